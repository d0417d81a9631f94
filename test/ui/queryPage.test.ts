import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createProfile, linkAsInstalled } from '../host/profile.mjs';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { until } from '../support/until';
import { clientOf, type ServedTenant } from './sandboxClient';
import { assertAccessible, webviewPage } from './webviewPage';
import { useWorkbench } from './workbench';

const EMAIL = 'lena.hofmann@example.com';
const HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>';
/** More than one page of an answer holds. */
const COMPANIES = 600;
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
    sandbox = await startSandboxServer(['--companies', String(COMPANIES)]);
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
  /** What stands in the first column: there are few enough records that all of them are drawn. */
  const names = (): Promise<readonly string[]> => result().locator('tr[data-row] th').allInnerTexts();

  /** What the button of the page writes to a file. */
  async function exported(button: string, name: string): Promise<string> {
    const file = path.join(profile.workspace, name);
    await result().getByRole('button', { name: button }).click();
    await workbench().quickInput.saveAs(file);
    await workbench()
      .notification(/Exported \d+ rows/)
      .waitFor();
    await workbench().quickInput.runCommand('Notifications: Clear All Notifications');
    return readFileSync(file, 'utf8');
  }

  it('shows the records that meet the conditions, and says which', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Query Object…');
    await quickInput.untilStep(1);
    await quickInput.box.fill('call to');
    await quickInput.pickAt(1, 'Call To Action');
    await quickInput.untilStep(2);
    await page.keyboard.press('Enter');
    await quickInput.untilStep(3);
    await quickInput.box.fill('Is Closed');
    await quickInput.pickAt(3, 'Is Closed');
    await quickInput.pickAt(4, 'is');
    await quickInput.pickAt(5, 'no');
    await quickInput.pickAt(6, 'Owner');
    await quickInput.pickAt(7, 'contains');
    await quickInput.enterAt(8, 'Lena');
    await workbench().screenshot('query-conditions');
    await quickInput.pickAt(9, 'No further condition');
    await quickInput.pickAt(10, 'All of them must hold');
    await result().getByRole('heading', { level: 1, name: 'Call To Action' }).waitFor();
    for (const text of ['Is Closed is no', 'Owner contains Lena', /^\d+ records$/])
      await result().getByText(text).waitFor();
    await result().getByRole('button', { name: 'Recover product usage' }).waitFor();
    await workbench().screenshot('query-page');
  });

  it('holds text of records as text', async () => {
    await result().getByText(HOSTILE, { exact: true }).waitFor();
    assert.equal(await result().locator('main :is(img, b, script)').count(), 0);
  });

  it('is sorted by a column with keys, which keep their place', async () => {
    const { page } = workbench();
    await head('Name').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await result().locator('th[aria-sort="ascending"] button:focus').waitFor();
    // The rows follow their head by a frame.
    await until(async () => (await names())[0] === HOSTILE, 'the order from the beginning');
    const sorted = await names();
    assert.ok(sorted.length > 5);
    const { compare } = new Intl.Collator('en', { numeric: true });
    assert.deepEqual(sorted, sorted.toSorted(compare));
    await page.keyboard.press('Enter');
    await result().locator('th[aria-sort="descending"] button:focus').waitFor();
    const first = sorted.toSorted((a, b) => compare(b, a))[0];
    await until(async () => (await names())[0] === first, 'the order from the end');
    assert.deepEqual(
      await names(),
      sorted.toSorted((a, b) => compare(b, a)),
    );
  });

  it('has no serious fault that axe finds', () => assertAccessible(workbench()));

  it('exports what it shows to a file in which no cell is a formula', async () => {
    const text = await exported('Export CSV…', 'Call-To-Action.csv');
    const count = await result().locator('table').getAttribute('aria-rowcount');
    assert.equal(text.trimEnd().split('\r\n').length, Number(count));
    assert.ok(text.includes(`"'=HYPERLINK(""https://example.org"",""x"")"`), text);
    assert.ok(text.includes('<img src=x onerror=""document.title=1"">'), text);
  });

  it('asks again after a reload, and is sorted as before', async () => {
    await workbench().reloadWindow();
    await result().locator('th[aria-sort="descending"]', { hasText: 'Name' }).waitFor();
    await result().getByRole('button', { name: 'Recover product usage' }).waitFor();
  });

  it('changes its question where it stands, beginning with what it is', async () => {
    const { page, quickInput } = workbench();
    const count = async () => Number(await result().locator('table').getAttribute('aria-rowcount'));
    const before = await count();
    await result().getByRole('button', { name: 'Edit Query…' }).click();
    await quickInput.acceptAt(1);
    await quickInput.untilStep(2);
    await page.keyboard.press('Enter');
    for (const step of [3, 4, 5]) await quickInput.acceptAt(step);
    await quickInput.pickAt(6, 'No further condition');
    await result().getByText('Owner contains Lena').waitFor({ state: 'detached' });
    await result().getByText('Is Closed is no').waitFor();
    await until(async () => (await count()) > before, 'CTAs of others');
  });

  it('holds one page of a long answer and loads the next, while an export holds all of it', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Query Object…');
    await quickInput.untilStep(1);
    await quickInput.box.fill('company');
    await quickInput.pickAt(1, 'Company');
    await quickInput.untilStep(2);
    await page.keyboard.press('Enter');
    await quickInput.pickAt(3, 'All records');
    await result().getByText('The first 500 records; there may be more.').waitFor();
    const all = JSON.parse(await exported('Export JSON…', 'Company.json')) as unknown[];
    assert.ok(all.length >= COMPANIES, String(all.length));
    await result().getByRole('button', { name: 'Load More' }).click();
    await result().getByText(`${all.length} records`, { exact: true }).waitFor();
    assert.equal(await result().locator('table').getAttribute('aria-rowcount'), String(all.length + 1));
    assert.equal(await result().getByRole('button', { name: 'Load More' }).count(), 0);
  });
});
