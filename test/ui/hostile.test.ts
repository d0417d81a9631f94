import assert from 'node:assert/strict';
import { CANARY, PROBE } from '../../src/sandbox/hostile/hostileText';
import { plant, uproot } from '../host/hostileMarks.mjs';
import { chooseRow } from '../host/quickInputList.mjs';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { fitNarrowTabs } from './narrowTabs';
import { RunWatch } from './runWatch';
import { pageFrame, previewPage, webviewPage } from './webviewPage';
import { useWorkbench } from './workbench';

const TALL = { width: 1400, height: 1600 };
const EMAIL = 'lena.hofmann@example.com';

/** Reports that are about one account, by the command that opens each and the heading of its document. */
const REPORTS: readonly (readonly [command: string, heading: string])[] = [
  ['Account Brief…', 'Account brief: Bravura'],
  ['Account Health…', 'Health: Bravura'],
  ['Account Timeline…', 'Timeline: Bravura'],
  ['Account Handover…', 'Handover: Bravura'],
  ['Open as Document', 'Company: Bravura'],
];

describe('a tenant in which all text is hostile', () => {
  const workbench = useWorkbench({ settings: { 'gainsight.callsPerMinute': 100 } });
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;
  let watch: RunWatch;

  before(async () => {
    const variant = ['--variant', 'texts=hostile', '--companies', '0', '--rate', '1000'];
    sandbox = await startSandboxServer(variant);
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = sandbox.env;
    const { quickInput, page, external } = workbench();
    await page.setViewportSize(TALL);
    watch = new RunWatch(page, external);
    watch.begin();
    await quickInput.runCommand('Gainsight: Sign In…');
    await quickInput.enterAt(1, url);
    await quickInput.pickAt(2, 'Access key');
    await quickInput.enterAt(3, key);
    await quickInput.enterAt(4, EMAIL);
    await workbench().openContainer('Gainsight');
    await bravura().waitFor();
  });

  after(() => sandbox.stop());

  const bravura = () =>
    workbench()
      .treeItem(/^Bravura/)
      .first();

  /** Chooses what the search for a name finds first. */
  async function chooseFound(text: string): Promise<void> {
    const { quickInput, page } = workbench();
    await quickInput.box.fill(text);
    await quickInput.row(text).waitFor();
    assert.equal(await page.locator('.quick-input-list :is(.codicon-alert, .codicon-sync)').count(), 0);
    await chooseRow(page, { label: text });
  }

  async function assertInert(): Promise<void> {
    assert.deepEqual(await watch.noticed(), []);
  }

  it('is told apart: whatever ran, loaded or became an element is noticed', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Open Account Page');
    await chooseFound('Bravura');
    await webviewPage(workbench()).getByRole('heading', { level: 1 }).waitFor();
    await assertInert();
    const marks = { probe: PROBE, canary: CANARY };
    await (await pageFrame(page)).evaluate(plant, marks);
    await page.evaluate(plant, marks);
    const noticed = (await watch.noticed()).join('\n');
    await page.evaluate(uproot, marks);
    for (const sign of [/^probe in/m, /^element <img/m, /^request .*planted$/m, /^kept back .*planted\.png/m])
      assert.match(noticed, sign);
    await quickInput.runCommand('View: Close All Editors');
    await page.locator('iframe.webview.ready').first().waitFor({ state: 'detached' });
  });

  it('stays text in the trees and their tooltips', async () => {
    const { page } = workbench();
    const sidebar = page.locator('.part.sidebar');
    await bravura().locator('.monaco-tl-twistie').click();
    for (const folder of ['CTAs', 'Success plans', 'Timeline', 'People', 'Relationships'])
      await sidebar.getByRole('treeitem', { name: new RegExp(`^${folder} of Bravura`) }).click();
    const rows = sidebar.getByRole('treeitem', { level: 3 });
    await rows.nth(4).waitFor();
    for (const row of [bravura(), rows.first(), rows.nth(3)]) {
      await row.hover();
      await page.locator('.monaco-hover:visible').filter({ hasText: /:/ }).first().waitFor();
      await assertInert();
    }
    assert.equal(await sidebar.locator('.monaco-icon-label-container .codicon').count(), 0);
    assert.equal(await page.locator('.monaco-hover a, .monaco-hover img').count(), 0);
  });

  it('stays text on the page of an account and on that of the portfolio', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Open Account Page');
    await chooseFound('Quillon Bank');
    const shown = webviewPage(workbench());
    await shown.locator('main[aria-busy="false"] .entry').first().waitFor();
    await shown.getByText('Show as table').first().click();
    await assertInert();
    assert.equal(await shown.locator('main :is(script, style, a, input, link)').count(), 0);
    await quickInput.runCommand('Gainsight: Open Portfolio');
    await shown.locator('main[aria-busy="false"] table.accounts tbody tr').first().waitFor();
    await assertInert();
    assert.equal(await shown.locator('main :is(script, style, a, input, link)').count(), 0);
    await page.keyboard.press('Escape');
  });

  fitNarrowTabs(workbench, ['Quillon Bank', 'Portfolio']);

  for (const [command, heading] of REPORTS)
    it(`stays text in the preview of ${heading}`, async () => {
      const { quickInput } = workbench();
      await quickInput.runCommand(`Gainsight: ${command}`);
      await chooseFound('Bravura');
      const preview = previewPage(workbench());
      await preview.getByRole('heading', { name: heading }).waitFor();
      await assertInert();
      assert.equal(
        await preview.locator('.markdown-body :is(script, style, a[href*="//canary"])').count(),
        0,
      );
    });

  it('stays text in the preview of a portfolio at risk', async () => {
    const { quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Portfolio at Risk');
    await previewPage(workbench()).getByRole('heading', { name: 'Portfolio at risk' }).waitFor();
    await assertInert();
  });

  it('stays text in notes that are opened as Markdown, and in their preview', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Open Timeline as Markdown…');
    await chooseFound('Bravura');
    await quickInput.title.filter({ hasText: 'Timeline of' }).waitFor();
    await quickInput.pick('All 4 entries');
    await page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await page.locator('.monaco-editor.focused').waitFor();
    await quickInput.runCommand('Markdown: Open Preview');
    await previewPage(workbench())
      .getByRole('heading', { name: /^Timeline: Bravura/ })
      .waitFor();
    assert.equal(await previewPage(workbench()).locator('.markdown-body :is(img, script, style)').count(), 0);
  });

  it('stays text in the description of an object, and in what asks for its fields', async () => {
    const { quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Describe Object…');
    await chooseFound('Company');
    await previewPage(workbench())
      .getByRole('heading', { name: /Company/ })
      .first()
      .waitFor();
    await assertInert();
  });
});
