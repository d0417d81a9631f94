import * as vscode from 'vscode';

/** The only place that knows every room: plain constructor calls, top to bottom. */
export function compose(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.window.registerTreeDataProvider('gainsight.accounts', {
    getTreeItem: (row: string) => new vscode.TreeItem(row),
    getChildren: () => [context.extension.id],
  });
}
