import { table } from './blocks';
import { type Row, textOf } from './facts';
import type { Block } from './report';

/** Open work, by what it is called. */
export type Work = Readonly<Record<string, readonly Row[]>>;

interface Owner {
  readonly name: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Who owns how much of the open work; the busiest first. */
export function ownerTable(work: Work): Block {
  const kinds = Object.keys(work);
  const owners = new Map<string, Record<string, number>>();
  for (const [kind, rows] of Object.entries(work)) {
    for (const row of rows) {
      const name = textOf(row, 'owner') ?? 'nobody';
      const counts = owners.get(name) ?? {};
      counts[kind] = (counts[kind] ?? 0) + 1;
      owners.set(name, counts);
    }
  }
  const rows = [...owners]
    .map(([name, counts]): Owner => ({ name, counts }))
    .sort((a, b) => sum(b) - sum(a) || a.name.localeCompare(b.name));
  return table<Owner>(
    {
      Owner: ({ name }) => name,
      ...Object.fromEntries(kinds.map((kind) => [kind, ({ counts }: Owner) => counts[kind]])),
    },
    rows,
  );
}

function sum({ counts }: Owner): number {
  return Object.values(counts).reduce((total, one) => total + one, 0);
}
