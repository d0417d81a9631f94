import * as vscode from 'vscode';
import type { Notifier } from '../host/notify';
import { type Table, tableCsv, tableJson } from './table';

/** Asks where, and writes the table there: JSON where the name says so, else CSV. */
export async function exportTable(table: Table, notify: Pick<Notifier, 'info' | 'error'>): Promise<void> {
  const { t } = vscode.l10n;
  const name = `${table.title.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}.csv`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = await vscode.window.showSaveDialog({
    title: t('Export'),
    filters: { CSV: ['csv'], JSON: ['json'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
  });
  if (!uri) return;
  const text = uri.toString().endsWith('.json') ? tableJson(table) : tableCsv(table);
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch {
    notify.error(t('The file could not be written.'));
    return;
  }
  notify.info(t('Exported {0} rows.', table.rows.length));
}
