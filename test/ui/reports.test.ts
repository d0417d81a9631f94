import assert from 'node:assert/strict';
import { useWorkbench } from './workbench';

describe('slash commands and reports', () => {
  const workbench = useWorkbench();

  before(async () => {
    await workbench().quickInput.runCommand('Gainsight: Explore the Sandbox Tenant');
    await workbench().openContainer('Gainsight');
    await workbench().view('Accounts').getByRole('treeitem').first().waitFor();
  });

  it('show facts, then a reading that says whose it is', async () => {
    const { chat } = workbench();
    await chat.send('@gainsight /brief Meridian Corp');
    const answer = chat.answer('Reading by Scripted (demo)');
    await answer.waitFor();
    const text = await answer.innerText();
    assert.match(text, /Account brief: Meridian Corp[^]*As of/);
    await answer.getByRole('button', { name: 'Open as Document' }).waitFor();
  });

  it('open the record of a link in the chat, as a document that the editor shows as Markdown', async () => {
    const { chat, page } = workbench();
    // The participant stays chosen.
    await chat.send('/risk');
    const answer = chat.answer('Reading by Scripted (demo)');
    const link = answer.filter({ hasText: 'Portfolio at risk' }).getByRole('link', { name: 'Praxis Inc' });
    await link.first().dispatchEvent('click');
    await page.locator('.tab', { hasText: 'Account brief Praxis Inc' }).waitFor();
    const frame = page.locator('iframe.webview').last().contentFrame().locator('iframe').contentFrame();
    await frame.getByRole('heading', { name: 'Account brief: Praxis Inc' }).waitFor();
  });

  it('open from the palette for an account that is found as one types', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Account Health…');
    await quickInput.box.fill('braV');
    await quickInput.pick('Bravura');
    await page.locator('.tab', { hasText: 'Bravura' }).waitFor();
  });
});
