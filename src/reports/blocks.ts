import { isList } from './cellText';
import type { Block, Cell, Section } from './report';

/** Rows that a table shows: what is beyond is counted. */
export const MOST_ROWS = 25;

/** A table of at most `MOST_ROWS` rows. `total` = how many there are in all, where the rows are not all. */
export function table<T>(
  columns: Readonly<Record<string, (row: T) => Cell>>,
  rows: readonly T[],
  total: unknown = rows.length,
): Block {
  const shown = rows.slice(0, MOST_ROWS);
  // A column in which nothing stands tells nothing.
  const filled = Object.entries(columns)
    .map(([name, cell]) => ({ name, cells: shown.map(cell) }))
    .filter(({ cells }, index) => index === 0 || cells.some((one) => !isEmpty(one)));
  return {
    kind: 'table',
    columns: filled.map(({ name }) => name),
    rows: shown.map((_, index) => filled.map(({ cells }) => stored(cells[index]))),
    more: moreThan(shown.length, total),
  };
}

export function list(items: readonly Cell[]): Block {
  return {
    kind: 'list',
    items: items.slice(0, MOST_ROWS).map(stored),
    more: moreThan(MOST_ROWS, items.length),
  };
}

/** Facts that are known, in this order. */
export function facts(entries: Readonly<Record<string, Cell>>): Block {
  const known = Object.entries(entries).filter(([, value]) => !isEmpty(value));
  return { kind: 'facts', facts: known.map(([label, value]) => ({ label, value: stored(value) })) };
}

export function sentence(...text: readonly Cell[]): Block {
  return { kind: 'sentence', text: stored(text) };
}

/** A section that shows rows, or says plainly that there are none. */
export function rowsSection<T>(
  title: string,
  rows: readonly T[],
  none: string,
  blocks: (rows: readonly T[]) => readonly Block[],
): Section {
  return { title, blocks: rows.length === 0 ? [sentence(none)] : blocks(rows) };
}

function isEmpty(cell: Cell): boolean {
  return cell === undefined || cell === null || cell === '' || (isList(cell) && cell.every(isEmpty));
}

/** The cell without its empty parts, so that it is the same after it was stored as JSON. */
function stored(cell: Cell): Cell {
  if (isEmpty(cell)) return null;
  if (!isList(cell)) return cell;
  const parts = cell.filter((one) => !isEmpty(one)).map(stored);
  return parts.length === 1 ? parts[0] : parts;
}

/** Totals come as numbers, or as `at least 5000`. */
function moreThan(shown: number, total: unknown): string | undefined {
  if (typeof total === 'number') return total > shown ? String(total - shown) : undefined;
  const least = typeof total === 'string' ? /^at least (\d+)$/.exec(total)?.[1] : undefined;
  return least === undefined ? undefined : `at least ${Math.max(1, Number(least) - shown)}`;
}
