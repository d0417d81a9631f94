import * as z from 'zod';
import { isCalendarDay } from '../../base/dates';
import type { WhereB } from '../../gainsight/cockpitQuery';
import type { WhereA } from '../../gainsight/objectQuery';

const operators: ReadonlySet<string> = new Set([
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
]);

/** One value or a list of them. Written without alternatives, which cost a model more than they tell it. */
const value = () =>
  z
    .unknown()
    .refine(isValue, 'must be text, a number, true, false or a list of these')
    .optional()
    .describe('one or a list');

const operatorWord = () =>
  z
    .string()
    .refine((word) => operators.has(word.toUpperCase()), `must be one of ${[...operators].join(', ')}`)
    .describe('EQ NE LT LTE GT GTE BTW IN CONTAINS IS_NULL …');

const notEmpty = [(list: readonly unknown[]) => list.length > 0, 'needs at least one condition'] as const;

/** A day as text. zod's own kind tells a model a long pattern, which costs more than it helps. */
export const day = () => z.string().refine(isCalendarDay, 'must be a day, yyyy-MM-dd');

/** What every condition has; an alias may be left out. */
const condition = () => ({ alias: z.string().optional(), operator: operatorWord(), value: value() });

const expression = () => z.string().optional().describe('A OR B; omitted = all');

/** Conditions for object queries: the field key is `name`. */
export const whereA = () =>
  z.object({
    conditions: z.array(z.object({ name: z.string(), ...condition() })).refine(...notEmpty),
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
      .refine(...notEmpty),
    expression: expression(),
  });

export const orderBy = () =>
  z
    .object({})
    .catchall(z.enum(['asc', 'desc']))
    .optional();
export const select = () => z.array(z.string()).optional();

/** What object queries share; `usual` is the limit when none is given. */
export const pageA = (usual: number) => ({
  where: whereA().optional(),
  limit: z.int().min(1).max(5000).default(usual),
  offset: z.int().min(0).default(0),
});

/** The page of a Cockpit or plan list. */
export const pageB = () => ({
  pageNumber: z.int().min(1).default(1),
  pageSize: z.int().min(1).max(1000).default(50),
});

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
  const operator = given.operator.toUpperCase();
  if (given.value === undefined) return { alias, operator };
  return { alias, operator, value: Array.isArray(given.value) ? given.value : [given.value] };
}

function joined(conditions: readonly { alias: string }[]): string {
  return conditions.map(({ alias }) => alias).join(' AND ');
}

function isValue(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isScalar) : isScalar(value);
}

function isScalar(value: unknown): boolean {
  return value === undefined || ['string', 'number', 'boolean'].includes(typeof value);
}
