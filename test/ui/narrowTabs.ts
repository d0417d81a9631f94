import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { widths } from '../host/hostileMarks.mjs';
import { until } from '../support/until';
import { assertAccessible, pageFrame, webviewPage } from './webviewPage';
import type { Workbench } from './workbench';

/** The narrowest tab that pages are made for. */
const NARROW = 320;

/** Pages that are open in these tabs fit into the narrowest one, however long a word is, and into high contrast. */
export function fitNarrowTabs(workbench: () => Workbench, tabs: readonly string[]): void {
  /** Makes the window as wide as leaves this much to the page in front, and keeps a picture. */
  async function narrowed(tab: string): Promise<Frame> {
    const { page } = workbench();
    await page.locator('.tab', { hasText: tab }).click();
    await page.locator('.tab.active', { hasText: tab }).waitFor();
    await webviewPage(workbench()).locator('main[aria-busy="false"] h1').waitFor();
    const frame = await pageFrame(page);
    await until(async () => {
      const [, present] = await frame.locator('html').evaluate(widths);
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
      if (present !== NARROW) await page.setViewportSize({ width: width - present + NARROW, height });
      return present === NARROW;
    }, 'the narrow page');
    await workbench().screenshot(`narrow-${tab}`);
    return frame;
  }

  it('fits into 320 pixels, however long a word is, and into high contrast', async () => {
    const { page, quickInput } = workbench();
    const usual = page.viewportSize();
    assert.ok(usual);
    await quickInput.runCommand('View: Toggle Primary Side Bar Visibility');
    await quickInput.runCommand('View: Toggle Secondary Side Bar Visibility');
    for (const tab of tabs) {
      const frame = await narrowed(tab);
      assert.deepEqual(await frame.locator('html').evaluate(widths), [NARROW, NARROW]);
      await assertAccessible(workbench());
    }
    await page.emulateMedia({ forcedColors: 'active' });
    await (await pageFrame(page)).locator('body.vscode-high-contrast').waitFor();
    await assertAccessible(workbench());
    await workbench().screenshot('narrow-high-contrast');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.setViewportSize(usual);
    await quickInput.runCommand('View: Toggle Primary Side Bar Visibility');
  });
}
