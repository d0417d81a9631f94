import type { Tenant } from '../../data/tenant';
import type { FieldInfo } from '../../model/metadata';
import { nearestNames } from '../../model/nearestNames';
import { pathOf } from '../../model/usualFields';
import { isGsid } from '../resolve/gsid';
import { resolveAccount } from '../resolve/resolveAccount';
import { resolveWho } from '../resolve/resolveOwner';
import type { ToolAnswer } from '../toolAnswer';

interface Condition {
  readonly operator: string;
  readonly value?: readonly unknown[] | undefined;
}

/** `field` = another one, which holds what the values name. */
export type MappedValues =
  | { readonly values: readonly unknown[]; readonly field?: string | undefined }
  | { readonly answer: ToolAnswer };

/** A field as a condition names it: `name` is its path. */
export interface NamedField {
  readonly name: string;
  readonly field: FieldInfo;
  /** Whether its values are those of companies in use: relationships, and old records, may have others. */
  readonly inUseOnly?: boolean;
}

const NAMES_ONE_RECORD = new Set(['EQ', 'NE', 'IN', 'NOT_IN']);
const NAMES_AN_ITEM = new Set([...NAMES_ONE_RECORD, 'INCLUDES', 'EXCLUDES']);
/** What is found by name here, with a question where several fit. */
const LOOKED_UP: ReadonlySet<string> = new Set(['company', 'gsuser']);
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
]);
const LETTER = /\p{L}/u;
const DATE = /^\d{4}-\d{2}-\d{2}/;

/** Whether a condition may hold a name where the tenant wants an id, or a word where it wants a boolean. */
export function mayNameSomething({ operator, value = [] }: Condition): boolean {
  return NAMES_AN_ITEM.has(operator) && value.some(isName);
}

/** The fields that conditions, ready to be sent, compare with a whole text that is no id. */
export function wholeTextFields<C extends Condition>(
  conditions: readonly C[] = [],
  fieldOf: (condition: C) => string | undefined,
): readonly string[] {
  const fields = conditions
    .filter(({ operator }) => operator === 'EQ' || operator === 'IN')
    .filter(({ value = [] }) => value.some((one) => isName(one) && LETTER.test(one)))
    .flatMap((condition) => fieldOf(condition) ?? []);
  return [...new Set(fields)];
}

/** Ids in the place of names, or the field behind a lookup that holds these names. */
export async function mapValues(
  { operator, value = [] }: Condition,
  named: NamedField,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<MappedValues> {
  const { field } = named;
  const target = NAMES_ONE_RECORD.has(operator) ? field.lookup?.object?.toLowerCase() : undefined;
  const behind = target === undefined ? undefined : fieldBehind(named, target, value);
  if (behind !== undefined) return { values: value, field: behind };
  const values: unknown[] = [];
  for (const one of value) {
    if (!isName(one)) {
      values.push(one);
    } else if (field.dataType === 'BOOLEAN') {
      const meant = BOOLEANS.get(one.trim().toLowerCase());
      if (meant === undefined) return { answer: noBoolean(one, field) };
      values.push(meant);
    } else if (field.options.length > 0) {
      const items = itemsOf(one, field);
      if (items.length === 0) return { answer: noSuchItem(one, named) };
      values.push(...items);
    } else if (target === 'company') {
      const found = await resolveAccount(one, tenant, signal);
      if ('answer' in found) return found;
      values.push(found.company.gsid);
    } else if (target === 'gsuser') {
      const found = await resolveWho(one, tenant, signal);
      if ('answer' in found) return found;
      values.push(found.who.gsid ?? one);
    } else {
      values.push(one);
    }
  }
  return { values };
}

/** The tenant ignores a condition with any other text, and finds everything. */
function noBoolean(text: string, { name }: FieldInfo): ToolAnswer {
  return {
    status: 'rejected',
    problem: `${name} has no value "${text}".`,
    valid: [true, false],
    next: 'Call again with true or false.',
  };
}

/** Every item of this label: two CTA types may have a reason of the same name. What is stored may be no id, but a word. */
function itemsOf(text: string, { options }: FieldInfo): readonly string[] {
  const wanted = text.trim().toLowerCase();
  const called = options.filter(({ label }) => label.trim().toLowerCase() === wanted);
  const found = called.length > 0 ? called : options.filter(({ gsid }) => gsid.toLowerCase() === wanted);
  return found.map(({ gsid }) => gsid);
}

/** Sent as it is, a label that does not exist would find nothing: that must not pass for an answer. */
function noSuchItem(label: string, { field, inUseOnly }: NamedField): ToolAnswer {
  const { name, options } = field;
  const valid = [...new Set(options.filter(({ active }) => active).map((option) => option.label))];
  const didYouMean = nearestNames(label, valid);
  return {
    status: 'rejected',
    problem: `${name} has no value "${label}"${inUseOnly ? ' in use for companies' : ''}.`,
    valid,
    ...(didYouMean.length > 0 ? { didYouMean } : {}),
    next: `Call again with one of the valid values${inUseOnly ? ', or with the GSID of another one' : ''}.`,
  };
}

/** Where records other than companies and users are named: their own name, or address, instead of their id. */
function fieldBehind(
  { name, field }: NamedField,
  target: string,
  value: readonly unknown[],
): string | undefined {
  const path = pathOf(field);
  if (path === field.name || LOOKED_UP.has(target) || !value.every(isName)) return undefined;
  const above = name.slice(0, name.lastIndexOf('.') + 1);
  return `${above}${value.every((one) => one.includes('@')) ? path.replace(/Name$/, 'Email') : path}`;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !DATE.test(value) && !isGsid(value);
}
