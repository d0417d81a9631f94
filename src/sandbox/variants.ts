import type { Field } from './catalogue/field';
import type { Json, Row, Value } from './row';
import type { Store } from './store';
import { readPath, type FieldPath } from './query/fieldPath';

/** In which of the documented shapes the tenant answers. */
export interface Variants {
  /** Object queries: `data.records`, or `data` as a list. */
  rows: 'records' | 'list';
  dates: 'iso' | 'epoch';
  /** Whether empty fields stand as null in a row or are left out. */
  nulls: 'keep' | 'omit';
  /** What an object query says when nothing is found: no records, no data, or HTTP 400. */
  empty: 'records' | 'noData' | 'noMatch';
  /** Cockpit writes: results as a list of one-key objects, or as one map. */
  results?: 'list' | 'map';
  /** Whether all text that people type holds something that would run or load where it were taken for markup. */
  texts?: 'told' | 'hostile';
}

export const DEFAULT_VARIANTS: Variants = {
  rows: 'records',
  dates: 'iso',
  nulls: 'keep',
  empty: 'records',
  results: 'list',
  texts: 'told',
};

/** How DATE fields are printed: the day alone, or midnight in UTC as in the CTA list. */
export type DayStyle = 'day' | 'midnight';

/** A row as it goes over the wire: only the fields asked for, under the caller's spelling. */
export function presentRow(
  store: Store,
  row: Row,
  paths: readonly FieldPath[],
  variants: Variants,
  days: DayStyle = 'day',
): Json {
  const shown: Json = {};
  for (const path of paths) {
    const value = presentValue(path.field, readPath(store, row, path), variants, days);
    if (value !== null || variants.nulls === 'keep') shown[path.asked] = value;
  }
  return shown;
}

function presentValue(field: Field, value: Value, { dates }: Variants, days: DayStyle): Value {
  if (typeof value !== 'string') return value;
  if (field.dataType !== 'DATE' && field.dataType !== 'DATETIME') return value;
  if (dates === 'epoch') return Date.parse(value);
  return field.dataType === 'DATE' && days === 'midnight' ? `${value}T00:00:00.000Z` : value;
}
