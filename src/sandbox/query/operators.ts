import type { DataType, Field } from '../catalogue/field';
import { labelOf } from '../catalogue/picklists';
import type { Value } from '../row';
import { parseDay, parseInstant } from './dateForms';
import { QueryFault } from './queryFault';

/** Decides about one value of a record. */
export type ValueTest = (value: Value) => boolean;
type Comparable = string | number | boolean;

const ORDER = ['GT', 'GTE', 'LT', 'LTE'];
const NULLS = ['IS_NULL', 'IS_NOT_NULL'];
const TEXT = [
  'EQ',
  'NE',
  ...ORDER,
  'STARTS_WITH',
  'ENDS_WITH',
  'CONTAINS',
  'DOES_NOT_CONTAIN',
  'IN',
  ...NULLS,
];
const DATES = ['EQ', 'NE', ...ORDER, 'BTW', ...NULLS];
const MONEY = ['EQ', 'NE', ...ORDER, ...NULLS];

const ALLOWED: Record<DataType, readonly string[]> = {
  STRING: TEXT,
  EMAIL: TEXT,
  URL: TEXT,
  RICHTEXTAREA: TEXT,
  GSID: TEXT,
  SFDCID: TEXT,
  BOOLEAN: ['EQ', 'NE'],
  NUMBER: ['EQ', 'NE', ...ORDER, 'IN', 'NOT_IN', ...NULLS],
  PERCENTAGE: MONEY,
  CURRENCY: MONEY,
  DATE: DATES,
  DATETIME: DATES,
  LOOKUP: ['EQ', 'NE', 'IN', 'NOT_IN', 'INCLUDES', 'EXCLUDES', ...NULLS],
  PICKLIST: ['EQ', 'NE', 'INCLUDES', 'EXCLUDES', 'STARTS_WITH', 'CONTAINS', ...NULLS],
  MULTISELECTDROPDOWNLIST: ['INCLUDES', 'EXCLUDES', ...NULLS],
};

/** The test that an operator makes of a field's values, or a fault when type, operator and values do not fit. */
export function compileOperator(field: Field, operator: string, given: readonly unknown[]): ValueTest {
  // The success-plan page prints the plural.
  const name = operator === 'DOES_NOT_CONTAINS' ? 'DOES_NOT_CONTAIN' : operator;
  if (!ALLOWED[field.dataType].includes(name))
    throw new QueryFault('operator', `${operator} is not an operator of ${field.name}`);
  if (name === 'IS_NULL') return (value) => value === null || value === '';
  if (name === 'IS_NOT_NULL') return (value) => value !== null && value !== '';
  const needed = name === 'BTW' ? 2 : 1;
  if (given.length < needed) throw new QueryFault('condition', `${operator} of ${field.name} needs a value`);
  // A tenant silently ignores "true" as text, and then returns everything.
  if (field.dataType === 'BOOLEAN' && typeof given[0] === 'string') return () => true;
  const values = given.map((value) => operand(field, value));
  return nullSafe(comparison(name, values, field));
}

/** An empty value is neither equal nor unequal to anything, as in SQL. */
function nullSafe(test: (value: Comparable | readonly string[]) => boolean): ValueTest {
  return (value) => value !== null && test(value);
}

function comparison(
  name: string,
  values: readonly Comparable[],
  field: Field,
): (value: Comparable | readonly string[]) => boolean {
  const normal = normalizer(field);
  const [first = '', second = ''] = values;
  const holds = (value: Comparable | readonly string[]): boolean =>
    values.some((wanted) => (typeof value === 'object' ? value.includes(String(wanted)) : value === wanted));
  switch (name) {
    case 'EQ':
      return (value) => normal(value) === first;
    case 'NE':
      return (value) => normal(value) !== first;
    case 'GT':
      return (value) => normal(value) > first;
    case 'GTE':
      return (value) => normal(value) >= first;
    case 'LT':
      return (value) => normal(value) < first;
    case 'LTE':
      return (value) => normal(value) <= first;
    case 'BTW':
      return (value) => normal(value) >= first && normal(value) <= second;
    case 'IN':
    case 'INCLUDES':
      return holds;
    case 'NOT_IN':
    case 'EXCLUDES':
      return (value) => !holds(value);
    default:
      return textTest(name, field, lower(first));
  }
}

/** Parts of text are compared without regard to case; of a picklist it is the label that is compared. */
function textTest(name: string, field: Field, wanted: string): (value: unknown) => boolean {
  const text = (value: unknown): string =>
    field.dataType === 'PICKLIST' ? lower(labelOf(String(value)) ?? '') : lower(value);
  switch (name) {
    case 'STARTS_WITH':
      return (value) => text(value).startsWith(wanted);
    case 'ENDS_WITH':
      return (value) => text(value).endsWith(wanted);
    case 'CONTAINS':
      return (value) => text(value).includes(wanted);
    default:
      return (value) => !text(value).includes(wanted);
  }
}

/** Stored date-times are text; they are compared as instants. */
function normalizer(field: Field): (value: Comparable | readonly string[]) => Comparable {
  if (field.dataType === 'DATETIME') return (value) => Date.parse(String(value));
  return (value) => (typeof value === 'object' ? value.join(',') : value);
}

/** A filter value in the form in which the field's own values are compared. */
function operand(field: Field, value: unknown): Comparable {
  if (value === null || value === undefined) throw new QueryFault('nullValue', field.name);
  switch (field.dataType) {
    case 'NUMBER':
    case 'PERCENTAGE':
    case 'CURRENCY':
      return numeric(field, value);
    case 'BOOLEAN':
      if (typeof value === 'boolean') return value;
      throw new QueryFault('value', `${field.name} takes true or false`);
    case 'DATE':
      return parsed('date', field, value, parseDay);
    case 'DATETIME':
      return parsed('dateTime', field, value, parseInstant);
    case 'GSID':
    case 'LOOKUP':
      if (typeof value === 'string' && /^[A-Za-z0-9]+$/.test(value)) return value;
      throw new QueryFault('id', `${field.name}: ${shown(value)}`);
    default:
      if (typeof value === 'string' || typeof value === 'number') return String(value);
      throw new QueryFault('value', `${field.name} takes text`);
  }
}

function numeric(field: Field, value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new QueryFault('value', `${field.name} takes a number`);
}

function parsed(
  reason: 'date' | 'dateTime',
  field: Field,
  value: unknown,
  parse: (text: string) => Comparable | undefined,
): Comparable {
  const result = typeof value === 'string' ? parse(value) : undefined;
  if (result === undefined) throw new QueryFault(reason, `${field.name}: ${shown(value)}`);
  return result;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function lower(value: unknown): string {
  return String(value).toLowerCase();
}
