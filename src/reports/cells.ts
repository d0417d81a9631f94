import { clip } from '../base/plainText';
import { dayOf, numberOf, partOf, type Row, textOf } from './facts';
import type { Cell, NamedRecord, RecordRef } from './report';

const LONGEST_QUOTE = 600;

/** A record by its name; without a GSID the name alone. */
export function named(
  name: string | undefined,
  kind: RecordRef['kind'],
  gsid: string | undefined,
): NamedRecord | undefined {
  if (name === undefined) return undefined;
  return gsid === undefined ? { name } : { name, record: { kind, gsid } };
}

/** The account that a row's record belongs to. */
export function accountOf(row: Row): Cell {
  return named(textOf(row, 'account'), 'company', textOf(row, 'accountGsid'));
}

/** Rows that need not name their account, because all is about one. */
export function unnamed(rows: readonly Row[]): readonly Row[] {
  return rows.map((row) => ({ ...row, account: undefined }));
}

/** The account that a row is about. */
export function account(row: Row): NamedRecord | undefined {
  return named(textOf(row, 'account'), 'company', textOf(row, 'gsid'));
}

export function score(row: Row): Cell {
  const [value, band, from] = [numberOf(row, 'score'), textOf(row, 'band'), textOf(row, 'scoreFrom')];
  if (value === undefined && band === undefined) return textOf(row, 'score');
  const source = from === undefined ? undefined : `(${from})`;
  if (value === undefined) return [band, source];
  return [value, band === undefined ? undefined : `(${band})`, source];
}

/** `43 → 37 (-6) since …`, or why there is no trend. */
export function trend(row: Row): Cell {
  const change = partOf(row, 'trend');
  if (!change) return textOf(row, 'trend');
  const [from, to, points] = ['from', 'to', 'change'].map((key) => numberOf(change, key));
  if (from === undefined || points === undefined) return undefined;
  const on = dayOf(change, 'on');
  return [from, '→', to ?? from + points, `(${signed(points)})`, ...(on ? ['since', on] : [])];
}

export function arr(row: Row): Cell {
  const money = numberOf(row, 'arr');
  return money === undefined ? textOf(row, 'arr') : { money, currency: textOf(row, 'currency') };
}

/** Sums by currency code. */
export function sums(row: Row | undefined): Cell {
  const entries = Object.entries(row ?? {}).flatMap(([currency, money]) =>
    typeof money === 'number' ? [{ money, currency }] : [],
  );
  return entries.flatMap((one, index) => (index === 0 ? [one] : ['+', one]));
}

/** A due date, and how late it is. */
export function due(row: Row): Cell {
  const late = numberOf(row, 'daysLate');
  return [dayOf(row, 'due'), late === undefined ? undefined : `(${counted(late, 'day')} late)`];
}

/** A day, and how far away it is. */
export function dayAway(row: Row, day: string, days: string): Cell {
  const count = numberOf(row, days);
  return [dayOf(row, day), count === undefined ? undefined : ['(', { daysAway: count }, ')']];
}

/** Text that somebody typed into a record, as much of it as anybody reads in a table. */
export function quote(row: Row, ...keys: readonly string[]): Cell {
  const text = keys.map((key) => textOf(row, key)).find((one) => one !== undefined);
  return text === undefined ? undefined : { quote: clip(text, LONGEST_QUOTE) };
}

/** `1 day`, `2 days`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}
