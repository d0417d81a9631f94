// Pages in tabs of the stand-in for the module `vscode`.
import { EventEmitter } from './vscodeEvents';
import { Uri } from './vscodeUri';

export enum ViewColumn {
  Active = -1,
}

/** The page's side of a panel, as the extension sees it: what it was told, and what it says. */
export class Webview {
  readonly cspSource = 'https://webview.example';
  readonly said = new EventEmitter<unknown>();
  readonly onDidReceiveMessage = this.said.event;
  readonly told: { readonly type: string }[] = [];
  readonly heard = new EventEmitter<{ readonly type: string }>();
  options: object = {};
  html = '';

  asWebviewUri(uri: Uri): Uri {
    return Uri.parse(uri.toString().replace('file://', this.cspSource));
  }

  async postMessage(message: { readonly type: string }): Promise<boolean> {
    this.told.push(message);
    this.heard.fire(message);
    return true;
  }
}

/** A tab with a page, which a test closes and speaks for. */
export class WebviewPanel {
  readonly webview = new Webview();
  readonly closed = new EventEmitter<undefined>();
  readonly onDidDispose = this.closed.event;
  iconPath: unknown;
  revealed = 0;
  visible = true;
  isClosed = false;

  constructor(
    readonly viewType: string,
    public title: string,
  ) {}

  reveal(): void {
    this.revealed += 1;
  }

  dispose(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.closed.fire(undefined);
  }
}
