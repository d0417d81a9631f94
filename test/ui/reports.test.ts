import assert from 'node:assert/strict';
import { root } from '../host/paths.mjs';
import { createProfile, linkAsInstalled } from '../host/profile.mjs';
import { readingCommands } from './reading';
import { useWorkbench, type Workbench } from './workbench';

/** Opens the sandbox and waits for its accounts. */
async function onSandbox(workbench: Workbench): Promise<void> {
  await workbench.quickInput.runCommand('Gainsight: Explore the Sandbox Tenant');
  await workbench.openContainer('Gainsight');
  await workbench.view('Accounts').getByRole('treeitem').first().waitFor();
}

const preview = ({ page }: Workbench) =>
  page.locator('iframe.webview').last().contentFrame().locator('iframe').contentFrame();

describe('slash commands and reports', () => {
  const workbench = useWorkbench();

  before(() => onSandbox(workbench()));

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
    await preview(workbench()).getByRole('heading', { name: 'Account brief: Praxis Inc' }).waitFor();
  });
});

describe('reports of a window without any language model', () => {
  const profile = createProfile({});
  linkAsInstalled(profile, [root]);
  const workbench = useWorkbench({ profile });

  before(() => onSandbox(workbench()));

  it('open from the palette for an account that is found as one types', async () => {
    const { page, quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Account Health…');
    await quickInput.findAccount('braV', 'Bravura');
    await page.locator('.tab', { hasText: 'Health Bravura' }).waitFor();
    await preview(workbench()).getByRole('heading', { name: 'Health: Bravura' }).waitFor();
    await page.locator('.editor-actions [aria-label^="Refresh Document"]').first().waitFor();
  });

  it('are in the menu of a company', async () => {
    const row = workbench().treeItem(/^Cloudnine/);
    await workbench().chooseInMenu(row.first(), 'Account Timeline…');
    await preview(workbench()).getByRole('heading', { name: 'Timeline: Cloudnine' }).waitFor();
  });

  it('show the text of an entry as it was typed: nothing in it is loaded or can be clicked', async () => {
    const { quickInput } = workbench();
    await quickInput.runCommand('Gainsight: Log Timeline Activity…');
    await quickInput.enterUnder(
      'Log Timeline Activity',
      'Fernhill Foods call today: ![x](https://evil.example/p.png) [go](command:gainsight.signOut) <img src=x>',
    );
    await workbench().dialog().getByRole('button', { name: 'Write to Gainsight' }).click();
    await workbench().notification('Written to the Timeline.').waitFor();
    await quickInput.runCommand('Gainsight: Account Timeline…');
    await quickInput.pick('Fernhill Foods');
    const document = preview(workbench());
    await document.getByRole('heading', { name: 'Timeline: Fernhill Foods' }).waitFor();
    assert.match(await document.locator('body').innerText(), /evil\.example/);
    assert.equal(await document.locator('img, a[href*="evil"], a[href*="signOut"]').count(), 0);
  });

  readingCommands(workbench, profile.workspace);
});
