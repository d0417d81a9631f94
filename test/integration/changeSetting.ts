import * as vscode from 'vscode';

/** Changes a setting of the user's, or takes it back, and resolves when extensions have been told. */
export async function changeSetting(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  const { globalValue } = settings.inspect(name) ?? {};
  // VS Code tells nobody of a change that changes nothing.
  if (JSON.stringify(globalValue) === JSON.stringify(value)) return;
  const told = new Promise<void>((resolve) => {
    const listening = vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(name)) return;
      listening.dispose();
      resolve();
    });
  });
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  await told;
}
