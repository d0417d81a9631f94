import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createProfile, linkAsInstalled } from '../host/profile.mjs';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { clientOf, type ServedTenant } from './sandboxClient';
import { assertAccessible, webviewPage } from './webviewPage';
import { useWorkbench } from './workbench';

const EMAIL = 'lena.hofmann@example.com';
const HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>';
const FORMULA = '=HYPERLINK("https://example.org","x")';

/** Open CTAs of the user at the first of their accounts. */
async function createCtas(served: ServedTenant, ...names: readonly string[]): Promise<void> {
  const { companies, writes } = clientOf(served);
  const { signal } = new AbortController();
  const [account] = (await companies.page({ scope: 'mine', limit: 1 })).rows;
  const given = { companyGsid: account?.company.gsid ?? '', type: 'Risk', owner: { email: EMAIL } };
  for (const name of names) await writes.createCta({ ...given, name, referenceId: name }, { signal });
}

describe('the page of a query', () => {
  const profile = createProfile();
  linkAsInstalled(profile);
  const workbench = useWorkbench({ profile, keepSecrets: true });
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;

  before(async () => {
    sandbox = await startSandboxServer(['--rate', '1000']);
    const served = { url: sandbox.env.TEST_SANDBOX_URL, key: sandbox.env.TEST_SANDBOX_KEY };
    await createCtas(served, HOSTILE, FORMULA);
    const { quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Sign In…');
    await quickInput.enterAt(1, served.url);
    await quickInput.pickAt(2, 'Access key');
    await quickInput.enterAt(3, served.key);
    await quickInput.enterAt(4, EMAIL);
    await workbench().openContainer('Gainsight');
    await workbench().view('Accounts').getByRole('treeitem').first().waitFor();
  });

  after(() => sandbox.stop());

  const result = () => webviewPage(workbench());
  const head = (name: string) => result().getByRole('columnheader', { name });
  const dueDays = async (): Promise<readonly number[]> => {
    const place = Number(await head('Due Date').getByRole('button').getAttribute('data-column'));
    const cells = await result()
      .locator(`tr[data-row] :is(th, td):nth-child(${place + 1})`)
      .allInnerTexts();
    return cells.filter(Boolean).map((text) => Date.parse(text));
  };

  it('shows the records that meet the conditions, and says which', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Query Object…');
    await quickInput.untilStep(1);
    await quickInput.box.fill('call to');
    await quickInput.pickAt(1, 'Call To Action');
    await quickInput.pickAt(2, 'Due Date');
    await page.keyboard.press('Enter');
    await quickInput.pickAt(3, 'Is Closed');
    await quickInput.pickAt(4, 'is');
    await quickInput.pickAt(5, 'no');
    await workbench().screenshot('query-conditions');
    await quickInput.pickAt(6, 'No further condition');
    await result().getByRole('heading', { level: 1, name: 'Call To Action' }).waitFor();
    await result().getByText('Is Closed is no').waitFor();
    await result().getByRole('button', { name: 'Recover product usage' }).waitFor();
    await result()
      .getByText(/^\d+ records$/)
      .waitFor();
    await workbench().screenshot('query-page');
  });

  it('holds text of records as text', async () => {
    await result().getByText(HOSTILE, { exact: true }).waitFor();
    assert.equal(await result().locator('main :is(img, b, script)').count(), 0);
  });

  it('is sorted by a column with keys, which keep their place', async () => {
    const { page } = workbench();
    await head('Due Date').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await result().locator('th[aria-sort="ascending"] button:focus').waitFor();
    const days = await dueDays();
    assert.ok(days.length > 3);
    assert.deepEqual(
      days,
      days.toSorted((a, b) => a - b),
    );
    await page.keyboard.press('Enter');
    await result().locator('th[aria-sort="descending"] button:focus').waitFor();
    assert.deepEqual(await dueDays(), days.toReversed());
  });

  it('has no serious fault that axe finds', () => assertAccessible(workbench()));

  it('exports what it shows to a file in which no cell is a formula', async () => {
    const { page, quickInput } = workbench();
    await result().getByRole('button', { name: 'Export CSV…' }).click();
    const file = path.join(profile.workspace, 'Call-To-Action.csv');
    await quickInput.row('README.md').waitFor();
    assert.equal(await quickInput.box.inputValue(), file);
    await page.keyboard.press('Enter');
    await workbench()
      .notification(/^.*Exported \d+ rows/)
      .waitFor();
    const text = readFileSync(file, 'utf8');
    const count = await result().locator('table').getAttribute('aria-rowcount');
    assert.equal(text.trimEnd().split('\r\n').length, Number(count));
    assert.ok(text.includes(`"'=HYPERLINK(""https://example.org"",""x"")"`), text);
    assert.ok(text.includes('<img src=x onerror=""document.title=1"">'), text);
  });

  it('asks again after a reload, and is sorted as before', async () => {
    await workbench().reloadWindow();
    await result().locator('th[aria-sort="descending"]', { hasText: 'Due Date' }).waitFor();
    await result().getByRole('button', { name: 'Recover product usage' }).waitFor();
  });
});
