import type { Tenant } from '../../data/tenant';
import { isGainsightError } from '../../gainsight/errors';
import type { FieldInfo } from '../../model/metadata';
import type { ToolAnswer } from '../toolAnswer';
import { findField } from './fieldPaths';

const UNKNOWN_FIELD = new Set(['GSOBJ_1002', 'P_5005', 'P_5068', 'COCKPIT_5101']);
const SEEKS_TEXT = new Set(['CONTAINS', 'DOES_NOT_CONTAIN', 'DOES_NOT_CONTAINS', 'STARTS_WITH', 'ENDS_WITH']);

/** Fields that were named by their labels, by what was typed. */
export type Labelled = ReadonlyMap<string, FieldInfo>;

/** How a read is made, and how once more with the names of the fields that were meant. */
interface Ways {
  readonly read: () => Promise<ToolAnswer>;
  readonly again?: (meant: Labelled) => Promise<ToolAnswer>;
}

interface Corrections {
  readonly didYouMean: Readonly<Record<string, readonly string[]>>;
  /** Those of them that can only mean one field. */
  readonly meant: Labelled;
}

/**
 * Runs a read. Where the tenant refuses a field's name it is run once more if every wrong name is the label of one
 * field; else the answer says which names may have been meant.
 */
export async function withFieldHelp(
  object: string,
  fields: readonly string[],
  tenant: Pick<Tenant, 'metadata'>,
  signal: AbortSignal,
  { read, again }: Ways,
): Promise<ToolAnswer> {
  try {
    return await read();
  } catch (error) {
    if (!isGainsightError(error) || !UNKNOWN_FIELD.has(error.code ?? '')) throw error;
    const { didYouMean, meant } = await corrections(object, fields, tenant, signal);
    const wrong = Object.keys(didYouMean).length;
    if (wrong === 0) throw error;
    if (again && meant.size === wrong) return again(meant);
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

/** What to read where fields were named by their labels: of a lookup the name of the record that it leads to. */
export function readAs(names: readonly string[], meant: Labelled): readonly string[] {
  return [...new Set(names.map((name) => readable(name, meant)))];
}

/** What a condition is on: of a lookup the id, which names are turned into, but a part of a text is in the name alone. */
export function comparedAs(name: string, operator: string, meant: Labelled): string {
  return SEEKS_TEXT.has(operator) ? readable(name, meant) : (meant.get(name)?.name ?? name);
}

function readable(name: string, meant: Labelled): string {
  const { name: real = name, lookup } = meant.get(name) ?? {};
  return lookup?.object === undefined ? real : `${lookup.path}.Name`;
}

/** What the answer says of it. */
export function meantInWords(meant: Labelled): Readonly<Record<string, string>> {
  return Object.fromEntries([...meant].map(([typed, { name }]) => [typed, name]));
}

/** The names that the object does not have, each with its nearest ones. */
async function corrections(
  object: string,
  fields: readonly string[],
  { metadata }: Pick<Tenant, 'metadata'>,
  signal: AbortSignal,
): Promise<Corrections> {
  const didYouMean: Record<string, readonly string[]> = {};
  const meant = new Map<string, FieldInfo>();
  // One after the other: the first look reads the description, the others find it there.
  for (const name of new Set(fields)) {
    const found = await findField(object, name, metadata, signal);
    if (!found || found.field) continue;
    didYouMean[name] = found.suggestions;
    if (found.labelled) meant.set(name, found.labelled);
  }
  return { didYouMean, meant };
}
