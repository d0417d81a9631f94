import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AuditKeys } from './auditKeys';
import { unlessAbsent } from './folder.node';

/**
 * Secrets of the record where no keyring is: a file for each, in a folder that only the user can read. One file a
 * name, put in its place whole, so that processes never overwrite what another has stored.
 */
export class FileKeys implements AuditKeys {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async get(name: string): Promise<string | undefined> {
    return unlessAbsent(readFile(this.#fileOf(name), 'utf8'));
  }

  async store(name: string, secret: string): Promise<void> {
    const file = this.#fileOf(name);
    const fresh = path.join(this.#folder, `${randomUUID()}.new`);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    try {
      const handle = await open(fresh, 'wx', 0o600);
      try {
        await handle.writeFile(secret);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      await rename(fresh, file);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await rm(this.#fileOf(name), { force: true });
  }

  async list(prefix: string): Promise<readonly string[]> {
    const files = (await unlessAbsent(readdir(this.#folder))) ?? [];
    return files
      .filter((file) => file.endsWith(SUFFIX))
      .map((file) => file.slice(0, -SUFFIX.length))
      .filter((name) => name.startsWith(prefix));
  }

  async isPlain(): Promise<boolean> {
    return true;
  }

  #fileOf(name: string): string {
    if (!/^[\w.-]{1,200}$/.test(name)) throw new TypeError('No name of a secret of the record.');
    return path.join(this.#folder, name + SUFFIX);
  }
}

const SUFFIX = '.secret';
