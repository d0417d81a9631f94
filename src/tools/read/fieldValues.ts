import * as z from 'zod';
import { activityTypeChoices, type Choices, ctaChoices, planChoices, taskChoices } from '../../data/choices';
import type { Tenant } from '../../data/tenant';
import { nearestNames } from '../../model/nearestNames';
import { asOf } from '../rows/asOf';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';
import { fieldOf, nearestFields } from '../query/fieldPaths';
import { resolveObject } from '../resolve/resolveObject';

const CTA = /^(?:ctas?|calls?[_ ]to[_ ]actions?|objectives?)$/i;
const TASK = /^(?:cs_)?tasks?$/i;
const PLAN = /^(?:success[_ ]?)?plans?$|^cta_group$/i;
const TIMELINE = /^(?:timeline|activit(?:y|ies)|activity[_ ]timeline)$/i;
const PLAYBOOK = /^(?:cta[_ ])?playbooks?$/i;
const PLAYBOOKS =
  'The API has no call that lists playbooks: see Administration > Playbooks in Gainsight, or the playbook list in Cockpit.';

/** What a field may hold in this tenant. */
export const fieldValues = defineTool({
  name: 'gainsight_field_values',
  reference: 'gainsightValues',
  title: 'Field values',
  icon: '$(list-selection)',
  effect: 'read',
  modelDescription:
    'Values this tenant allows: CTA type, reason, status, priority (depends_on = a CTA type), task, plan and activity types, or picklists ' +
    'of any object, e.g. segment of Company. Use before writing such a value. Says what cannot be listed (playbooks).',
  userDescription: 'Lists the values that a field may have.',
  input: () =>
    z.object({
      object: z.string().min(1).describe('CTA, task, success plan, Timeline, or any object'),
      field: z.string().optional().describe('Name or label, e.g. reason'),
      depends_on: z.string().optional().describe('CTA type that reasons and statuses are for, e.g. Risk'),
    }),
  progress: ({ object }) => `Reading the values of ${object}`,
  run: async (input, tenant, signal) => {
    const object = input.object.trim();
    if (PLAYBOOK.test(object)) return noPlaybooks();
    if (CTA.test(object)) return ctaValues(input, tenant, signal);
    if (PLAN.test(object)) return answer('success plans', await planChoices(tenant, signal), input, tenant);
    if (TIMELINE.test(object))
      return answer('Timeline', [await activityTypeChoices(tenant, signal)], input, tenant);
    if (TASK.test(object)) return answer('tasks', await taskChoices(tenant, signal), input, tenant);
    return describedValues(input, tenant, signal);
  },
});

function noPlaybooks(): ToolAnswer {
  return {
    status: 'unavailable',
    problem: PLAYBOOKS,
    next: 'Ask for the name of the playbook; it is sent as typed.',
  };
}

interface Asked {
  readonly object: string;
  readonly field?: string | undefined;
  readonly depends_on?: string | undefined;
}

async function ctaValues(asked: Asked, tenant: Tenant, signal: AbortSignal): Promise<ToolAnswer> {
  if (/playbook/i.test(asked.field ?? '')) return noPlaybooks();
  const all = await ctaChoices(tenant, signal);
  const types = all.find(({ field }) => field === 'type')?.values.map(({ label }) => label) ?? [];
  const wanted = asked.depends_on?.trim().toLowerCase();
  const known = types.find((label) => label.toLowerCase() === wanted);
  if (wanted !== undefined && types.length > 0 && known === undefined) {
    return {
      status: 'rejected',
      problem: `There is no CTA type "${asked.depends_on ?? ''}".`,
      didYouMean: nearestNames(wanted, types),
      types,
      next: 'Give one of these types as depends_on.',
    };
  }
  const limited = all.map((choices) => ({
    ...choices,
    values: choices.values.filter(
      ({ onlyFor }) =>
        wanted === undefined || !onlyFor || onlyFor.some((type) => type.toLowerCase() === wanted),
    ),
  }));
  return answer(known === undefined ? 'CTAs' : `CTAs of type ${known}`, limited, asked, tenant, PLAYBOOKS);
}

/** Any other object: the picklists that describe knows. */
async function describedValues(asked: Asked, tenant: Tenant, signal: AbortSignal): Promise<ToolAnswer> {
  const resolved = await resolveObject(asked.object, tenant, signal);
  if ('answer' in resolved) return resolved.answer;
  const description = await tenant.metadata.describe(resolved.object, signal);
  const picklists = description.fields.filter(({ options }) => options.length > 0);
  const wanted = asked.field?.trim().toLowerCase() ?? '';
  const exact = fieldOf(description, wanted);
  const found = exact
    ? [exact]
    : picklists.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(wanted));
  if (found.length === 0) {
    return {
      status: 'notFound',
      didYouMean: nearestFields(wanted, description.fields),
      picklists: picklists.map(({ name }) => name),
      next: `${resolved.object} has no such picklist field. Give one of its names.`,
    };
  }
  const choices = found.map(({ name, label, dataType, options }) => ({
    field: name === label ? name : `${name} (${label})`,
    values: options.filter(({ active }) => active).map(({ label: text }) => ({ label: text })),
    source: options.length > 0 ? `describe (${resolved.object})` : `${dataType}, no picklist: any value`,
    complete: true,
  }));
  return answer(resolved.object, choices, { ...asked, field: undefined }, tenant);
}

function answer(
  what: string,
  all: readonly Choices[],
  { field }: Asked,
  tenant: Tenant,
  note?: string,
): ToolAnswer {
  const wanted = field
    ?.trim()
    .toLowerCase()
    .replace(/(?:id|name)$/, '');
  const found =
    wanted === undefined ? all : all.filter((one) => one.field.toLowerCase().includes(wanted.trim()));
  const shown = found.length > 0 ? found : all;
  return {
    status: 'ok',
    scope: `Values of this tenant for ${what}`,
    sources: [...new Set(shown.map(({ source }) => source))],
    asOf: asOf(tenant.clock),
    ...(found.length === 0
      ? { problem: `There is no field "${field ?? ''}" to list; these are the ones that can be.` }
      : {}),
    playbooks: note,
    rows: shown.map(choiceRow),
  };
}

function choiceRow({ field, values, source, complete }: Choices): object {
  return {
    field,
    count: values.length,
    ...(values.length === 0 ? { notAvailable: 'No value could be read.' } : {}),
    ...(complete || values.length === 0 ? {} : { note: `${source}; the tenant may have others` }),
    values: values.map(({ label, onlyFor }) =>
      onlyFor === undefined ? label : `${label} (only ${onlyFor.join(', ')})`,
    ),
  };
}
