import * as vscode from 'vscode';
import type { AuditRecord } from '../audit/auditRecord';
import { exportAudit } from '../audit/exportAudit';
import type { ProductFacts } from '../audit/ocsf';
import type { Notifier, NotifyAction } from '../host/notify';
import { askForExport, type ExportWish, fileTypeOf } from './exportSteps';
import { type ExportTarget, exportTarget } from './exportTarget.node';
import type { Moments } from './moments';
import { type OwnLine, type OwnLines, resultOf } from './ownLines';
import { type AuditSource, readLines } from './shownLine';

export interface ExportParts {
  readonly sources: readonly AuditSource[];
  readonly product: ProductFacts;
  readonly notify: Pick<Notifier, 'progress' | 'info' | 'warn'>;
  readonly lines: Pick<OwnLines, 'note'>;
  readonly moments: Moments;
  /** Where the save dialog begins. */
  readonly folder: vscode.Uri | undefined;
}

/** Asks what and where, writes it, and writes down that it was given away. Rejects when it was cancelled. */
export async function exportLog(parts: ExportParts): Promise<void> {
  const wish = await askForExport(parts.moments);
  const uri = wish && (await askWhere(wish, parts.folder));
  if (!uri) return;
  let written: Written;
  try {
    const title = vscode.l10n.t('Exporting the audit log');
    written = await parts.notify.progress(title, async (signal) =>
      writeTo(await exportTarget(uri), wish, parts, signal),
    );
  } catch (error) {
    await note(resultOf(error), wish, parts);
    throw inWords(error);
  }
  await note('ok', wish, parts, written.count);
  tell(uri, written, parts);
}

interface Written {
  readonly count: number;
  /** Lines of that time which could not be read, so are not in the file. */
  readonly unreadable: number;
}

/** What the file system says of a file that cannot be written. */
class ExportFailure extends Error {
  readonly kind = 'exportFailed';
}

/** A full disk or a folder that may not be written to is no fault of the extension. */
function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const message = vscode.l10n.t('The file could not be written ({0}). Nothing of it was left.', error.code);
  return new ExportFailure(message, { cause: error });
}

async function askWhere(
  { range, format }: ExportWish,
  folder: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  const { extension, words } = fileTypeOf(format);
  const days = range.first === range.last ? range.first : `${range.first}-to-${range.last}`;
  const kind = format === 'ocsf' ? '-ocsf' : '';
  const name = `gainsight-audit${kind}-${days}.${extension}`;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Audit Log'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { [words]: [extension] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
}

async function writeTo(
  target: ExportTarget,
  { range, format }: ExportWish,
  { sources, product }: ExportParts,
  signal: AbortSignal,
): Promise<Written> {
  const filter = { from: range.from, to: range.to };
  let unreadable = 0;
  const onSkipped = (_file: string, lines: number): void => void (unreadable += lines);
  try {
    const records = recordsOf(sources, { filter, order: 'oldest', signal, onSkipped });
    const count = await exportAudit(records, format, product, async (text) => {
      signal.throwIfAborted();
      await target.write(text);
    });
    signal.throwIfAborted();
    await target.finish();
    return { count, unreadable };
  } catch (error) {
    await target.discard();
    throw error;
  }
}

async function* recordsOf(
  sources: readonly AuditSource[],
  options: Parameters<typeof readLines>[1],
): AsyncGenerator<AuditRecord> {
  for await (const { record } of readLines(sources, options)) yield record;
}

async function note(
  result: OwnLine['result'],
  { range, format }: ExportWish,
  { lines }: ExportParts,
  count?: number,
): Promise<void> {
  const input = { format, from: range.first, to: range.last };
  await lines.note({ event: 'logExport', action: 'gainsight.exportAuditLog', result, count, input });
}

function tell(uri: vscode.Uri, { count, unreadable }: Written, { notify }: ExportParts): void {
  const words =
    count === 1
      ? vscode.l10n.t('1 line of the audit log was exported.')
      : vscode.l10n.t('{0} lines of the audit log were exported.', count);
  const open = { title: vscode.l10n.t('Open'), run: () => run('vscode.open', uri) };
  const reveal = { title: vscode.l10n.t('Reveal'), run: () => run('revealFileInOS', uri) };
  // A file on another machine, or in a browser's window, has no folder to show.
  const local = uri.scheme === 'file' && vscode.env.remoteName === undefined;
  const buttons = [open, ...(local ? [reveal] : [])];
  if (unreadable === 0) notify.info(words, ...buttons);
  else notify.warn(`${words} ${missingWords(unreadable)}`, verify(), ...buttons);
}

/** Whoever gives the file to a SIEM must not take it for all that there is. */
function missingWords(lines: number): string {
  return lines === 1
    ? vscode.l10n.t('1 line of that time cannot be read and is not in the file.')
    : vscode.l10n.t('{0} lines of that time cannot be read and are not in the file.', lines);
}

function verify(): NotifyAction {
  return { title: vscode.l10n.t('Verify Audit Log'), command: 'gainsight.verifyAuditLog' };
}

async function run(command: string, uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand(command, uri);
}
