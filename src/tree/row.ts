import type { Page } from '../data/tenant';

/** Records that a row can stand for. Those with a page in Gainsight can be opened there. */
export const RECORD_KINDS = [
  'company',
  'cta',
  'task',
  'objective',
  'successPlan',
  'activity',
  'contact',
  'relationship',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** A record as commands address it. */
export interface RecordRef {
  readonly kind: RecordKind;
  readonly gsid: string;
}

/** What a row is to menus: the `viewItem` of its `when` clauses. */
export type RowKind = RecordKind | 'folder' | 'group' | 'loadMore' | 'error' | 'info';

/** A tooltip's line: a label and the record's own text, which is escaped when the tooltip is written. */
export type Fact = readonly [label: string, text: string | undefined];

/** How a row looks and what lies below it; plain data, made anew at each reading. */
export interface Row {
  /** Unlike every other row's below the same parent, and the same at the next reading. */
  readonly key: string;
  readonly kind: RowKind;
  readonly label: string;
  readonly description?: string | undefined;
  /** The whole row in words, for those who hear it. */
  readonly spoken: string;
  readonly icon: string;
  /** Id of a theme colour. */
  readonly color?: string | undefined;
  readonly record?: RecordRef | undefined;
  /** The id of the company that the record belongs to, where the row stands among those of several. */
  readonly company?: string | undefined;
  /** Called only when the pointer rests on the row. */
  readonly facts?: (() => readonly Fact[]) | undefined;
  /** Rows below that need no call; made only when somebody looks. */
  readonly rows?: (() => readonly Row[]) | undefined;
  /** Reads the rows below when somebody looks. */
  readonly load?: Load | undefined;
  /** The record is done with: menus offer less on it. */
  readonly closed?: boolean | undefined;
  /** A row with children starts open. */
  readonly open?: boolean | undefined;
  /** A command other than opening or closing the row. */
  readonly command?: { readonly id: string; readonly title: string } | undefined;
}

/** What a list holds after a reading. */
export interface Reading {
  /** Lays out what was read by the view's present settings: no call to the tenant. */
  rows(): readonly Row[];
  readonly size: number;
  /** Reads the next page and gives all rows so far; absent at the end of the list. */
  readonly more?: Load | undefined;
}

/** Reads a list; at least `wanted` records where there are so many. */
export type Load = (signal: AbortSignal, wanted?: number) => Promise<Reading>;

/** Reads a page that begins at `offset`; `wanted` is how many records would be welcome. */
export type ReadPage<T> = (offset: number, wanted: number, signal: AbortSignal) => Promise<Page<T>>;

/** A list that comes in pages. */
export function paged<T>(read: ReadPage<T>, layOut: (items: readonly T[]) => readonly Row[]): Load {
  const from =
    (start: number, before: readonly T[]): Load =>
    async (signal, wanted = 0) => {
      const items = [...before];
      let offset = start;
      for (;;) {
        const page = await read(offset, wanted - items.length, signal);
        items.push(...page.rows);
        // A page that does not lead on would be asked for again and again.
        const next = page.next !== undefined && page.next > offset ? page.next : undefined;
        if (next === undefined) return { rows: () => layOut(items), size: items.length };
        offset = next;
        if (items.length >= wanted && items.length > before.length)
          return { rows: () => layOut(items), size: items.length, more: from(offset, items) };
      }
    };
  return from(0, []);
}

/** A list that comes as a whole. */
export function whole<T>(
  read: (signal: AbortSignal) => Promise<readonly T[]>,
  layOut: (items: readonly T[]) => readonly Row[],
): Load {
  return paged(async (_offset, _wanted, signal) => ({ rows: await read(signal) }), layOut);
}
