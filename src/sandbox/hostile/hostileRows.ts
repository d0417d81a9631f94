import { escapeHtml } from '../../base/htmlEscape';
import type { Field, ObjectType } from '../catalogue/field';
import type { Row, Value } from '../row';
import type { Store } from '../store';
import type { Table } from '../table';
import { hostileTextFor, withHostileText } from './hostileText';

/**
 * Text that nobody types: the API itself gives these values their meaning, and calls are answered by them. All other
 * text of the catalogue is hostile, also that of a field which is added to it.
 */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  gsuser: ['Email', 'Timezone'],
  da_picklist: ['Category', 'CtaType', 'EntityType', 'SystemName'],
  activity_timeline: ['ContextName'],
  record_delete_log: ['ObjectName'],
};

const TEXT: readonly Field['dataType'][] = ['STRING', 'RICHTEXTAREA', 'EMAIL', 'URL'];

/** Whether people type what stands in this field. */
export function isTyped({ name }: ObjectType, field: Field): boolean {
  return TEXT.includes(field.dataType) && !(KEYS[name]?.includes(field.name) ?? false);
}

/** Puts a hostile text into every field of every record that people type into, into the empty ones too. */
export function makeRowsHostile(store: Store, turn: number): void {
  // What is derived from a company must be there before it is changed, whichever table it comes with.
  for (const table of store.tables) table.all();
  for (const table of store.tables) changeRows(table, turn);
}

function changeRows(table: Table, turn: number): void {
  const typed = table.type.fields.filter((field) => isTyped(table.type, field));
  for (const row of table.all())
    for (const field of typed) row[field.name] = hostileValue(field, row[field.name] ?? null, turn);
  table.reindex();
}

function hostileValue({ name, dataType }: Field, value: Row[string], turn: number): Value {
  const text = typeof value === 'string' ? value : '';
  if (text === '' && dataType !== 'RICHTEXTAREA') return hostileTextFor(name, turn);
  if (dataType !== 'RICHTEXTAREA') return withHostileText(text, turn);
  // As markup, and as words that only look like it.
  const hostile = hostileTextFor(text === '' ? name : text, turn);
  return `${text}<p>${hostile}</p><p>${escapeHtml(hostile)}</p>`;
}
