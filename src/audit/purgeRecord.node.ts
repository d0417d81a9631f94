import * as z from 'zod/mini';
import { placeOf } from './anchors.node';
import type { AuditKeys } from './auditKeys';
import type { AuditKey, KnownKey } from './chainKey.node';
import { isGenuine, saidBy, seal, takenApart } from './seal.node';

/** What is left of the files that were purged: it tells a purge from somebody who deletes. */
export interface PurgeRecord {
  readonly place: string;
  /** How often there was something to purge. */
  readonly purges: number;
  /** The last day that was purged, `yyyy-MM-dd`. */
  readonly until: string;
  /** The last day of which also those files were purged whose keys were not here; empty for none. */
  readonly othersUntil?: string | undefined;
  /** When that was, ISO 8601. */
  readonly at: string;
  readonly files: number;
  readonly lines: number;
  /** Speaks for all that was purged: chained over the heads of the files, the earlier ones first. */
  readonly head: string;
  /** Files that are being deleted. Whoever finds them gone knows why, also after a crash. */
  readonly pending: readonly string[];
}

/** A record of purges that a key speaks for; of a plain one the key or itself lies in a file. */
export interface GoodPurge {
  readonly kind: 'good';
  readonly place: string;
  readonly key: string;
  readonly isPlain: boolean;
  readonly record: PurgeRecord;
}

/** A record of purges as it was found: good, changed by somebody without the key, or made with a key not here. */
export type FoundPurge = GoodPurge | { readonly kind: 'edited' | 'foreign'; readonly place: string };

const PREFIX = 'gainsight.audit.purge.';

/** One entry a folder and key: processes with other secrets have purges of their own. */
function nameOf(place: string, key: string): string {
  return `${PREFIX}${place}.${key}`;
}

export async function storePurge(keys: AuditKeys, key: AuditKey, record: PurgeRecord): Promise<void> {
  const { text } = seal({ form: 1, key: key.id, ...record }, key, 'purge');
  await keys.store(nameOf(record.place, key.id), text);
}

export async function purgeOf(
  keys: AuditKeys,
  key: AuditKey,
  place: string,
): Promise<PurgeRecord | undefined> {
  const stored = await keys.get(nameOf(place, key.id));
  // Where the key lies makes no difference to its own process.
  const own = new Map([[key.id, { ...key, isPlain: true }]]);
  const found = stored === undefined ? undefined : foundPurge(stored, place, own);
  return found?.kind === 'good' ? found.record : undefined;
}

/** All that was purged, in any folder. */
export async function foundPurges(
  keys: AuditKeys,
  known: ReadonlyMap<string, KnownKey>,
): Promise<readonly FoundPurge[]> {
  const names = await keys.list(PREFIX);
  const found = await Promise.all(
    names.map(async (name) => {
      const [place = ''] = name.slice(PREFIX.length).split('.');
      const stored = await keys.get(name);
      if (stored === undefined) return undefined;
      const purge = foundPurge(stored, place, known);
      if (purge.kind !== 'good') return purge;
      return { ...purge, isPlain: purge.isPlain || (await keys.isPlain(name)) };
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** How often files of this folder were purged with this key; 0 where that cannot be told. */
export async function purgesSoFar(folder: string, keys: AuditKeys, key: AuditKey): Promise<number> {
  try {
    return (await purgeOf(keys, key, placeOf(folder)))?.purges ?? 0;
  } catch {
    return 0;
  }
}

function foundPurge(stored: string, place: string, known: ReadonlyMap<string, KnownKey>): FoundPurge {
  const sealed = takenApart(Buffer.from(stored));
  const parsed = sealed && purgeSchema().safeParse(saidBy(sealed));
  if (!sealed || !parsed?.success || parsed.data.place !== place) return { kind: 'edited', place };
  const key = known.get(parsed.data.key);
  if (!key) return { kind: 'foreign', place };
  if (!isGenuine(sealed, key, 'purge')) return { kind: 'edited', place };
  return { kind: 'good', place, key: key.id, isPlain: key.isPlain, record: parsed.data };
}

function purgeSchema() {
  return z.object({
    form: z.literal(1),
    key: z.string(),
    place: z.string(),
    purges: z.int(),
    until: z.string(),
    othersUntil: z.optional(z.string()),
    at: z.string(),
    files: z.int(),
    lines: z.int(),
    head: z.string(),
    pending: z.array(z.string()),
  });
}
