import assert from 'node:assert/strict';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { clientOf, putRecord, type ServedTenant } from './sandboxClient';
import { assertAccessible, webviewPage } from './webviewPage';
import { useWorkbench } from './workbench';

/** What would run or load something if it were taken for markup, a style, a link or an address. */
const HOSTILE = [
  '<script>globalThis.ran = 1</script>',
  '<img src="https://evil.example/p.png" onerror="globalThis.ran = 1">',
  '<svg onload="globalThis.ran = 1"><image href="https://evil.example/s.png"/></svg>',
  '<a href="javascript:globalThis.ran = 1">go</a>',
  '<style>*{background:url(https://evil.example/c.png)}</style>',
  '"><iframe src="https://evil.example"></iframe><b',
];

const OWNER = { email: 'lena.hofmann@example.com' };

/** Puts each text into each field of an account that people can write. */
async function writeHostileTexts(served: ServedTenant): Promise<void> {
  const tenant = clientOf(served);
  const signal = new AbortController().signal;
  const [company] = await tenant.companies.resolve('Bravura', signal);
  assert.ok(company);
  const companyGsid = company.gsid;
  for (const [index, text] of HOSTILE.entries()) {
    const referenceId = `r${index}`;
    await tenant.writes.createCta({ referenceId, name: text, owner: OWNER, companyGsid, type: 'Risk' });
    await tenant.writes.createSuccessPlan({
      referenceId,
      name: text,
      owner: OWNER,
      companyGsid,
      type: 'ROI',
    });
    await tenant.writes.createActivity({
      ...{ externalId: `e${index}`, context: 'Company', companyGsid, type: 'Call', at: new Date() },
      ...{ author: OWNER.email, subject: text, notes: `<p>${text.replaceAll('<', '&lt;')}</p>${text}` },
    });
  }
  await putRecord(served, 'Company', { Gsid: companyGsid, Name: `Bravura ${HOSTILE.slice(0, 2).join('')}` });
}

describe('the account page', () => {
  const workbench = useWorkbench({ keepSecrets: true });
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;
  let served: ServedTenant;

  before(async () => {
    sandbox = await startSandboxServer();
    served = { url: sandbox.env.TEST_SANDBOX_URL, key: sandbox.env.TEST_SANDBOX_KEY };
    await writeHostileTexts(served);
    const { quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Sign In…');
    await quickInput.enterAt(1, served.url);
    await quickInput.pick('Access key');
    await quickInput.enterAt(3, served.key);
    await quickInput.enterAt(4, OWNER.email);
    await workbench().openContainer('Gainsight');
    await workbench()
      .treeItem(/^Bravura/)
      .waitFor();
  });

  after(() => sandbox.stop());

  const section = (name: string) => webviewPage(workbench()).getByRole('region', { name, exact: true });

  it('opens from the palette for an account that is found by typing, and shows what the tenant holds', async () => {
    const { quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Open Account Page');
    await quickInput.findAccount('quillon', 'Quillon Bank');
    const page = webviewPage(workbench());
    await page.getByRole('heading', { level: 1, name: 'Quillon Bank' }).waitFor();
    await page.getByText('64 Watch').first().waitFor();
    await page.getByText('€560K').waitFor();
    await section('Open CTAs').getByText('Quarterly business review').waitFor();
    await section('Success plans').getByText('29 % · 2 of 7 objectives done').waitFor();
    await section('Timeline').getByText('Risk team needs two more weeks.').waitFor();
    await section('People').getByText('Hannah Brandt').waitFor();
    await section('Relationships').getByText('Quillon Retail Banking').waitFor();
    await section('Usage and satisfaction').getByText('NPS').waitFor();
  });

  it('filters the feed by type', async () => {
    const timeline = section('Timeline');
    await timeline.getByLabel('Type').selectOption({ label: 'Email' });
    await timeline.getByText('Risk team needs two more weeks.').waitFor({ state: 'detached' });
    await timeline.getByText('Agenda for the review').waitFor();
  });

  it('has a chart whose points are reached by keys, with the same numbers as a table', async () => {
    const health = section('Health');
    const points = health.locator('.dot');
    await points.last().focus();
    await workbench().page.keyboard.press('Home');
    await workbench().page.keyboard.press('ArrowRight');
    const focused = health.locator('.dot:focus');
    const label = await focused.getAttribute('aria-label');
    assert.equal(label, await points.nth(1).getAttribute('aria-label'));
    assert.equal(await health.locator('.readout').innerText(), label);
    await health.getByText('Show as table').click();
    assert.equal(await health.locator('tbody tr').count(), await points.count());
  });

  it('opens a record where it is in Gainsight', async () => {
    const { page } = workbench();
    const opening = page.context().waitForEvent('page');
    const title = { name: 'Quarterly business review', exact: true };
    await section('Open CTAs').getByRole('button', title).click();
    const opened = await opening;
    await opened.waitForURL(/\/v1\/ui\/cockpit\?ctaId=1S01/);
    await opened.close();
  });

  it('has no serious fault that axe finds', () => assertAccessible(workbench()));

  it('is there again after a reload of the window, with its filter, and a portfolio with its mark', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Open Portfolio');
    await section('Health')
      .getByRole('button', { name: /^At risk: / })
      .focus();
    await page.keyboard.press('Enter');
    const filtered = webviewPage(workbench()).getByRole('heading', { name: 'Health: At risk' });
    await filtered.waitFor();
    await workbench().reloadWindow();
    await filtered.waitFor();
    await page.locator('.tab', { hasText: 'Quillon Bank' }).click();
    await webviewPage(workbench()).getByRole('heading', { level: 1, name: 'Quillon Bank' }).waitFor();
    const timeline = section('Timeline');
    await timeline.getByText('Agenda for the review').waitFor();
    assert.equal(await timeline.getByText('Risk team needs two more weeks.').count(), 0);
  });

  it('opens from the row of a company, and runs and loads nothing of what records hold', async () => {
    const { page } = workbench();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const row = workbench().treeItem(/^Bravura/);
    await workbench().press(row.first(), 'Open Account Page');
    const shown = webviewPage(workbench());
    await shown.getByRole('heading', { level: 1, name: /^Bravura <script>/ }).waitFor();
    for (const name of ['Open CTAs', 'Success plans', 'Timeline'])
      for (const text of HOSTILE) await section(name).getByText(text).first().waitFor();
    const main = shown.locator('main');
    assert.equal(await main.locator('script, img, iframe, style, a, image, [onerror], [onload]').count(), 0);
    assert.equal(await main.evaluate('globalThis.ran'), undefined);
    assert.deepEqual(
      asked.filter((url) => url.includes('evil.example')),
      [],
    );
  });
});
