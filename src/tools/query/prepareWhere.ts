import type { Tenant } from '../../data/tenant';
import type { FieldInfo } from '../../model/metadata';
import type { ToolAnswer } from '../toolAnswer';
import { findField } from './fieldPaths';
import { comparesWithDays, kindByName, onUsersDays } from './momentConditions';
import { isGsid } from '../resolve/gsid';
import { resolveAccount } from '../resolve/resolveAccount';
import { resolveWho } from '../resolve/resolveOwner';

interface Condition {
  readonly operator: string;
  readonly value?: readonly unknown[] | undefined;
}

interface Where<C extends Condition> {
  readonly conditions: readonly C[];
  readonly expression: string;
}

/** Conditions ready to be sent, with what could not be checked; or the answer that asks what was meant. */
export type PreparedWhere<C extends Condition> =
  | { readonly where: Where<C> | undefined; readonly notChecked?: string | undefined }
  | { readonly answer: ToolAnswer };

type Mapped = { readonly values: readonly unknown[] } | { readonly answer: ToolAnswer };

const NAMES_ONE_RECORD = new Set(['EQ', 'NE', 'IN', 'NOT_IN']);
const NAMES_AN_ITEM = new Set([...NAMES_ONE_RECORD, 'INCLUDES', 'EXCLUDES']);
const DATE = /^\d{4}-\d{2}-\d{2}/;
/** Fields that hold text whatever the object: no need to look them up. */
const TEXT_FIELD = /(?:name|email|subject|externalid)$/i;

/**
 * Puts ids in the place of names of companies, users and picklist items, booleans in the place of "true" and "false",
 * which the API may ignore silently, and moments in the place of days where a field holds moments. Only what could be
 * one of these leads to a look at the fields.
 */
export async function prepareWhere<C extends Condition>(
  where: Where<C> | undefined,
  object: string,
  fieldName: (condition: C) => string | undefined,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<PreparedWhere<C>> {
  if (!where?.conditions.some((one) => mayNameSomething(one) || comparesWithDays(one))) return { where };
  const unread: string[] = [];
  const conditions: C[] = [];
  for (const condition of where.conditions) {
    const name = fieldName(condition);
    if (name !== undefined && comparesWithDays(condition)) {
      conditions.push(await withMoments(condition, { object, name }, tenant, signal));
      continue;
    }
    if (name === undefined || TEXT_FIELD.test(name) || !mayNameSomething(condition)) {
      conditions.push(condition);
      continue;
    }
    const found = await findField(object, name, tenant.metadata, signal);
    if (!found) unread.push(name);
    const mapped = found?.field ? await mapValues(condition, found.field, tenant, signal) : undefined;
    if (mapped && 'answer' in mapped) return mapped;
    conditions.push(mapped ? withValues(condition, mapped.values) : condition);
  }
  return {
    where: { ...where, conditions },
    notChecked:
      unread.length === 0
        ? undefined
        : `The fields of ${object} could not be read: values of ${unread.join(', ')} were sent as given.`,
  };
}

async function withMoments<C extends Condition>(
  condition: C,
  { object, name }: { readonly object: string; readonly name: string },
  { metadata, clock }: Tenant,
  signal: AbortSignal,
): Promise<C> {
  const kind = kindByName(name) ?? (await findField(object, name, metadata, signal))?.field?.dataType;
  return kind === 'moment' || kind === 'DATETIME' ? onUsersDays(condition, clock.timeZone) : condition;
}

/** One label can stand for several items; then one value has become a list. */
function withValues<C extends Condition>(condition: C, value: readonly unknown[]): C {
  const grown = value.length > 1 && value.length > (condition.value?.length ?? 0);
  const operator = { EQ: 'IN', NE: 'NOT_IN' }[condition.operator];
  return { ...condition, value, ...(grown && operator !== undefined ? { operator } : {}) };
}

function mayNameSomething({ operator, value = [] }: Condition): boolean {
  return NAMES_AN_ITEM.has(operator) && value.some(isName);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !DATE.test(value) && !isGsid(value);
}

async function mapValues(
  { operator, value = [] }: Condition,
  field: FieldInfo,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Mapped> {
  const target = NAMES_ONE_RECORD.has(operator) ? field.lookup?.object?.toLowerCase() : undefined;
  const values: unknown[] = [];
  for (const one of value) {
    if (!isName(one)) {
      values.push(one);
    } else if (field.dataType === 'BOOLEAN') {
      values.push(toBoolean(one));
    } else if (field.options.length > 0) {
      values.push(...itemsOf(one, field));
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

function toBoolean(text: string): unknown {
  const word = text.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : text;
}

/** Every item of this label: two CTA types may have a reason of the same name. */
function itemsOf(label: string, { options }: FieldInfo): readonly string[] {
  const wanted = label.trim().toLowerCase();
  const found = options.filter((option) => option.label.toLowerCase() === wanted);
  return found.length > 0 ? found.map(({ gsid }) => gsid) : [label];
}
