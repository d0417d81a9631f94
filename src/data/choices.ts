import { toText, valueOf } from '../gainsight/values';
import type { PicklistItem } from '../model/metadata';
import type { ConfiguredCategory, Tenant } from './tenant';
import { unlessMissing } from './unlessMissing';

/** A value that a field may have in this tenant. `onlyFor` = the CTA types that it belongs to; absent = all. */
export interface Choice {
  readonly label: string;
  readonly onlyFor?: readonly string[] | undefined;
}

/** The values of one field, and where they were read. `complete` false = seen in records; there may be others. */
export interface Choices {
  readonly field: string;
  readonly values: readonly Choice[];
  readonly source: string;
  readonly complete: boolean;
}

/** What is needed to find them. */
export type ChoiceReader = Pick<Tenant, 'configuration' | 'metadata' | 'client'>;

/** A field that an administrator configures, and where describe would tell its values. */
interface ConfiguredField {
  readonly name: string;
  readonly category?: ConfiguredCategory;
  readonly object: string;
  readonly field: string;
}

const FOR_ALL = 'ALL_CTA_TYPE';
const LOOKED_AT = 500;

const CTA_FIELDS: readonly ConfiguredField[] = [
  { name: 'type', category: 'CTA_TYPE', object: 'call_to_action', field: 'TypeId' },
  { name: 'reason', category: 'CTA_REASON', object: 'call_to_action', field: 'ReasonId' },
  { name: 'status', category: 'CTA_STATUS', object: 'call_to_action', field: 'StatusId' },
  { name: 'priority', category: 'CTA_PRIORITY', object: 'call_to_action', field: 'PriorityId' },
];
const TASK_FIELDS: readonly ConfiguredField[] = [
  { name: 'status', category: 'TASK_STATUS', object: 'cs_task', field: 'StatusId' },
  { name: 'priority', category: 'CTA_PRIORITY', object: 'cs_task', field: 'PriorityId' },
  { name: 'type', object: 'cs_task', field: 'TypeId' },
];
const PLAN_FIELDS: readonly (ConfiguredField & { readonly column: string })[] = [
  {
    name: 'status',
    category: 'SUCCESS_PLAN_STATUS',
    object: 'cta_group',
    field: 'StatusId',
    column: 'StatusName',
  },
  {
    name: 'type',
    category: 'SUCCESS_PLAN_TYPE',
    object: 'cta_group',
    field: 'SuccessPlanTypeId',
    column: 'TypeName',
  },
];

/** The values of CTA fields; reasons and statuses can belong to some types only. */
export function ctaChoices(reader: ChoiceReader, signal?: AbortSignal): Promise<readonly Choices[]> {
  return Promise.all(CTA_FIELDS.map((field) => configured(field, reader, signal)));
}

/** The values of task fields. */
export function taskChoices(reader: ChoiceReader, signal?: AbortSignal): Promise<readonly Choices[]> {
  return Promise.all(TASK_FIELDS.map((field) => configured(field, reader, signal)));
}

/** Statuses and types of success plans: configured or described, else seen in plans that exist. */
export function planChoices(reader: ChoiceReader, signal?: AbortSignal): Promise<readonly Choices[]> {
  return Promise.all(
    PLAN_FIELDS.map(async (field): Promise<Choices> => {
      const told = await configured(field, reader, signal);
      if (told.values.length > 0) return told;
      const query = { select: ['Gsid', field.column], pageSize: LOOKED_AT };
      const rows = await unlessMissing(() => reader.client.listSuccessPlans(query, { signal }), []);
      const labels = new Set(rows.flatMap((row) => toText(valueOf(row, field.column)) ?? []));
      return seen(field.name, [...labels].sort(), `seen in ${rows.length} existing success plans`);
    }),
  );
}

/** The items of a configured field with their ids: describe gives them for picklists, and these are lookups. */
export async function configuredItems(
  object: string,
  fieldName: string,
  { configuration }: Pick<ChoiceReader, 'configuration'>,
  signal?: AbortSignal,
): Promise<readonly PicklistItem[]> {
  const name = fieldName.toLowerCase();
  const fields = [...CTA_FIELDS, ...TASK_FIELDS, ...PLAN_FIELDS].filter((one) => one.object === object);
  const category = fields.find(({ field }) => field.toLowerCase() === name)?.category;
  if (category === undefined) return [];
  const items = await unlessMissing(() => configuration.choices(category, signal), []);
  return items.flatMap(({ name: label, gsid, active }) =>
    gsid === undefined ? [] : [{ gsid, label, active }],
  );
}

/** Activity types: described where the tenant lists them, else the ones of recent entries. */
export async function activityTypeChoices(reader: ChoiceReader, signal?: AbortSignal): Promise<Choices> {
  const described = await describedChoices(reader, 'activity_timeline', 'TypeName', signal);
  if (described.values.length > 0) return { ...described, field: 'type' };
  const types = await unlessMissing(() => reader.configuration.activityTypes(signal), []);
  return seen(
    'type',
    types.map(({ name }) => name),
    'seen in recent Timeline entries',
  );
}

async function configured(
  { name, category, object, field }: ConfiguredField,
  reader: ChoiceReader,
  signal?: AbortSignal,
): Promise<Choices> {
  const items = category ? await unlessMissing(() => reader.configuration.choices(category, signal), []) : [];
  if (items.length === 0) return { ...(await describedChoices(reader, object, field, signal)), field: name };
  const values = items.map(({ name: label, typeName }) => ({
    label,
    onlyFor: typeName === undefined || typeName === FOR_ALL ? undefined : [typeName],
  }));
  return { field: name, values, source: `configuration (${category ?? ''})`, complete: true };
}

/** The picklist items of a field as describe gives them; none when it is no picklist or cannot be read. */
async function describedChoices(
  { metadata }: Pick<ChoiceReader, 'metadata'>,
  object: string,
  field: string,
  signal?: AbortSignal,
): Promise<Choices> {
  const fields = await unlessMissing(async () => (await metadata.describe(object, signal)).fields, []);
  const found = fields.find(({ name }) => name.toLowerCase() === field.toLowerCase());
  const values = (found?.options ?? [])
    .filter(({ active }) => active)
    .map(({ label, controllers }) => ({ label, onlyFor: controllers }));
  return { field, values, source: `describe (${object})`, complete: values.length > 0 };
}

function seen(field: string, labels: readonly string[], source: string): Choices {
  return { field, values: labels.map((label) => ({ label })), source, complete: false };
}
