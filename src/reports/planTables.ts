import { accountOf, due, named, quote } from './cells';
import { table } from './blocks';
import { dayOf, numberOf, partOf, type Row, rowsOf, textOf } from './facts';
import type { Block, Cell } from './report';

/** Success plans, one a row. */
export function planTable(rows: readonly Row[], total?: unknown): Block {
  return table<Row>(
    {
      Plan: plan,
      Account: accountOf,
      Type: (row) => textOf(row, 'type'),
      Status: (row) => textOf(row, 'status'),
      Done: (row) => percent(row),
      Objectives: objectives,
      Next: next,
      Due: due,
      'Last change': (row) => dayOf(row, 'lastChange'),
      Owner: (row) => textOf(row, 'owner'),
    },
    rows,
    total,
  );
}

export function plan(row: Row): Cell {
  return named(textOf(row, 'plan'), 'successPlan', textOf(row, 'gsid'));
}

/** The objective that is due next, of the first plan that has one. */
export function nextObjective(plans: readonly Row[]): Row | undefined {
  return plans.map((row) => partOf(row, 'next')).find((row) => row !== undefined);
}

/** The objectives of some plans, one a row. */
export function objectiveTable(plans: readonly Row[], keep: (objective: Row) => boolean = () => true): Block {
  const all = plans.flatMap((of) => rowsOf(of, 'all').map((objective) => ({ of, objective })));
  return table<(typeof all)[number]>(
    {
      Objective: ({ objective }) => textOf(objective, 'objective'),
      Plan: ({ of }) => plan(of),
      Stage: ({ objective }) => textOf(objective, 'stage'),
      Status: ({ objective }) => textOf(objective, 'status'),
      Due: ({ objective }) => due(objective),
      Closed: ({ objective }) => dayOf(objective, 'closedOn'),
      Owner: ({ objective }) => textOf(objective, 'owner'),
      Comment: ({ objective }) => quote(objective, 'comments'),
    },
    all.filter(({ objective }) => keep(objective)),
  );
}

function percent(row: Row): Cell {
  const value = numberOf(row, 'percentComplete');
  return value === undefined ? undefined : { percent: value };
}

function objectives(row: Row): Cell {
  const counts = partOf(row, 'objectives');
  if (!counts) return undefined;
  const count = (key: string): number => numberOf(counts, key) ?? 0;
  const words = ['done', 'active', 'pending'].flatMap((key) =>
    count(key) === 0 ? [] : [`${count(key)} ${key}`],
  );
  // The late ones are active or pending as well.
  const late = count('late') === 0 ? [] : [`${count('late')} of these late`];
  return words.length > 0 ? [...words, ...late].join(', ') : 'none';
}

function next(row: Row): Cell {
  const objective = partOf(row, 'next');
  if (!objective) return undefined;
  return [textOf(objective, 'objective'), dayOf(objective, 'due')];
}
