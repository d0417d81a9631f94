import { constants } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { deleteAnchor, placeOf, storeAnchor, type Anchor, type AnchorWriter } from './anchors.node';
import type { AuditKeys } from './auditKeys';
import type { AuditKey } from './chainKey.node';
import { seal } from './seal.node';

/** The form of the files; another number tells readers that it has changed. */
export const FORM = 2;

/** What a new file is begun with. */
export interface FileBeginning {
  readonly folder: string;
  readonly name: string;
  readonly keys: AuditKeys;
  readonly key: AuditKey;
  /** How often this record was purged before, so that a purge cannot be forgotten. */
  readonly purges: number;
  /** How many days its writer wants it kept: others that purge here leave it for as long. */
  readonly keep?: number | undefined;
  readonly anchors: Pick<AnchorWriter, 'note'>;
}

// Only the beginning makes a file: one that was taken away meanwhile must not come back without its head.
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW;
const MODE = 0o600;

/** A file of the record that is being written: every line is chained to the one before it. */
export class ChainedFile {
  readonly #path: string;
  readonly #begun: FileBeginning;
  #anchor: Anchor;

  private constructor(begun: FileBeginning, anchor: Anchor) {
    this.#path = path.join(begun.folder, begun.name);
    this.#begun = begun;
    this.#anchor = anchor;
  }

  get name(): string {
    return this.#begun.name;
  }

  /**
   * Makes the folder where there is none (one that was there keeps its mode), anchors the file and then begins it
   * with its header.
   */
  static async begin(beginning: FileBeginning): Promise<ChainedFile> {
    const { folder, name, keys, key, purges, keep } = beginning;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const place = placeOf(folder);
    const header = {
      form: FORM,
      file: name,
      place,
      key: key.id,
      started: new Date(performance.timeOrigin).toISOString(),
      purges,
      keep,
    };
    let sealed = seal({ ...header, anchored: true }, key, 'line');
    try {
      await storeAnchor(keys, key, { file: name, place, count: 0, head: sealed.mac });
    } catch {
      // The file says itself that it was begun without an anchor: nobody can take one away and say so.
      sealed = seal({ ...header, anchored: false }, key, 'line');
    }
    await writeHeader(beginning, sealed.text);
    return new ChainedFile(beginning, { file: name, place, count: 0, head: sealed.mac });
  }

  async append(members: Readonly<Record<string, unknown>>): Promise<void> {
    const { key, anchors } = this.#begun;
    const count = this.#anchor.count + 1;
    const { text, mac } = seal({ seq: count, ...members }, key, 'line', this.#anchor.head);
    await write(this.#path, APPEND, text);
    this.#anchor = { ...this.#anchor, count, head: mac };
    anchors.note(this.#path, key, this.#anchor);
  }
}

/** On a full disk a file can be made and not be written to: one without a header would look like somebody else's. */
async function writeHeader({ folder, name, keys }: FileBeginning, line: string): Promise<void> {
  const file = path.join(folder, name);
  try {
    await write(file, 'wx', line);
  } catch (error) {
    if (!isThere(error)) {
      await rm(file, { force: true }).catch(() => undefined);
      await deleteAnchor(keys, name).catch(() => undefined);
    }
    throw error;
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

async function write(file: string, flags: string | number, line: string): Promise<void> {
  const handle = await open(file, flags, MODE);
  try {
    await handle.writeFile(`${line}\n`);
  } finally {
    await handle.close();
  }
}
