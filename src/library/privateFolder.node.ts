import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { GainsightError } from '../gainsight/errors';

const OTHERS = 0o077;
const MODE = 0o777;
// A pipe in place of a file must not hold the process up. Where a system lacks a flag, it counts for nothing.
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Small files in a folder that is the user's alone. What somebody else may read, or could have put there, is refused
 * with a sentence and never used; a file is replaced whole or not at all.
 */
export class PrivateFolder {
  readonly path: string;

  constructor(folder: string) {
    this.path = folder;
  }

  /** Undefined where there is no such file. */
  read(name: string): string | undefined {
    const file = path.join(this.path, name);
    return unlessAbsent(() => {
      this.#check();
      const handle = opened(file);
      try {
        if (!isOnlyMine(fstatSync(handle), 'isFile')) throw notMine(file);
        return readFileSync(handle, 'utf8');
      } finally {
        closeSync(handle);
      }
    });
  }

  write(name: string, text: string): void {
    this.#make();
    this.#check();
    const fresh = path.join(this.path, `${randomUUID()}.new`);
    try {
      const handle = openSync(fresh, 'wx', 0o600);
      try {
        writeFileSync(handle, text);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(fresh, path.join(this.path, name));
    } catch {
      rmSync(fresh, { force: true });
      throw failure(`${this.path} cannot be written. Make room or repair the folder, then try again.`);
    }
  }

  delete(name: string): void {
    unlessAbsent(() => {
      this.#check();
      rmSync(path.join(this.path, name), { force: true });
    });
  }

  #make(): void {
    try {
      mkdirSync(this.path, { recursive: true, mode: 0o700 });
    } catch {
      throw failure(`${this.path} cannot be made. Let your own user write there, then try again.`);
    }
  }

  #check(): void {
    if (isOnlyMine(lstatSync(this.path), 'isDirectory')) return;
    throw failure(
      `${this.path} is not a folder of your own that nobody else may open (mode 700), so nothing in it is used. Delete it and sign in again.`,
    );
  }
}

function opened(file: string): number {
  try {
    // Also where links cannot be told when the file is opened.
    if (lstatSync(file).isSymbolicLink()) throw notMine(file);
    return openSync(file, READ);
  } catch (error) {
    if (isAbsent(error)) throw error;
    throw notMine(file);
  }
}

/** Windows keeps a user's own folders from others by other means than owner and mode. */
function isOnlyMine(stats: Stats, kind: 'isFile' | 'isDirectory'): boolean {
  if (!stats[kind]() || stats.isSymbolicLink()) return false;
  const me = process.getuid?.();
  return me === undefined || (stats.uid === me && (stats.mode & MODE & OTHERS) === 0);
}

function unlessAbsent<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function notMine(file: string): GainsightError {
  return failure(
    `${file} is not a file of your own that nobody else may read (mode 600), so it is not used. Delete it and sign in again.`,
  );
}

function failure(sentence: string): GainsightError {
  return new GainsightError({ kind: 'keyring', sentence });
}
