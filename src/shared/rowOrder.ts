/** What a cell of a result holds. */
export type Cell = string | number | boolean | null;

/** How the values of a column are put in order, and written. */
export type ColumnKind = 'text' | 'number' | 'day' | 'yesNo';

export interface RowSort {
  /** The place of the column. */
  readonly column: number;
  readonly descending: boolean;
}

/**
 * Rows in the order of one column: numbers as numbers, days as days, text as the language has it. What is empty comes
 * last and what is equal stays as it was, whichever way the rest goes.
 */
export function sortedRows<R extends { readonly cells: readonly Cell[] }>(
  rows: readonly R[],
  { column, descending }: RowSort,
  kind: ColumnKind,
  locale: string,
): readonly R[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const keyed = rows.map((row) => ({ row, key: keyOf(row.cells[column] ?? null, kind) }));
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined);
    if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
    // What is no number in a column of numbers follows them.
    if (typeof a.key !== typeof b.key) return sign * (typeof a.key === 'number' ? -1 : 1);
    return sign * collator.compare(String(a.key), String(b.key));
  });
  return keyed.map(({ row }) => row);
}

function keyOf(cell: Cell, kind: ColumnKind): string | number | undefined {
  if (cell === null || cell === '') return undefined;
  if (typeof cell === 'boolean') return Number(cell);
  if (typeof cell === 'number') return kind === 'text' ? String(cell) : cell;
  const number = kind === 'number' ? Number(cell) : kind === 'day' ? Date.parse(cell) : NaN;
  return Number.isNaN(number) ? cell : number;
}
