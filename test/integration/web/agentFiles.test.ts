import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../support/until';
import { ui } from '../bridge';
import { extensionUnderTest } from '../extensionUnderTest';
import { forgetConnections } from './connectByHand';
import { connectServed } from './writeInChat';

const ROWS = '.quick-input-list .monaco-list-row';

/** What VS Code finds wrong in a file, once it has said so of a server of the user's that is not there. */
async function complaints(uri: vscode.Uri): Promise<string[]> {
  const found = (): string[] => vscode.languages.getDiagnostics(uri).map(({ message }) => message);
  await until(() => found().some((message) => message.includes('slack/*')), 'the check of the file');
  return found();
}

describe('VS Code, with our files for agent mode', () => {
  before(connectServed);
  after(async () => {
    await forgetConnections();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('lists the skills', async () => {
    void vscode.commands.executeCommand('workbench.action.chat.configure.skills');
    for (const name of ['account-handover', 'cta-triage', 'qbr-prep', 'renewal-risk'])
      await ui('waitForText', ROWS, `gainsight-${name}`);
    await ui('press', 'Escape');
  });

  it("knows each of our tools by the name that the agent's file gives it", async () => {
    const file = vscode.Uri.joinPath(
      extensionUnderTest().extensionUri,
      'media/agents/gainsight-csm.agent.md',
    );
    await vscode.window.showTextDocument(file);
    const about = (await complaints(file)).filter((message) => !/'(?:read|slack|salesforce)\//.test(message));
    assert.deepEqual(about, []);
  });
});
