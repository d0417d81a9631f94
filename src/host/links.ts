import * as vscode from 'vscode';

/** Takes the user out of the editor, to web pages only: record text must not be able to start a program. */
export class Links {
  async open(address: string): Promise<void> {
    assertWeb(address);
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
  }

  /** The same, letter by letter; false when the user did not want it opened. */
  async openExactly(address: string): Promise<boolean> {
    assertWeb(address);
    // A `Uri` loses the escapes inside of the query. VS Code takes text too, though its types do not say so.
    return vscode.env.openExternal(address as unknown as vscode.Uri);
  }

  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
  }
}

function assertWeb(address: string): void {
  if (!/^https?:$/.test(new URL(address).protocol)) throw new Error('Only web addresses are opened');
}
