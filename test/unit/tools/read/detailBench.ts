import assert from 'node:assert/strict';
import type { Answer, setup } from '../toolTenant';

/** The cells of a row, or of a part of an answer. */
export type Cells = Readonly<Record<string, unknown>>;

/** Tools on the embedded tenant. */
export type Bench = ReturnType<typeof setup>;

/** A text that no short form has room for. */
export const LONG = 'Weekly users fell by a third since the summer. '.repeat(60).trim();

/** The same question in both sizes. */
export async function both(
  { ask }: Bench,
  tool: string,
  input: object,
): Promise<[concise: Answer, detailed: Answer]> {
  const concise = await ask(tool, { ...input, detail: 'concise' });
  assert.deepEqual(unmarked(await ask(tool, input)), unmarked(concise), 'concise is the default');
  return [concise, await ask(tool, { ...input, detail: 'detailed' })];
}

/** What has another mark in each answer compares as equal. */
function unmarked(value: unknown): unknown {
  // What was parsed from JSON stays JSON.
  return JSON.parse(JSON.stringify(value).replace(/~[a-z0-9]{5}~/g, '~')) as unknown;
}

/** The cells that detailed adds to the concise ones, and those of which it says more. */
export function difference(concise: Cells, detailed: Cells): { added: string[]; changed: string[] } {
  const before = unmarked(concise) as Cells;
  const after = unmarked(detailed) as Cells;
  for (const name of Object.keys(before)) assert.ok(name in after, `${name} is gone`);
  const names = Object.keys(after);
  return {
    added: names.filter((name) => !(name in before)).sort(),
    changed: names.filter(
      (name) => name in before && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    ),
  };
}

/** The same over all rows. */
export function rowDifference([concise, detailed]: readonly [Answer, Answer]): {
  added: string[];
  changed: string[];
} {
  assert.ok(concise.rows?.length);
  assert.equal(detailed.rows?.length, concise.rows.length);
  const all = concise.rows.map((row, n) => difference(row, detailed.rows?.[n] ?? {}));
  const union = (lists: readonly string[][]): string[] => [...new Set(lists.flat())].sort();
  return { added: union(all.map(({ added }) => added)), changed: union(all.map(({ changed }) => changed)) };
}
