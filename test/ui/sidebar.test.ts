import assert from 'node:assert/strict';
import { useWorkbench } from './workbench';

describe('the sidebar', () => {
  const workbench = useWorkbench();

  it('shows the Accounts view in the Gainsight container', async () => {
    await workbench().openContainer('Gainsight');
    await workbench().view('Accounts').locator('.pane-body').waitFor();
  });

  it('opens by the command palette, and without a notification', async () => {
    await workbench().openContainer('Explorer');
    await workbench().quickInput.runCommand('View: Show Gainsight');
    await workbench().view('Accounts').locator('.pane-body').waitFor();
    assert.equal(await workbench().notification(/./).count(), 0);
  });
});
