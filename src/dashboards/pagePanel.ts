import * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';
import type { Log } from '../host/log';
import { newNonce, pageHtml } from './pageHtml';

/** A message of either side. */
export interface Message {
  readonly type: string;
}

export interface PagePanelParts<To extends Message, From> {
  readonly panel: vscode.WebviewPanel;
  readonly extensionUri: vscode.Uri;
  /** Name of the page's script. */
  readonly page: 'accountPage' | 'portfolioPage' | 'queryPage';
  /** What came from the page; undefined when it is no message of ours. */
  readonly parse: (message: unknown) => From | undefined;
  readonly received: (message: From) => void;
  /** Messages that belong together under one name: the last of them is what holds. */
  readonly slotOf?: (message: To) => string;
  readonly log: Pick<Log, 'warn'>;
}

/** The folder that pages may take files from. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** What every page may do: run its script, and see the folder of scripts and styles. It is not kept while hidden. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
}

/** A tab for a page, in front. */
export function newPanel(view: string, title: string, extensionUri: vscode.Uri): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(view, title, vscode.ViewColumn.Active, {
    ...pageOptions(extensionUri),
    retainContextWhenHidden: false,
    enableFindWidget: true,
  });
}

/**
 * One page in its tab. A hidden page is forgotten by the editor and begins anew when it is seen: `replay` tells it
 * again what holds. Messages that are not ours are left out, with a line in the log.
 */
export class PagePanel<To extends Message, From> extends DisposableOwner {
  readonly panel: vscode.WebviewPanel;
  readonly #parts: PagePanelParts<To, From>;
  readonly #told = new Map<string, To>();

  constructor(parts: PagePanelParts<To, From>) {
    super();
    const { panel, page, received, parse, log } = parts;
    this.#parts = parts;
    this.panel = panel;
    this.register(panel.onDidDispose(() => this.dispose()));
    this.register(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const known = parse(message);
        if (known === undefined) log.warn('message of a page left out', { page });
        else received(known);
      }),
    );
    this.#load();
  }

  tell(message: To): void {
    if (this.isDisposed) return;
    this.#told.set(this.#slotOf(message), message);
    void this.panel.webview.postMessage(message);
  }

  /** A closed page keeps nothing of a record. */
  override dispose(): void {
    super.dispose();
    this.#told.clear();
  }

  /** Something was told that holds. */
  get hasBegun(): boolean {
    return this.#told.size > 0;
  }

  /** Forgets what was told, so that nothing of it comes back. */
  forget(): void {
    this.#told.clear();
  }

  /** Tells again what holds, in the order in which it was told first; false when there is nothing yet. */
  replay(): boolean {
    for (const message of this.#told.values()) void this.panel.webview.postMessage(message);
    return this.#told.size > 0;
  }

  #slotOf(message: To): string {
    return this.#parts.slotOf?.(message) ?? message.type;
  }

  #load(): void {
    const { panel, extensionUri, page } = this.#parts;
    const { webview } = panel;
    webview.options = pageOptions(extensionUri);
    const file = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extensionUri), name)).toString();
    webview.html = pageHtml({
      title: panel.title,
      language: vscode.env.language,
      nonce: newNonce(),
      script: file(`${page}.js`),
      style: file('page.css'),
      source: webview.cspSource,
    });
  }
}
