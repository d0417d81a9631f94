import { named, quote } from './cells';
import { table } from './blocks';
import { dayOf, numberOf, type Row, textOf } from './facts';
import type { Block, Cell } from './report';

/** Timeline entries, one a row, with what was written as far as it was read. */
export function activityTable(rows: readonly Row[], total?: unknown): Block {
  return table<Row>(
    {
      Date: (row) => dayOf(row, 'date'),
      Type: (row) => textOf(row, 'type'),
      Subject: subject,
      By: (row) => textOf(row, 'by'),
      Minutes: (row) => numberOf(row, 'minutes'),
      Excerpt: (row) => quote(row, 'gist', 'notes'),
    },
    rows,
    total,
  );
}

/** The subject, leading to the entry. */
export function subject(row: Row): Cell {
  const text = textOf(row, 'subject');
  const record = named(text ?? textOf(row, 'type'), 'activity', textOf(row, 'gsid'));
  return record && text !== undefined ? { ...record, typed: true } : record;
}

/** When somebody last spoke with the customer; `none` where nobody did. */
export function lastContact(row: Row | undefined, none: Cell): Cell {
  if (!row) return none;
  const by = textOf(row, 'by');
  return [dayOf(row, 'date'), textOf(row, 'type'), by === undefined ? undefined : `by ${by}`];
}
