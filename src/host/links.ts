import * as vscode from 'vscode';

/** Takes the user out of the editor, to web pages only: record text must not be able to start a program. */
export class Links {
  async open(address: string): Promise<void> {
    if (!/^https?:$/.test(new URL(address).protocol)) throw new Error('Only web addresses are opened');
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
  }

  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
  }
}
