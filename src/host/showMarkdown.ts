import * as vscode from 'vscode';

const PREVIEW = 'vscode.markdown.preview.editor';

/** Opens a Markdown document as people read it; as it is written where the editor's own preview is switched off. */
export async function showMarkdown(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('vscode.openWith', uri, PREVIEW, { preview: false });
  } catch {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  }
}
