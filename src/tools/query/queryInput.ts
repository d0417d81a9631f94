import * as z from 'zod';
import { isCalendarDay } from '../../base/dates';
import { aliasAt } from '../../gainsight/aliases';
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

/** What every condition has; without an alias it is A, B, … by its place. */
const condition = () => ({ alias: z.string().optional(), operator: operatorWord(), value: value() });

const expression = () => z.string().optional().describe('A OR B; omitted = all');

/** What is asked for under a key that nothing reads would be left out without a word. */
const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z
    .looseObject(shape)
    .refine(
      (given) => Object.keys(given).every((key) => Object.hasOwn(shape, key)),
      `may have these keys alone: ${Object.keys(shape).join(', ')}`,
    );

/** Conditions for object queries: the field key is `name`. */
export const whereA = () =>
  strict({
    conditions: z.array(strict({ name: z.string(), ...condition() })).refine(...notEmpty),
    expression: expression(),
  });

/** Conditions for the CTA and plan lists: the field key is `fieldName`. */
export const whereB = () =>
  strict({
    conditions: z
      .array(
        strict({
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
  const aliases = aliasesOf(where.conditions);
  const conditions = where.conditions.map((one, i) => ({ ...complete(one, aliases[i]), name: one.name }));
  return { conditions, expression: expressionOf(where.expression, conditions) };
}

export function completeB(where: z.output<ReturnType<typeof whereB>> | undefined): WhereB | undefined {
  if (!where) return undefined;
  const aliases = aliasesOf(where.conditions);
  const conditions = where.conditions.map((one, i) => ({
    ...complete(one, aliases[i]),
    ...(one.fieldName === undefined ? {} : { fieldName: one.fieldName }),
    ...(one.literal === undefined ? {} : { literal: one.literal }),
    ...(one.associatedRecord === undefined ? {} : { associatedRecord: one.associatedRecord }),
  }));
  return { conditions, expression: expressionOf(where.expression, conditions) };
}

interface Given {
  readonly alias?: string | undefined;
  readonly operator: string;
  readonly value?: unknown;
}

/** The letter of its place for each that has no alias; the next free one where another has taken it. */
function aliasesOf(conditions: readonly Given[]): readonly string[] {
  const taken = new Set(conditions.flatMap(({ alias }) => alias?.trim() || []));
  return conditions.map(({ alias }, place) => {
    if (alias?.trim()) return alias.trim();
    let at = place;
    while (taken.has(aliasAt(at))) at += 1;
    taken.add(aliasAt(at));
    return aliasAt(at);
  });
}

function complete(given: Given, alias = ''): { alias: string; operator: string; value?: readonly unknown[] } {
  const operator = given.operator.toUpperCase();
  if (given.value === undefined) return { alias, operator };
  return { alias, operator, value: Array.isArray(given.value) ? given.value : [given.value] };
}

/** All conditions joined, by the one word that stands for an expression or by AND. */
function expressionOf(given: string | undefined, conditions: readonly { alias: string }[]): string {
  const word = /^\s*(and|or)\s*$/i.exec(given ?? '')?.[1]?.toUpperCase();
  if (given?.trim() && word === undefined) return given;
  return conditions.map(({ alias }) => alias).join(` ${word ?? 'AND'} `);
}

function isValue(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isScalar) : isScalar(value);
}

function isScalar(value: unknown): boolean {
  return value === undefined || ['string', 'number', 'boolean'].includes(typeof value);
}
