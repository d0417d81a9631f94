import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('activates without an error', async () => {
    const extension = vscode.extensions.getExtension('csm-tools.gainsight-vscode');
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('registers every command that the manifest names', async () => {
    const extension = vscode.extensions.getExtension('csm-tools.gainsight-vscode');
    assert.ok(extension);
    await extension.activate();
    const { contributes } = extension.packageJSON as { contributes: { commands?: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = (contributes.commands ?? []).filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
