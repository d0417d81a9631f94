import type { ObjectType } from '../catalogue/field';
import { isJsonObject, type Row, type Value } from '../row';
import type { Store } from '../store';
import { readPath, resolvePath } from './fieldPath';
import { QueryFault } from './queryFault';

/** Sorts rows by `{"Field": "asc"}`; empty values come first in ascending order. Without it the order is kept. */
export function order(
  store: Store,
  object: ObjectType,
  rows: readonly Row[],
  orderBy: unknown,
): readonly Row[] {
  if (orderBy === undefined || orderBy === null) return rows;
  if (!isJsonObject(orderBy)) throw new QueryFault('body', 'orderBy must be an object');
  const keys = Object.entries(orderBy).map(([name, direction]) => {
    const sign = { asc: 1, desc: -1 }[String(direction).toLowerCase()];
    if (!sign) throw new QueryFault('body', `orderBy of ${name} must be asc or desc`);
    return { path: resolvePath(store.catalogue, object, name), sign };
  });
  if (keys.length === 0) return rows;
  return rows
    .map((row) => ({ row, values: keys.map(({ path }) => readPath(store, row, path)) }))
    .sort((a, b) => {
      for (const [i, { sign }] of keys.entries()) {
        const result = compareValues(a.values[i] ?? null, b.values[i] ?? null) * sign;
        if (result !== 0) return result;
      }
      return 0;
    })
    .map(({ row }) => row);
}

function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
