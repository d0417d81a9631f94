import type { Pseudonym } from './pseudonym';

/** What may be kept of a tool's input besides numbers, truth values, days and ids. */
export interface MaskingRules {
  /** Parameters and fixed values of the tool's schema. */
  readonly vocabulary: ReadonlySet<string>;
  readonly pseudonymOf: Pseudonym;
}

/** The API name of a field that an administrator has added. */
const CUSTOM_FIELD = /^[A-Za-z]\w{0,80}__gc$/;
const FIELD = /^[A-Za-z][\w.]{0,99}$/;
const KEYWORD = /^[A-Z_]{2,30}$/;
const RECORD_ID = /^1[A-Z0-9]{17,39}$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,15}(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,255}$/;

/**
 * A tool's input without what people wrote: parameters, field names, operators, counts, ids, numbers and days stay;
 * free text becomes its length, an address a pseudonym, and of the values in conditions only ids are kept.
 */
export function maskedInput(input: unknown, rules: MaskingRules): unknown {
  if (!isObject(input)) return scalar(input, rules);
  return masked(input, rules, (key, value) => {
    if (key === 'select' && Array.isArray(value)) return value.map(fieldName);
    if (key === 'orderBy' && isObject(value)) return order(value, rules);
    if (key === 'where' && isObject(value)) return conditions(value);
    return plain(value, rules);
  });
}

type Members = Readonly<Record<string, unknown>>;

/** The members that the schema knows; of others only how many there are, since a name can be invented too. */
function masked(
  input: Members,
  { vocabulary }: MaskingRules,
  mask: (key: string, value: unknown) => unknown,
): Members {
  const known = Object.entries(input).filter(([key]) => vocabulary.has(key) || CUSTOM_FIELD.test(key));
  const others = Object.keys(input).length - known.length;
  return {
    ...Object.fromEntries(known.map(([key, value]) => [key, mask(key, value)])),
    ...(others > 0 && { '(unknown)': others }),
  };
}

function plain(value: unknown, rules: MaskingRules): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, rules));
  if (isObject(value)) return masked(value, rules, (_key, inner) => plain(inner, rules));
  return scalar(value, rules);
}

function scalar(value: unknown, { vocabulary, pseudonymOf }: MaskingRules): unknown {
  if (typeof value !== 'string') return isScalar(value) ? value : `(${typeof value})`;
  if (vocabulary.has(value) || RECORD_ID.test(value) || DATE.test(value)) return value;
  return ADDRESS.test(value) ? pseudonymOf(value.toLowerCase()) : length(value);
}

function order(value: Members, rules: MaskingRules): unknown {
  return Object.entries(value).map(([field, direction]) => [fieldName(field), scalar(direction, rules)]);
}

function conditions({ conditions: list, expression }: Members): unknown {
  const given = Array.isArray(list) ? list.filter(isObject) : [];
  const aliases = new Set(given.map(({ alias }) => alias).filter((alias) => typeof alias === 'string'));
  return {
    conditions: given.map(condition),
    ...(typeof expression === 'string' && { expression: combination(expression, aliases) }),
  };
}

function condition({ name, fieldName: field, operator, literal, value }: Members): Members {
  return {
    field: fieldName(name ?? field),
    operator: keyword(operator),
    ...(literal !== undefined && { literal: keyword(literal) }),
    ...(value !== undefined && { value: Array.isArray(value) ? value.map(sought) : sought(value) }),
  };
}

/** What somebody looked for says much about a customer, so only the kind of it is kept. */
function sought(value: unknown): string {
  if (typeof value === 'string' && RECORD_ID.test(value)) return value;
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

function fieldName(value: unknown): string {
  return typeof value === 'string' && FIELD.test(value) ? value : '(no field name)';
}

function keyword(value: unknown): string {
  return typeof value === 'string' && KEYWORD.test(value) ? value : '(no keyword)';
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
