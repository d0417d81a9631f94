import type { Tenant } from '../../data/tenant';
import { isGainsightError } from '../../gainsight/errors';
import type { ToolAnswer } from '../toolAnswer';
import { findField } from './fieldPaths';

const UNKNOWN_FIELD = new Set(['GSOBJ_1002', 'P_5005', 'P_5068', 'COCKPIT_5101']);

/** Runs a read. Where the tenant refuses a field's name, the answer says which names may have been meant. */
export async function withFieldHelp(
  object: string,
  fields: readonly string[],
  tenant: Pick<Tenant, 'metadata'>,
  signal: AbortSignal,
  read: () => Promise<ToolAnswer>,
): Promise<ToolAnswer> {
  try {
    return await read();
  } catch (error) {
    if (!isGainsightError(error) || !UNKNOWN_FIELD.has(error.code ?? '')) throw error;
    const didYouMean = await corrections(object, fields, tenant, signal);
    if (Object.keys(didYouMean).length === 0) throw error;
    return {
      status: 'rejected',
      problem: error.message,
      detail: error.detail,
      code: error.code,
      requestId: error.requestId,
      didYouMean,
      next: `Correct the field names and call again; gainsight_object_describe lists the fields of ${object}.`,
    };
  }
}

/** The names that the object does not have, each with its nearest ones. */
async function corrections(
  object: string,
  fields: readonly string[],
  { metadata }: Pick<Tenant, 'metadata'>,
  signal: AbortSignal,
): Promise<Record<string, readonly string[]>> {
  const wrong: Record<string, readonly string[]> = {};
  // One after the other: the first look reads the description, the others find it there.
  for (const name of new Set(fields)) {
    const found = await findField(object, name, metadata, signal);
    if (found && !found.field) wrong[name] = found.suggestions;
  }
  return wrong;
}
