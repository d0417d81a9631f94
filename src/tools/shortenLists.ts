import { countOf } from './rows/fewNames';

type Facts = Readonly<Record<string, unknown>>;

/** A list among the facts, under its keys from the top. */
interface List {
  readonly path: readonly string[];
  readonly sizes: readonly number[];
  /** How many it stands for. */
  readonly count: number;
  kept: number;
  size: number;
}

/** What an answer cites stays: it is short, and without it nobody can check the rest. */
const KEPT_WHOLE: ReadonlySet<string> = new Set(['sources']);

/**
 * The facts with their longest lists made shorter by whole entries until all fits, and a sentence about what is missing.
 * Lists inside an entry belong to it: a record is left out or told, never cut.
 */
export function shortenLists(facts: Facts, maxCharacters: number): { facts: Facts; leftOut?: string } {
  const length = JSON.stringify(facts).length;
  if (length <= maxCharacters) return { facts };
  const lists = listsIn(facts);
  const notice = 100 + lists.reduce((sum, { path }) => sum + path.join('.').length + 20, 0);
  for (let excess = length + notice - maxCharacters; excess > 0;) {
    const longest = lists.reduce<List | undefined>((a, b) => (a && a.size >= b.size ? a : b), undefined);
    if (!longest || longest.kept === 0) break;
    longest.kept -= 1;
    const freed = longest.sizes[longest.kept] ?? 0;
    longest.size -= freed;
    excess -= freed;
  }
  const shorter = lists.filter(({ kept, sizes }) => kept < sizes.length);
  if (shorter.length === 0) return { facts };
  const words = shorter.map(({ path, kept, count }) => `${path.join('.')} (${kept} of ${count} shown)`);
  return {
    facts: shorter.reduce((all, { path, kept }) => withShorter(all, path, kept), facts),
    leftOut: `Did not fit: ${words.join(', ')}; narrow the question.`,
  };
}

function listsIn(facts: Facts, above: readonly string[] = []): List[] {
  return Object.entries(facts).flatMap(([key, value]) => {
    const path = [...above, key];
    if (KEPT_WHOLE.has(key)) return [];
    if (!Array.isArray(value)) return isFacts(value) ? listsIn(value, path) : [];
    const sizes = value.map((entry: unknown) => JSON.stringify([entry]).length - 1);
    const size = sizes.reduce((sum, one) => sum + one, 0);
    return [{ path, sizes, count: countOf(value), kept: sizes.length, size }];
  });
}

function withShorter(facts: Facts, [key = '', ...below]: readonly string[], kept: number): Facts {
  const value = facts[key];
  if (Array.isArray(value)) return { ...facts, [key]: value.slice(0, kept) };
  return isFacts(value) ? { ...facts, [key]: withShorter(value, below, kept) } : facts;
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
