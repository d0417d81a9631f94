import { accountOf, due, named, quote } from './cells';
import { table } from './blocks';
import { dayOf, numberOf, type Row, textOf } from './facts';
import type { Block } from './report';

/** CTAs, one a row. Columns in which nothing stands are left out. */
export function ctaTable(rows: readonly Row[], total?: unknown): Block {
  return table<Row>(
    {
      CTA: (row) => named(textOf(row, 'cta'), 'cta', textOf(row, 'gsid')),
      Account: accountOf,
      Type: (row) => textOf(row, 'type'),
      Reason: (row) => textOf(row, 'reason'),
      Priority: (row) => textOf(row, 'priority'),
      Status: (row) => textOf(row, 'status'),
      Due: due,
      Closed: (row) => dayOf(row, 'closedOn'),
      Owner: (row) => textOf(row, 'owner'),
      'Open tasks': (row) => numberOf(row, 'openTasks'),
      Comment: (row) => quote(row, 'comments'),
    },
    rows,
    total,
  );
}

/** Tasks, one a row. */
export function taskTable(rows: readonly Row[], total?: unknown): Block {
  return table<Row>(
    {
      Task: (row) => textOf(row, 'task'),
      CTA: (row) => named(textOf(row, 'cta'), 'cta', textOf(row, 'ctaGsid')),
      Account: accountOf,
      Priority: (row) => textOf(row, 'priority'),
      Status: (row) => textOf(row, 'status'),
      Due: due,
      Owner: (row) => textOf(row, 'owner'),
    },
    rows,
    total,
  );
}
