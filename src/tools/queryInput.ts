import * as z from 'zod';
import type { WhereB } from '../gainsight/cockpitQuery';
import type { WhereA } from '../gainsight/objectQuery';

const operators = [
  'EQ',
  'NE',
  'LT',
  'GT',
  'LTE',
  'GTE',
  'BTW',
  'IN',
  'NOT_IN',
  'CONTAINS',
  'DOES_NOT_CONTAIN',
  'STARTS_WITH',
  'ENDS_WITH',
  'IS_NULL',
  'IS_NOT_NULL',
  'INCLUDES',
  'EXCLUDES',
] as const;

const value = () => z.union([z.string(), z.number(), z.boolean()]);

/** What every condition has; `value` may be one value or a list, an alias may be left out. */
const condition = () => ({
  alias: z.string().optional(),
  operator: z.enum(operators),
  value: z.union([value(), z.array(value())]).optional(),
});

const expression = () =>
  z.string().optional().describe('Aliases joined with AND / OR; omitted = all must hold');

/** Conditions for object queries: the field key is `name`. */
export const whereA = () =>
  z.object({
    conditions: z.array(z.object({ name: z.string(), ...condition() })).min(1),
    expression: expression(),
  });

/** Conditions for the CTA and plan lists: the field key is `fieldName`. */
export const whereB = () =>
  z.object({
    conditions: z
      .array(
        z.object({
          fieldName: z.string().optional(),
          associatedRecord: z.literal(true).optional(),
          literal: z.string().optional(),
          ...condition(),
        }),
      )
      .min(1),
    expression: expression(),
  });

export const orderBy = () => z.record(z.string(), z.enum(['asc', 'desc']));
export const select = () => z.array(z.string()).min(1);

/** Fills in what may be left out: aliases, the list around one value, an expression that joins all with AND. */
export function completeA(where: z.output<ReturnType<typeof whereA>> | undefined): WhereA | undefined {
  if (!where) return undefined;
  const conditions = where.conditions.map((one, i) => ({ ...complete(one, i), name: one.name }));
  return { conditions, expression: where.expression ?? joined(conditions) };
}

export function completeB(where: z.output<ReturnType<typeof whereB>> | undefined): WhereB | undefined {
  if (!where) return undefined;
  const conditions = where.conditions.map((one, i) => ({
    ...complete(one, i),
    ...(one.fieldName === undefined ? {} : { fieldName: one.fieldName }),
    ...(one.literal === undefined ? {} : { literal: one.literal }),
    ...(one.associatedRecord === undefined ? {} : { associatedRecord: one.associatedRecord }),
  }));
  return { conditions, expression: where.expression ?? joined(conditions) };
}

interface Given {
  readonly alias?: string | undefined;
  readonly operator: string;
  readonly value?: unknown;
}

function complete(
  given: Given,
  index: number,
): { alias: string; operator: string; value?: readonly unknown[] } {
  const alias = given.alias ?? `C${index + 1}`;
  if (given.value === undefined) return { alias, operator: given.operator };
  return { alias, operator: given.operator, value: Array.isArray(given.value) ? given.value : [given.value] };
}

function joined(conditions: readonly { alias: string }[]): string {
  return conditions.map(({ alias }) => alias).join(' AND ');
}
