import type { Pseudonym } from './pseudonym';
import { isRecordId } from './recordId';

/** What may be kept of a tool's input besides numbers, truth values, days and ids. */
export interface MaskingRules {
  /** Parameters and fixed values of the tool's schema. */
  readonly vocabulary: ReadonlySet<string>;
  readonly pseudonymOf: Pseudonym;
  /** The tenant knew every field that is named. Without that a name may be anything that fits the form of one. */
  readonly fieldsAreReal: boolean;
}

/** The API name of a field that an administrator has added. */
const CUSTOM_FIELD = /^[A-Za-z]\w{0,80}__gc$/;
const FIELD = /^[A-Za-z][\w.]{0,99}$/;
const KEYWORD = /^[A-Z_]{2,30}$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,255}$/;
const DEEPEST = 8;
const MOST_ITEMS = 50;

/**
 * A tool's input without what people wrote: parameters, field names, operators, counts, ids, numbers and days stay;
 * free text becomes its length, an address a pseudonym, and of the values in conditions only ids are kept.
 */
export function maskedInput(input: unknown, rules: MaskingRules): unknown {
  if (!isObject(input)) return scalar(input, rules);
  return masked(input, rules, (key, value) => {
    if (key === 'select' && Array.isArray(value)) return list(value, (name) => fieldName(name, rules));
    if (key === 'orderBy' && isObject(value)) return order(value, rules);
    if (key === 'where') return conditionsIn(value, rules);
    return key === 'value' ? soughtIn(value) : plain(value, rules, 1);
  });
}

type Members = Readonly<Record<string, unknown>>;

/** The members that the schema knows; of others only how many there are, since a name can be invented too. */
function masked(
  input: Members,
  { vocabulary, fieldsAreReal }: MaskingRules,
  mask: (key: string, value: unknown) => unknown,
): Members {
  const isKnown = (key: string) => vocabulary.has(key) || (fieldsAreReal && CUSTOM_FIELD.test(key));
  const known = Object.entries(input).filter(([key]) => isKnown(key));
  const others = Object.keys(input).length - known.length;
  return {
    ...Object.fromEntries(known.map(([key, value]) => [key, mask(key, value)])),
    ...(others > 0 && { '(unknown)': others }),
  };
}

function plain(value: unknown, rules: MaskingRules, depth: number): unknown {
  if (typeof value === 'object' && value !== null && depth > DEEPEST) return '(deeper)';
  if (Array.isArray(value)) return list(value, (item) => plain(item, rules, depth + 1));
  // A condition may stand where none belongs: such a call is refused, and has its line all the same.
  if (isObject(value))
    return masked(value, rules, (key, inner) =>
      key === 'value' ? soughtIn(inner) : plain(inner, rules, depth + 1),
    );
  return scalar(value, rules);
}

function list(items: readonly unknown[], mask: (item: unknown) => unknown): unknown[] {
  const kept = items.slice(0, MOST_ITEMS).map(mask);
  return items.length > MOST_ITEMS ? [...kept, `(${items.length - MOST_ITEMS} more)`] : kept;
}

function scalar(value: unknown, { vocabulary, pseudonymOf }: MaskingRules): unknown {
  if (typeof value !== 'string') return isScalar(value) ? value : `(${typeof value})`;
  if (vocabulary.has(value) || isRecordId(value) || DATE.test(value)) return value;
  return ADDRESS.test(value) ? pseudonymOf(value) : length(value);
}

function order(value: Members, rules: MaskingRules): unknown {
  return list(Object.entries(value), (item) => {
    // Entries of an object are pairs.
    const [field, direction] = item as [string, unknown];
    return [fieldName(field, rules), scalar(direction, rules)];
  });
}

/** Models also write the list alone. */
function conditionsIn(value: unknown, rules: MaskingRules): unknown {
  if (Array.isArray(value)) return conditions({ conditions: value }, rules);
  if (isObject(value)) return conditions(value, rules);
  return value === null ? value : soughtIn(value);
}

function conditions({ conditions: given, expression }: Members, rules: MaskingRules): unknown {
  const all = Array.isArray(given) ? given.filter(isObject) : [];
  const aliases = new Set(all.map(({ alias }) => alias).filter((alias) => typeof alias === 'string'));
  return {
    conditions: list(all, (one) => (isObject(one) ? condition(one, rules) : one)),
    ...(typeof expression === 'string' && { expression: combination(expression, aliases) }),
  };
}

function condition(
  { name, fieldName: field, operator, literal, value }: Members,
  rules: MaskingRules,
): Members {
  return {
    field: fieldName(name ?? field, rules),
    operator: keyword(operator, rules),
    ...(literal !== undefined && { literal: keyword(literal, rules) }),
    ...(value !== undefined && { value: soughtIn(value) }),
  };
}

function soughtIn(value: unknown): unknown {
  return Array.isArray(value) ? list(value, sought) : sought(value);
}

/** What somebody looked for says much about a customer, so only the kind of it is kept. */
function sought(value: unknown): string {
  if (typeof value === 'string' && isRecordId(value)) return value;
  if (typeof value === 'string' && DATE.test(value)) return '(date)';
  return typeof value === 'string' ? length(value) : `(${typeof value})`;
}

/** `A AND (B OR C)`, as long as every word in it is an alias or joins two. */
function combination(expression: string, aliases: ReadonlySet<string>): string {
  const words = expression.split(/[\s()]+/).filter(Boolean);
  return words.every((word) => aliases.has(word) || /^(?:and|or|not)$/i.test(word)) && allShort(aliases)
    ? expression
    : length(expression);
}

function allShort(aliases: ReadonlySet<string>): boolean {
  return [...aliases].every((alias) => /^[A-Za-z]\w{0,3}$/.test(alias));
}

function fieldName(value: unknown, { fieldsAreReal, vocabulary }: MaskingRules): string {
  if (typeof value !== 'string' || !FIELD.test(value)) return '(no field name)';
  return fieldsAreReal || vocabulary.has(value) ? value : '(field)';
}

function keyword(value: unknown, { fieldsAreReal, vocabulary }: MaskingRules): string {
  if (typeof value !== 'string' || !KEYWORD.test(value)) return '(no keyword)';
  return fieldsAreReal || vocabulary.has(value) ? value : '(keyword)';
}

function length(text: string): string {
  return `(text of ${text.length})`;
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
