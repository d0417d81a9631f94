import type { Tenant } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import type { ObjectQuery, WhereA } from '../../gainsight/objectQuery';
import type { FieldInfo, ObjectDescription } from '../../model/metadata';
import { pathOf, usualFields } from '../../model/usualFields';
import type { ToolAnswer } from '../toolAnswer';
import { fieldOf } from '../query/fieldPaths';
import { objectRows } from './objectRows';
import { labelsOf } from '../query/picklistLabels';
import { resolveObject } from '../resolve/resolveObject';

/** Types of fields that hold no markup. */
const PLAIN: ReadonlySet<string> = new Set(['STRING', 'EMAIL', 'LOOKUP', 'PICKLIST']);

interface DescribedQuery {
  /** Name or label. */
  readonly object: string;
  readonly select?: readonly string[] | undefined;
  readonly where: WhereA | undefined;
  readonly orderBy?: ObjectQuery['orderBy'];
  readonly limit: number;
  readonly offset: number;
}

/** Rows of an object of which nothing is known beforehand: its description gives the fields, labels and picklists. */
export async function describedRows(
  query: DescribedQuery,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const resolved = await resolveObject(query.object, tenant, signal);
  if ('answer' in resolved) return resolved.answer;
  const { object } = resolved;
  const description = await unlessMissing<ObjectDescription | undefined>(
    () => tenant.metadata.describe(object, signal),
    undefined,
  );
  const asked = query.select?.length ? query.select : undefined;
  if (!description && !asked) {
    return {
      status: 'unavailable',
      problem: `The fields of ${object} could not be read, so there is no default selection.`,
      next: 'Name the fields in select, or say that the object cannot be read.',
    };
  }
  const usual = usualFields(description?.fields ?? []);
  return objectRows(
    {
      ...query,
      object,
      usual,
      what: `Rows of ${object}`,
      labels: labelsOf(description?.fields ?? []),
      plain: plainFields(description?.fields ?? []),
      facts: {
        fieldLabels: description && fieldLabels(asked ?? usual, description),
        ...(description ? {} : { notChecked: 'Labels are missing: the description could not be read.' }),
      },
    },
    tenant,
    signal,
  );
}

/** Names and the like: what looks like markup in them was typed so. */
function plainFields(fields: readonly FieldInfo[]): ReadonlySet<string> {
  const plain = fields.filter(({ dataType }) => PLAIN.has(dataType));
  return new Set(plain.flatMap((field) => [field.name.toLowerCase(), pathOf(field).toLowerCase()]));
}

/** What people call the fields, where the name does not say it. */
function fieldLabels(fields: readonly string[], description: ObjectDescription): Record<string, string> {
  const labelled = fields.flatMap((path) => {
    const [first = ''] = path.split('.');
    const field = fieldOf(description, first === path ? path : first.replace(/__gr$/i, ''));
    return field && field.label !== path ? [[path, field.label] as const] : [];
  });
  return Object.fromEntries(labelled);
}
