import type { Tenant } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import type { FieldInfo } from '../../model/metadata';
import type { Labels } from '../rows/compactRow';

/** Labels of every picklist field of an object; empty when its fields cannot be read, for labels are a comfort. */
export async function picklistLabels(
  object: string,
  { metadata }: Pick<Tenant, 'metadata'>,
  signal: AbortSignal,
): Promise<Labels> {
  return unlessMissing(async () => labelsOf((await metadata.describe(object, signal)).fields), new Map());
}

export function labelsOf(fields: readonly FieldInfo[]): Labels {
  const picklists = fields.filter(({ options }) => options.length > 0);
  return new Map(
    picklists.map(({ name, options }) => [
      name.toLowerCase(),
      new Map(options.map(({ gsid, label }) => [gsid, label])),
    ]),
  );
}
