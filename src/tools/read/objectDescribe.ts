import * as z from 'zod';
import type { Tenant } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import type { FieldInfo, ObjectDescription } from '../../model/metadata';
import { asOf } from '../rows/asOf';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';
import { nearestFields } from '../query/fieldPaths';
import { fieldRow } from '../rows/fieldRow';
import { resolveObject } from '../resolve/resolveObject';

const MOST_CHILDREN = 10;

/** The fields of an object. */
export const objectDescribe = defineTool({
  name: 'gainsight_object_describe',
  reference: 'gainsightFields',
  title: 'Describe an object',
  icon: '$(symbol-field)',
  effect: 'read',
  modelDescription:
    'Fields of an object (name or label): name, label, type, lookup path, picklist labels; with fields only some, and item ids. Use before ' +
    'querying an unknown object; for allowed values prefer gainsight_field_values.',
  userDescription: 'Shows the fields of an object.',
  input: () =>
    z.object({
      object_name: z.string().min(1),
      fields: z
        .array(z.string())
        .optional()
        .describe('Only fields whose name or label contains one of these'),
      include_picklist_details: z.boolean().default(true),
      include_hidden_columns: z.boolean().default(false),
      include_children: z.boolean().default(false).describe('Adds the objects that fields look up'),
      children_level: z.int().min(0).max(3).default(1),
    }),
  progress: ({ object_name }) => `Reading the fields of ${object_name}`,
  run: async (input, tenant, signal) => {
    const resolved = await resolveObject(input.object_name, tenant, signal);
    if ('answer' in resolved) return resolved.answer;
    const description = await read(resolved.object, input, tenant, signal);
    const children = input.include_children
      ? await childrenOf(description, input.children_level, tenant, signal)
      : undefined;
    return toAnswer(description, input, children, tenant);
  },
});

interface Wanted {
  readonly fields?: readonly string[] | undefined;
  readonly include_picklist_details: boolean;
  readonly include_hidden_columns: boolean;
}

/** What the whole product caches is asked for from the cache; hidden fields are not kept there. */
function read(
  object: string,
  wanted: Wanted,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ObjectDescription> {
  if (!wanted.include_hidden_columns) return tenant.metadata.describe(object, signal);
  return tenant.client.describeObject(object, { hidden: true }, { signal });
}

function toAnswer(
  { name, label, kind, fields }: ObjectDescription,
  wanted: Wanted,
  children: object | undefined,
  tenant: Tenant,
): ToolAnswer {
  const filters = (wanted.fields ?? []).map((text) => text.toLowerCase());
  const visible = fields.filter(({ hidden }) => wanted.include_hidden_columns || !hidden);
  const shown = visible.filter(
    (field) => filters.length === 0 || filters.some((text) => isMeant(field, text)),
  );
  const didYouMean = shown.length > 0 ? [] : filters.flatMap((text) => nearestFields(text, visible));
  return {
    status: 'ok',
    scope: `${name} ("${label}", ${kind}): ${shown.length} of ${fields.length} fields`,
    sources: ['describe (metadata)'],
    asOf: asOf(tenant.clock),
    ...(shown.length === 0 ? { none: 'No field matches.', didYouMean } : {}),
    children,
    rows: shown.map((field) =>
      fieldRow(field, { options: wanted.include_picklist_details, ids: filters.length > 0 }),
    ),
  };
}

function isMeant({ name, label }: FieldInfo, text: string): boolean {
  return name.toLowerCase().includes(text) || label.toLowerCase().includes(text);
}

/** Names of the fields behind each lookup, level by level. What cannot be read is left out of the list. */
async function childrenOf(
  description: ObjectDescription,
  levels: number,
  { metadata }: Tenant,
  signal: AbortSignal,
): Promise<Record<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  let ring: readonly ObjectDescription[] = [description];
  for (let level = 0; level < levels && found.size < MOST_CHILDREN; level += 1) {
    const targets = ring.flatMap(({ fields }) => fields.flatMap(({ lookup }) => lookup?.object ?? []));
    const open = [...new Set(targets)]
      .filter((name) => !found.has(name))
      .slice(0, MOST_CHILDREN - found.size);
    const read = await Promise.all(
      open.map((name) =>
        unlessMissing<ObjectDescription | undefined>(() => metadata.describe(name, signal), undefined),
      ),
    );
    ring = read.filter((child) => child !== undefined);
    for (const child of ring) {
      found.set(
        child.name,
        child.fields.map(({ name }) => name),
      );
    }
  }
  return Object.fromEntries(found);
}
