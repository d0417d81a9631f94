import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { AuditKeys, AuditLock } from './auditKeys';
import { parsedJson } from './parsedJson';
import type { Pseudonym } from './pseudonym';
import { KEY_PREFIX } from './splitKeys';

/** What a key vouches for. Each has a key of its own derived, so that one cannot stand for the other. */
export type Purpose = 'line' | 'anchor' | 'purge' | 'choice';

/** A key of the record: it vouches for what was written with it, and names people by pseudonyms. */
export interface AuditKey {
  /** Names the key without telling anything of it. */
  readonly id: string;
  macOf(purpose: Purpose, ...parts: readonly (string | Uint8Array)[]): string;
  readonly pseudonymOf: Pseudonym;
  /** It could not be kept and ends with this process: nobody can verify what it vouches for. */
  readonly isTemporary?: boolean | undefined;
}

/** A key that is kept somewhere. */
export interface KnownKey extends AuditKey {
  /** It lies in a file: any program of the user could have made what it vouches for. */
  readonly isPlain: boolean;
}

const SECRET_BYTES = 32;
const ID_LENGTH = 12;
const PSEUDONYM_LENGTH = 16;

/**
 * The key that new files are written with: the same in all processes that share the secrets. Where there is none yet
 * one is made. Where none can be kept, this process gets one for the time being, and files that are begun with it can
 * be verified by nobody later: the record goes on all the same.
 */
export async function writingKey(keys: AuditKeys, lock: AuditLock): Promise<AuditKey> {
  try {
    const known = await firstKey(keys);
    return known ?? (await lock.withLock('audit-key', () => createdKey(keys)));
  } catch {
    return { ...keyOf(randomBytes(SECRET_BYTES)), isTemporary: true };
  }
}

/** All keys that are here, by their ids. */
export async function knownKeys(keys: AuditKeys): Promise<ReadonlyMap<string, KnownKey>> {
  const names = await keys.list(KEY_PREFIX);
  const found = await Promise.all(
    names.map(async (name) => {
      const key = storedKey(name, await keys.get(name));
      return key && { ...key, isPlain: await keys.isPlain(name) };
    }),
  );
  return new Map(found.filter((key) => key !== undefined).map((key) => [key.id, key]));
}

async function createdKey(keys: AuditKeys): Promise<AuditKey> {
  const meanwhile = await firstKey(keys);
  if (meanwhile) return meanwhile;
  const secret = randomBytes(SECRET_BYTES);
  const key = keyOf(secret);
  await keys.store(KEY_PREFIX + key.id, JSON.stringify({ form: 1, secret: secret.toString('base64url') }));
  // Where the lock did not hold others off, all agree on one of those that are there now.
  return (await firstKey(keys)) ?? key;
}

async function firstKey(keys: AuditKeys): Promise<AuditKey | undefined> {
  const names = [...(await keys.list(KEY_PREFIX))].sort();
  for (const name of names) {
    const key = storedKey(name, await keys.get(name));
    if (key) return key;
  }
  return undefined;
}

/** Undefined for an entry that is damaged, or not what its name says. */
function storedKey(name: string, stored: string | undefined): AuditKey | undefined {
  const parsed = storedSchema().safeParse(parsedJson(stored ?? ''));
  if (!parsed.success) return undefined;
  const key = keyOf(Buffer.from(parsed.data.secret, 'base64url'));
  return KEY_PREFIX + key.id === name ? key : undefined;
}

function storedSchema() {
  return z.object({ form: z.literal(1), secret: z.string().check(z.regex(/^[\w-]{43}$/)) });
}

function keyOf(secret: Buffer): AuditKey {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `gainsight audit ${purpose}`, SECRET_BYTES));
  const forPurpose = {
    ...{ line: derived('line'), anchor: derived('anchor') },
    ...{ purge: derived('purge'), choice: derived('choice') },
  };
  const forPeople = derived('person');
  return {
    id: createHash('sha256').update('id').update(secret).digest('hex').slice(0, ID_LENGTH),
    macOf: (purpose, ...parts) => {
      const mac = createHmac('sha256', forPurpose[purpose]);
      for (const part of parts) mac.update(part);
      return mac.digest('base64url');
    },
    pseudonymOf: (address) => {
      const digest = createHmac('sha256', forPeople).update(address.trim().toLowerCase()).digest('hex');
      return `person-${digest.slice(0, PSEUDONYM_LENGTH)}`;
    },
  };
}
