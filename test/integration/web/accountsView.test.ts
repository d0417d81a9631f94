import * as vscode from 'vscode';
import { ui } from '../bridge';

describe('the Gainsight container', () => {
  it('shows the Accounts view', async () => {
    await vscode.commands.executeCommand('gainsight.accounts.focus');
    await ui('waitFor', '.part.sidebar .pane:has(> .pane-header[aria-label^="Accounts"]) > .pane-body');
  });
});
