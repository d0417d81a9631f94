import * as vscode from 'vscode';
import { nextTask } from '../base/nextTask';
import { fileName } from '../base/plainText';
import { type Cells, type TableFormat, tableText } from '../base/tableText';
import type { Notifier } from './notify';
import { writeWhole } from './wholeFile';

/** More is read by nobody's spreadsheet; a tenant takes so many calls a minute. */
const MOST_ROWS = 50_000;
/** So many rows are written before the host does something else. */
const SLICE = 200;

/** Rows that can be written to a file. */
export interface RowsToExport {
  readonly title: string;
  readonly columns: readonly string[];
  /** Reads the rows, a piece at a time; the next is read when the one before is written. */
  readonly read: (signal: AbortSignal) => AsyncIterable<readonly Cells[]>;
  /** Only this form is offered; without it the name of the file decides. */
  readonly format?: TableFormat | undefined;
}

export type ExportNotifier = Pick<Notifier, 'info' | 'error' | 'progress'>;

/**
 * Asks where, and writes the rows there: JSON where the name says so, else CSV. It shows its progress and can be
 * cancelled; then, and when something fails, no file is left and one that was there stays. Rejects when the rows
 * cannot be read.
 */
export async function exportRows(rows: RowsToExport, notify: ExportNotifier): Promise<void> {
  const { t } = vscode.l10n;
  const uri = await askWhere(rows);
  if (!uri) return;
  const format = rows.format ?? (uri.path.toLowerCase().endsWith('.json') ? 'json' : 'csv');
  const cancelled = { yes: false };
  try {
    const written = await notify.progress(t('Exporting {0}', rows.title), async (signal, tell) => {
      signal.addEventListener('abort', () => (cancelled.yes = true), { once: true });
      const { bytes, count, isAll } = await collect(rows, format, signal, tell);
      await write(uri, bytes, signal);
      return { count, isAll };
    });
    notify.info(outcome(written), {
      title: t('Open'),
      run: async () => vscode.commands.executeCommand('vscode.open', uri),
    });
  } catch (error) {
    if (cancelled.yes) notify.info(t('Cancelled: nothing was exported.'));
    else if (error instanceof WriteFailure) notify.error(t('The file could not be written.'));
    else throw error;
  }
}

function outcome({ count, isAll }: { readonly count: number; readonly isAll: boolean }): string {
  const { t } = vscode.l10n;
  if (!isAll) return t('Exported the first {0} rows; there are more.', count);
  return count === 1 ? t('Exported 1 row.') : t('Exported {0} rows.', count);
}

/** What the file system said is for nobody's eyes. */
class WriteFailure extends Error {}

async function write(uri: vscode.Uri, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  try {
    await writeWhole(uri, bytes, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new WriteFailure('not written', { cause: error });
  }
}

async function askWhere({ title, format }: RowsToExport): Promise<vscode.Uri | undefined> {
  const name = `${fileName(title).replaceAll(' ', '-') || 'export'}.${format ?? 'csv'}`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const csv = format === 'json' ? {} : { CSV: ['csv'] };
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { ...csv, ...(format === 'csv' ? {} : { JSON: ['json'] }) },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
  });
}

/** The file's bytes, made a slice at a time: other extensions share the host. */
async function collect(
  { columns, read }: RowsToExport,
  format: TableFormat,
  signal: AbortSignal,
  tell: (text: string) => void,
): Promise<{ readonly bytes: Uint8Array; readonly count: number; readonly isAll: boolean }> {
  const text = tableText(format, columns);
  const encoder = new TextEncoder();
  const pieces = [encoder.encode(text.start())];
  let count = 0;
  let isAll = true;
  reading: for await (const rows of read(signal)) {
    for (let at = 0; at < rows.length; at += SLICE) {
      const slice = rows.slice(at, at + SLICE);
      const fitting = slice.slice(0, MOST_ROWS - count);
      pieces.push(encoder.encode(text.rows(fitting)));
      count += fitting.length;
      isAll = fitting.length === slice.length;
      if (!isAll) break reading;
      await nextTask();
      signal.throwIfAborted();
    }
    tell(vscode.l10n.t('{0} rows', count));
  }
  pieces.push(encoder.encode(text.end()));
  return { bytes: joined(pieces), count, isAll };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
