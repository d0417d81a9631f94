import { GainsightError } from '../errors';
import { isRow } from '../replyRows';
import type { Reply } from '../call';
import { toText } from '../values';

/** A record that was written. */
export interface Written {
  readonly gsid: string;
  readonly requestId: string | undefined;
}

const CODE = /\b(?:[A-Z][A-Z0-9]*_)+\d+\b/;

/**
 * What became of the one record of a write. The envelope says `result: true` even when the record was refused, so
 * only an id under `success` counts. `keys` are the names that the result may be filed under, best first; a single
 * entry under another name is taken for ours, because one record was sent.
 */
export function writtenRecord({ data, requestId }: Reply, keys: readonly string[]): Written {
  const parts = isRow(data) ? data : {};
  const failures = entriesOf(parts.failure ?? parts.failures);
  const successes = entriesOf(parts.success);
  const refused = named(failures, keys) ?? (named(successes, keys) ? undefined : single(failures));
  if (refused) throw refusal(refused[1], requestId);
  const gsid = idIn((named(successes, keys) ?? single(successes))?.[1]);
  if (gsid !== undefined) return { gsid, requestId };
  throw new GainsightError({
    kind: 'uncertain',
    sentence: 'Gainsight gave no result for the reference: look whether the record was written.',
    requestId,
  });
}

type Entry = readonly [name: string, value: unknown];

/** The lists hold objects of one key, the maps one key for each record; both forms are in use. */
function entriesOf(part: unknown): readonly Entry[] {
  const maps: unknown[] = Array.isArray(part) ? part : [part];
  return maps.filter(isRow).flatMap((map) => Object.entries(map));
}

function named(entries: readonly Entry[], keys: readonly string[]): Entry | undefined {
  const found = keys.map((key) => entries.find(([name]) => name === key));
  return found.find((entry) => entry !== undefined);
}

function single(entries: readonly Entry[]): Entry | undefined {
  return entries.length === 1 ? entries[0] : undefined;
}

function idIn(entry: unknown): string | undefined {
  const all: unknown[] = Array.isArray(entry) ? entry : [entry];
  const [first] = all;
  if (!isRow(first)) return toText(first);
  return toText(first.activityId) ?? toText(first.Gsid) ?? toText(first.gsid);
}

/** A refusal is a text that starts with its code, or a list of `{errorCode, Message}`. */
function refusal(entry: unknown, requestId: string | undefined): GainsightError {
  const told = (Array.isArray(entry) ? entry : [entry]).map((one: unknown) => {
    if (!isRow(one)) return { code: undefined, text: toText(one) };
    return { code: toText(one.errorCode), text: toText(one.Message) ?? toText(one.message) };
  });
  const detail = told.map(({ text }) => text).join('; ');
  const code = told[0]?.code ?? CODE.exec(detail)?.[0];
  return new GainsightError({
    kind: 'rejected',
    sentence: `Gainsight refused the record${code === undefined ? '' : ` with ${code}`}. Nothing was written.`,
    code,
    detail,
    requestId,
  });
}
