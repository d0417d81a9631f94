import { configuredItems } from '../../data/choices';
import type { Tenant } from '../../data/tenant';
import type { FieldInfo } from '../../model/metadata';
import type { ToolAnswer } from '../toolAnswer';
import { mapValues, mayNameSomething } from './conditionValues';
import { findField } from './fieldPaths';
import { comparesWithDays, kindByName, onUsersDays } from './momentConditions';

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

/** Where a condition has the name of its field. */
export interface FieldKey<C> {
  readonly of: (condition: C) => string | undefined;
  readonly with: (condition: C, name: string) => C;
  /** Whether ids are surer than names behind a lookup, wherever they are configured. */
  readonly idsFirst?: boolean;
}

/** Fields that hold text whatever the object: no need to look them up. */
const TEXT_FIELD = /(?:name|email|subject|externalid)$/i;

const OF_LISTS = { IN: 'INCLUDES', NOT_IN: 'EXCLUDES' };
/** What picklists have in the place of other operators. */
const OPERATORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  PICKLIST: OF_LISTS,
  MULTISELECTDROPDOWNLIST: { ...OF_LISTS, EQ: 'INCLUDES', NE: 'EXCLUDES' },
};

/**
 * Puts ids in the place of names of companies, users and picklist items, booleans in the place of "true" and "false",
 * which the API may ignore silently, and moments in the place of days where a field holds moments. Only what could be
 * one of these leads to a look at the fields.
 */
export async function prepareWhere<C extends Condition>(
  where: Where<C> | undefined,
  object: string,
  key: FieldKey<C>,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<PreparedWhere<C>> {
  if (!where?.conditions.some((one) => mayNameSomething(one) || comparesWithDays(one))) return { where };
  const unread: string[] = [];
  const conditions: C[] = [];
  for (const condition of where.conditions) {
    const name = key.of(condition);
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
    const field = key.idsFirst
      ? await withItems(found?.field, { object, name }, tenant, signal)
      : found?.field;
    const inUseOnly = field !== found?.field;
    const mapped = field && (await mapValues(condition, { name, field, inUseOnly }, tenant, signal));
    if (mapped && 'answer' in mapped) return mapped;
    const renamed = mapped?.field === undefined ? condition : key.with(condition, mapped.field);
    conditions.push(mapped ? withValues(renamed, mapped.values, field.dataType) : condition);
  }
  return {
    where: { ...where, conditions },
    notChecked:
      unread.length === 0
        ? undefined
        : `The fields of ${object} could not be read: values of ${unread.join(', ')} were sent as given.`,
  };
}

/** The field with the values that an administrator has configured for it, where its description has none. */
async function withItems(
  field: FieldInfo | undefined,
  { object, name }: { readonly object: string; readonly name: string },
  tenant: Tenant,
  signal: AbortSignal,
): Promise<FieldInfo | undefined> {
  if (!field?.lookup || field.options.length > 0 || name.includes('.')) return field;
  return { ...field, options: await configuredItems(object, field.name, tenant, signal) };
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

/** One label can stand for several items; then one value has become a list. Picklists have words of their own for lists. */
function withValues<C extends Condition>(condition: C, value: readonly unknown[], dataType?: string): C {
  const grown = value.length > 1 && value.length > (condition.value?.length ?? 0);
  const list = (grown && { EQ: 'IN', NE: 'NOT_IN' }[condition.operator]) || condition.operator;
  const operator = OPERATORS[dataType ?? '']?.[list] ?? list;
  return { ...condition, value, operator };
}
