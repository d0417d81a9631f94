import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod/mini';
import type { AuditKeys } from './auditKeys';
import type { AuditKey, KnownKey } from './chainKey.node';
import { isGenuine, saidBy, seal, takenApart } from './seal.node';

/**
 * How long a file was when it was last seen by its writer. One entry a file, which nobody but its writer stores: so
 * no process can overwrite what another says. It is there before the file is, and tells later that there was one.
 */
export interface Anchor {
  readonly file: string;
  /** The folder on its machine; elsewhere the file is not missed. */
  readonly place: string;
  /** Lines after the header. */
  readonly count: number;
  /** The mac of the last of them, or of the header. */
  readonly head: string;
}

/**
 * An anchor as it was found: good, changed by somebody without the key, or made with a key that is not here. Of a plain
 * one the key or itself lies in a file.
 */
export type FoundAnchor =
  | { readonly kind: 'good'; readonly anchor: Anchor; readonly isPlain: boolean }
  | { readonly kind: 'edited' }
  | { readonly kind: 'foreign'; readonly anchor: Anchor };

const PREFIX = 'gainsight.audit.anchor.';
const PLACE_LENGTH = 16;

/** Stands for a folder on this machine, as it is named: one that a link was put in place of is still missed. */
export function placeOf(folder: string): string {
  const place = `${os.hostname()}\0${path.resolve(folder)}`;
  return createHash('sha256').update(place).digest('hex').slice(0, PLACE_LENGTH);
}

export async function storeAnchor(keys: AuditKeys, key: AuditKey, anchor: Anchor): Promise<void> {
  const { file, place, count, head } = anchor;
  const { text } = seal({ form: 1, file, place, key: key.id, count, head }, key, 'anchor');
  await keys.store(PREFIX + file, text);
}

export async function deleteAnchor(keys: AuditKeys, file: string): Promise<void> {
  await keys.delete(PREFIX + file);
}

/** All anchors that are there, by the names of their files. */
export async function foundAnchors(
  keys: AuditKeys,
  known: ReadonlyMap<string, KnownKey>,
): Promise<ReadonlyMap<string, FoundAnchor>> {
  const names = await keys.list(PREFIX);
  const found = await Promise.all(
    names.map(async (name) => {
      const file = name.slice(PREFIX.length);
      const stored = await keys.get(name);
      if (stored === undefined) return undefined;
      const anchor = foundAnchor(file, stored, known);
      const isGood = anchor.kind === 'good';
      const isPlain = isGood && (anchor.isPlain || (await keys.isPlain(name)));
      return [file, isGood ? { ...anchor, isPlain } : anchor] as const;
    }),
  );
  return new Map(found.filter((entry) => entry !== undefined));
}

function foundAnchor(file: string, stored: string, known: ReadonlyMap<string, KnownKey>): FoundAnchor {
  const sealed = takenApart(Buffer.from(stored));
  const parsed = sealed && anchorSchema().safeParse(saidBy(sealed));
  if (!sealed || !parsed?.success || parsed.data.file !== file) return { kind: 'edited' };
  const key = known.get(parsed.data.key);
  if (!key) return { kind: 'foreign', anchor: parsed.data };
  if (!isGenuine(sealed, key, 'anchor')) return { kind: 'edited' };
  return { kind: 'good', anchor: parsed.data, isPlain: key.isPlain };
}

function anchorSchema() {
  return z.object({
    form: z.literal(1),
    file: z.string(),
    place: z.string(),
    key: z.string(),
    count: z.int().check(z.nonnegative()),
    head: z.string().check(z.regex(/^[\w-]{43}$/)),
  });
}

/**
 * Stores anchors behind the lines: one at a time, and of each file only the newest. What an anchor speaks for is on
 * the disk before, so that a machine that loses its power does not look like somebody who cuts lines off.
 */
export class AnchorWriter {
  readonly #keys: AuditKeys;
  readonly #waiting = new Map<
    string,
    { readonly anchor: Anchor; readonly key: AuditKey; readonly file: string }
  >();
  #writing: Promise<void> | undefined;

  constructor(keys: AuditKeys) {
    this.#keys = keys;
  }

  /** Returns at once. An anchor that cannot be stored is made up for by the next of its file. */
  note(file: string, key: AuditKey, anchor: Anchor): void {
    this.#waiting.set(anchor.file, { anchor, key, file });
    this.#writing ??= this.#write();
  }

  /** When all that was noted has been stored or given up. Never rejects. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    // Lines that come in one go are spoken for by one anchor.
    await Promise.resolve();
    for (let next = this.#next(); next; next = this.#next()) {
      try {
        await onDisk(next.file);
        await storeAnchor(this.#keys, next.key, next.anchor);
      } catch {
        // The vault is locked or the file is gone: the lines are then simply not anchored yet.
      }
    }
    this.#writing = undefined;
  }

  #next() {
    const [entry] = this.#waiting;
    if (!entry) return undefined;
    this.#waiting.delete(entry[0]);
    return entry[1];
  }
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
