import { l10n } from 'vscode';
import { askInSteps } from '../host/inputSteps';
import type { Work } from './actionParts';
import { exportTable } from './exportTable';
import { listsToExport } from './lists';

/** Exports a whole list; which one is asked where none is named. */
export async function exportList(named: unknown, { parts: { notify }, tenant }: Work): Promise<void> {
  const lists = listsToExport();
  const choices = lists.map(({ id, label }) => ({ value: id, label }));
  const placeholder = l10n.t('Which list?');
  const known = lists.find(({ id }) => id === named)?.id;
  const asking = () => askInSteps(l10n.t('Export List'), () => [{ name: 'list', placeholder, choices }]);
  const id = known ?? (await asking())?.list;
  const list = lists.find((one) => one.id === id);
  if (!list) return;
  const title = l10n.t('Reading {0}', list.label);
  const table = await notify.progress(title, (signal) => list.read(tenant, signal));
  await exportTable(table, notify);
  for (const note of table.notes) notify.info(note);
}
