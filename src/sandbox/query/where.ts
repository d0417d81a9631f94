import type { Row, Value } from '../row';
import { isJsonObject, type Json } from '../row';
import type { Table } from '../table';
import { aliasesOf, evaluate, parseExpression, requiredAliases } from './expression';
import { QueryFault } from './queryFault';

/** One condition, ready to decide about rows. */
export interface Condition {
  test(row: Row): boolean;
  /** Set when the condition is an equality on a stored field, so that an index can answer it. */
  readonly equals?: { readonly field: string; readonly values: readonly Value[] };
}

/** The filter of a query. */
export interface Filter {
  rows(table: Table): readonly Row[];
}

const LETTERS = /^[A-Za-z]+$/;
const EVERYTHING: Filter = { rows: (table) => table.all() };

/** Compiles `{conditions, expression}`; how a single condition is read differs between the dialects. */
export function compileWhere(where: unknown, readCondition: (condition: Json) => Condition): Filter {
  if (where === undefined || where === null) return EVERYTHING;
  if (!isJsonObject(where)) throw new QueryFault('body', 'where must be an object');
  const conditions = readConditions(where.conditions, readCondition);
  const source = where.expression;
  if (typeof source !== 'string' || source.trim() === '')
    throw new QueryFault('expression', 'expression missing');
  const expression = parseExpression(source);
  for (const alias of aliasesOf(expression))
    if (!conditions.has(alias)) throw new QueryFault('expression', `no condition has the alias ${alias}`);
  const narrowing = requiredAliases(expression).flatMap((alias) => conditions.get(alias)?.equals ?? []);
  const passes = (row: Row): boolean =>
    evaluate(expression, (alias) => conditions.get(alias)?.test(row) ?? false);
  return { rows: (table) => candidates(table, narrowing).filter(passes) };
}

function readConditions(list: unknown, read: (condition: Json) => Condition): Map<string, Condition> {
  if (!Array.isArray(list) || list.length === 0) throw new QueryFault('condition', 'conditions missing');
  const conditions = new Map<string, Condition>();
  for (const item of list as unknown[]) {
    if (!isJsonObject(item)) throw new QueryFault('condition', 'a condition must be an object');
    const { alias } = item;
    if (typeof alias !== 'string' || !LETTERS.test(alias))
      throw new QueryFault('condition', 'a condition has no alias of letters');
    if (conditions.has(alias)) throw new QueryFault('condition', `two conditions have the alias ${alias}`);
    conditions.set(alias, read(item));
  }
  return conditions;
}

/** The index of the company or of the key comes first: it does not make rows of other companies. */
function candidates(table: Table, narrowing: readonly NonNullable<Condition['equals']>[]): readonly Row[] {
  const by = (name: string | undefined): NonNullable<Condition['equals']> | undefined =>
    narrowing.find(({ field }) => field === name);
  const best = by(table.keyField) ?? by(table.type.companyField) ?? narrowing[0];
  return best ? table.matching(best.field, best.values) : table.all();
}
