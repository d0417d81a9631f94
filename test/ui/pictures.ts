// Takes the pictures of the README: what `npm start` shows, in the real workbench.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, newContext } from '../host/browser.mjs';
import { stop } from '../host/children.mjs';
import { root } from '../host/paths.mjs';
import { startInBrowser } from './demo';
import { takePages } from './pagePictures';
import { Workbench } from './workbench';

const started = startInBrowser();
const browser = await launchBrowser();
try {
  const { context } = await newContext(browser, {
    viewport: { width: 1500, height: 960 },
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const workbench = new Workbench(page);
  await page.goto(await started.address);
  await workbench.untilReady();
  await workbench.view('Accounts').getByRole('treeitem').first().waitFor({ timeout: 90_000 });
  await dragSash(page, '.part.sidebar', 'right', 110);
  await dragSash(page, '.part.auxiliarybar', 'left', -190);
  await workbench
    .treeItem(/^Fernhill Foods/)
    .first()
    .click();
  await workbench.treeItem(/^CTAs/).first().click();
  await workbench
    .treeItem(/^Timeline/)
    .first()
    .waitFor();
  // The question stands in the input already.
  await workbench.chat.submit();
  await workbench.chat.answer('Cloudnine').waitFor();
  await workbench.chat.answer('As of').waitFor();
  // From the end of the answer back to its table.
  await workbench.chat.answer('As of').hover();
  await page.mouse.wheel(0, -260);
  await page.mouse.move(720, 600);
  const file = path.join(root, 'media', 'screenshot.png');
  await page.screenshot({ path: file, animations: 'disabled' });
  console.log(file);
} finally {
  await browser.close();
  await stop(started.child);
}

for (const file of await takePages()) console.log(file);

/** Moves one edge of a part of the workbench, as one does with the mouse. */
async function dragSash(page: Page, part: string, edge: 'left' | 'right', by: number): Promise<void> {
  const box = await page.locator(part).boundingBox();
  if (!box) throw new Error(`There is no ${part}.`);
  // The sash lies in the gap beside the part.
  const x = edge === 'right' ? box.x + box.width + 2 : box.x - 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 8 });
  await page.mouse.up();
}
