import assert from 'node:assert/strict';
import { useWorkbench } from './workbench';

const ASK = (name: string) => `@gainsight Create a Risk CTA "${name}" for Bravura`;

describe('creating a CTA in chat', () => {
  // Chats in which VS Code skips its cards: whoever chose that is asked by a dialog.
  const workbench = useWorkbench({ settings: { 'chat.permissions.default': 'autopilot' } });

  before(async () => {
    await workbench().quickInput.runCommand('Gainsight: Explore the Sandbox Tenant');
    await workbench().openContainer('Gainsight');
    await workbench().view('Accounts').getByRole('treeitem').first().waitFor();
  });

  it('is asked about by a dialog with the values where chats skip the question, and a no is a no', async () => {
    const { chat } = workbench();
    await chat.send(ASK('Call about usage'));
    const dialog = workbench().dialog();
    await dialog.filter({ hasText: 'Create CTA "Call about usage" at Bravura?' }).waitFor();
    const text = await dialog.innerText();
    for (const shown of [/Tenant: Sandbox tenant/, /Type: Risk/, /Owner: Lena Hofmann/])
      assert.match(text, shown);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await chat.answer('The user does not want this write').waitFor();
  });

  it('is done once when the dialog is answered with yes', async () => {
    const { chat } = workbench();
    await chat.send(ASK('Call about usage again'));
    await workbench().dialog().getByRole('button', { name: 'Write to Gainsight' }).click();
    await chat.answer('Created the CTA "Call about usage again"').waitFor();
    assert.equal(await workbench().dialog().count(), 0);
  });
});
