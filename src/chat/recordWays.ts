import * as vscode from 'vscode';
import { commandLink, markdownLink } from '../base/markdown';
import type { CommandId } from '../host/commandIds';
import type { PageKind } from '../model/recordKind';

/** Shows a record that has no page: the only command that a text of ours in chat may run. It reads. */
export const RECORD_COMMAND: CommandId = 'gainsight.openRecord';

/** Ways from a record to what shows it; undefined where the tenant in use has no pages. */
export interface RecordWays {
  readonly linkOf: (kind: PageKind, gsid: string) => string | undefined;
  /** The id of the account of this name, where it is known and the only one. */
  readonly accountOf?: ((name: string) => string | undefined) | undefined;
}

/** The record's name, escaped, leading to the record. */
export function wayTo(name: string, kind: PageKind, gsid: string, { linkOf }: RecordWays): string {
  const page = linkOf(kind, gsid);
  return page === undefined ? commandLink(name, RECORD_COMMAND, [kind, gsid]) : markdownLink(name, page);
}

/** Markdown whose links may show records. Only for text that was written here: record text in it is escaped. */
export function withRecordLinks(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands: [RECORD_COMMAND] };
  markdown.supportHtml = false;
  return markdown;
}
