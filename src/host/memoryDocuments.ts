import * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';

/** Editors that were closed long ago need no text any more. */
const MOST_KEPT = 30;

/** Read-only documents of a scheme. They are in no file, and gone with the window. */
export class MemoryDocuments extends DisposableOwner implements vscode.TextDocumentContentProvider {
  readonly #scheme: string;
  readonly #texts = new Map<string, string>();
  readonly #changed = this.register(new vscode.EventEmitter<vscode.Uri>());

  readonly onDidChange = this.#changed.event;

  constructor(scheme: string) {
    super();
    this.#scheme = scheme;
    this.register(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#texts.get(uri.toString()) ?? vscode.l10n.t('This is kept no longer. Run the command once more.')
    );
  }

  /** Opens the text as it is. The name is a path, and its end tells the language. */
  async show(name: string, text: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#keep(name, text));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Opens Markdown as people read it; as it is written where the editor's own preview is switched off. */
  async preview(name: string, text: string): Promise<void> {
    const uri = this.#keep(name, text);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      await this.show(name, text);
    }
  }

  #keep(name: string, text: string): vscode.Uri {
    const path = name.split('/').map(encodeURIComponent).join('/');
    const uri = vscode.Uri.parse(`${this.#scheme}:/${path}`);
    const key = uri.toString();
    const before = this.#texts.get(key);
    this.#texts.delete(key);
    this.#texts.set(key, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > MOST_KEPT && oldest !== undefined) this.#texts.delete(oldest);
    if (before !== undefined && before !== text) this.#changed.fire(uri);
    return uri;
  }
}
