import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchBrowser, newContext } from '../host/browser.mjs';
import { stop } from '../host/children.mjs';
import { startInBrowser } from './demo';
import { Workbench } from './workbench';

describe('npm start without desktop VS Code', () => {
  let browser: Browser;
  let started: ReturnType<typeof startInBrowser>;
  let workbench: Workbench;
  before(async () => {
    started = startInBrowser();
    browser = await launchBrowser();
    const { context } = await newContext(browser);
    const page = await context.newPage();
    workbench = new Workbench(page);
    await page.goto(await started.address);
    await workbench.untilReady();
  });
  after(async () => {
    await browser.close();
    await stop(started.child);
  });

  it('shows the Gainsight container at the printed address', async () => {
    await workbench.view('Accounts').getByRole('treeitem').first().waitFor();
  });

  it('offers the scripted model in the chat view', () => workbench.chat.untilReady());

  it('leaves no profile behind when it is told to end', async () => {
    const folder = new URL(await started.address).searchParams.get('folder') ?? '';
    assert.ok(existsSync(folder));
    await stop(started.child);
    assert.equal(existsSync(folder), false);
  });
});
