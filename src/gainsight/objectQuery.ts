import { joinAll, joinTwo, lettered } from './aliases';
import { GainsightError } from './errors';

export { withoutUnknownFields } from './unknownFields';

/** A row as the API gives it: flat, with lookups under keys like `Csm__gr.Name`. */
export type Row = Readonly<Record<string, unknown>>;

/** A condition of an object query (the Cockpit lists spell theirs otherwise). */
export interface ConditionA {
  readonly name: string;
  readonly alias: string;
  readonly value?: readonly unknown[] | undefined;
  readonly operator: string;
}

export interface WhereA {
  readonly conditions: readonly ConditionA[];
  readonly expression: string;
}

export interface ObjectQuery {
  readonly object: string;
  readonly select: readonly string[];
  readonly where?: WhereA | undefined;
  readonly orderBy?: Readonly<Record<string, 'asc' | 'desc'>> | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

/** The most rows that one page may have. */
export const MAX_PAGE = 5000;

/** All of these conditions, those left undefined apart; aliases are A, B, … AA. */
export function allOf(...conditions: (Omit<ConditionA, 'alias'> | undefined)[]): WhereA | undefined {
  return joinAll(conditions);
}

/** The rows that pass both filters. */
export function both(first: WhereA | undefined, second: WhereA | undefined): WhereA | undefined {
  return joinTwo(first, second);
}

/** The second of a moment in the form that filters are known to take: ISO 8601 with an offset and no fraction. */
export function filterMoment(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The body to send: value always a list, limit and offset always given. */
export function objectQueryBody({ select, where, orderBy, limit = 100, offset = 0 }: ObjectQuery): object {
  requireSelect(select);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
    throw new GainsightError({ kind: 'rejected', sentence: `A page has between 1 and ${MAX_PAGE} rows.` });
  return {
    select,
    ...(where === undefined ? {} : { where: withValues(where) }),
    ...(orderBy === undefined ? {} : { orderBy }),
    limit,
    offset,
  };
}

/** There is no "all fields" in either dialect. */
export function requireSelect(select: readonly string[]): void {
  if (select.length === 0)
    throw new GainsightError({ kind: 'rejected', sentence: 'A query has to name at least one field.' });
}

function withValues(where: WhereA): WhereA {
  const { conditions, expression } = lettered(where);
  return {
    conditions: conditions.map((condition) => ({ ...asEquality(condition), value: condition.value ?? [] })),
    expression,
  };
}

/** Of one value EQ says what IN says, and is documented for lookups and picklists too, for which IN is not. */
export function asEquality<
  C extends { readonly operator: string; readonly value?: readonly unknown[] | undefined },
>(condition: C): C {
  return condition.operator === 'IN' && condition.value?.length === 1
    ? { ...condition, operator: 'EQ' }
    : condition;
}
