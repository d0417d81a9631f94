import * as vscode from 'vscode';
import { withSignal } from '../host/cancellation';
import { showMarkdown } from '../host/showMarkdown';
import { RECORD_SCHEME } from '../model/recordAddress';
import { addressOf, REPORT_SCHEME, requestIn, type ReportRequest } from './reportRequest';

/** Documents that were closed long ago are made again when somebody opens them. */
const MOST_KEPT = 30;

/** Makes the text of a document; what cannot be made is told in it. */
export type WriteDocument = (request: ReportRequest, signal: AbortSignal) => Promise<string>;

/** Reports as read-only documents. They are in no file; after a restart they are read from the tenant again. */
export class ReportDocuments {
  readonly #write: WriteDocument;
  readonly #changed: (document: vscode.Uri) => void;
  readonly #texts = new Map<string, string>();

  /** `changed` is told when a document has another text. */
  constructor(write: WriteDocument, changed: (document: vscode.Uri) => void) {
    this.#write = write;
    this.#changed = changed;
  }

  async textOf(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const known = this.#texts.get(uri.toString());
    if (known !== undefined) return known;
    const request = requestIn(uri.query);
    if (!request) return '';
    const text = await withSignal(token, (signal) => this.#write(request, signal));
    this.#keep(uri, text);
    return text;
  }

  /** Opens the text as people read it; as it is written where the editor's own preview is switched off. */
  async open(request: ReportRequest, title: string, text: string): Promise<void> {
    const uri = vscode.Uri.parse(addressOf(request, title));
    this.#keep(uri, text);
    await showMarkdown(uri);
  }

  /** Reads the document's report again; the old text stays until the new one is there. */
  async refresh(uri: vscode.Uri, signal: AbortSignal): Promise<void> {
    const request = requestIn(uri.query);
    if (request) this.#keep(uri, await this.#write(request, signal));
  }

  #keep(uri: vscode.Uri, text: string): void {
    const key = uri.toString();
    const before = this.#texts.get(key);
    this.#texts.delete(key);
    this.#texts.set(key, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > MOST_KEPT && oldest !== undefined) this.#texts.delete(oldest);
    if (before !== undefined && before !== text) this.#changed(uri);
  }
}

/** The report or the record that is in front: in its preview, or as text. */
export function documentInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputCustom) && !(input instanceof vscode.TabInputText)) return undefined;
  return [REPORT_SCHEME, RECORD_SCHEME].includes(input.uri.scheme) ? input.uri : undefined;
}
