import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { useWorkbench } from './workbench';

describe('records as documents', () => {
  const workbench = useWorkbench();

  before(async () => {
    const { quickInput, chat } = workbench();
    await quickInput.runCommand('Gainsight: Explore the Sandbox Tenant');
    await workbench().openContainer('Gainsight');
    await row('Fernhill Foods').waitFor();
    await chat.untilReady();
  });

  const row = (name: string): Locator =>
    workbench()
      .view('Accounts')
      .getByRole('treeitem', { name: new RegExp(`^${name}`) });

  const attached = (name: string): Locator =>
    workbench().chat.input.locator('.chat-attached-context-attachment').filter({ hasText: name });

  const choose = async (name: string, item: string): Promise<void> => {
    await workbench().chooseInMenu(row(name), item);
  };

  it('are attached to the chat from the menu of a row, and answer a command that names no account', async () => {
    const { chat, page } = workbench();
    await choose('Fernhill Foods', 'Add to Chat');
    await attached('Fernhill Foods.md').waitFor();
    await chat.send('@gainsight /brief');
    const answer = chat.answer('Account brief: Fernhill Foods');
    await answer.waitFor();
    assert.equal(await page.locator('.notification-toast').count(), 0);
  });

  it('are attached to the chat from the palette, which asks for an account', async () => {
    const { quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Add to Chat');
    // Nothing is typed: what the search finds would take the place of the row that is chosen.
    await quickInput.title.filter({ hasText: 'Add to Chat' }).waitFor();
    await quickInput.pick('Quillon Bank');
    await attached('Quillon Bank.md').waitFor();
  });

  it('are attached to the chat by dragging a row there', async () => {
    const { chat } = workbench();
    await row('Bravura').dragTo(chat.input);
    await attached('Bravura.md').waitFor();
  });

  it('are attached together by dragging several rows', async () => {
    const { chat } = workbench();
    const names = ['Cloudnine', 'Helios Analytics'];
    for (const name of names) await row(name).click({ modifiers: ['ControlOrMeta'] });
    await row('Cloudnine').dragTo(chat.input);
    for (const name of names) await attached(`${name}.md`).waitFor();
  });

  it('open in an editor by dragging a row there', async () => {
    const { page } = workbench();
    const area = await page.locator('.part.editor').boundingBox();
    assert.ok(area);
    await row('Kestrel Labs').hover();
    await page.mouse.down();
    // The editor shows where it would open before it takes anything.
    for (const part of [0.4, 0.5])
      await page.mouse.move(area.x + area.width * part, area.y + area.height * part, { steps: 5 });
    await page.locator('#monaco-workbench-editor-drop-overlay').waitFor();
    await page.mouse.up();
    await page.locator('.tab.active', { hasText: 'Kestrel Labs' }).waitFor();
  });

  it('open as Markdown that people read, from the menu of a row', async () => {
    const { page } = workbench();
    await choose('Fernhill Foods', 'Open as Document');
    await page.locator('.tab', { hasText: 'Fernhill Foods' }).waitFor();
    const preview = page.locator('iframe.webview').last().contentFrame().locator('iframe').contentFrame();
    await preview.getByRole('heading', { name: 'Company: Fernhill Foods' }).waitFor();
    await preview.getByRole('link', { name: 'Settle the billing dispute' }).click();
    await page.locator('.tab', { hasText: 'Settle the billing dispute' }).waitFor();
  });
});
