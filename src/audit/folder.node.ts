import { readdir, readFile } from 'node:fs/promises';
import { parsedFileName } from './auditFile';

/** The record's files in a folder, by name; none where there is no folder. */
export async function auditFilesIn(folder: string): Promise<string[]> {
  const names = (await unlessAbsent(readdir(folder))) ?? [];
  return names.filter((name) => parsedFileName(name)).sort();
}

/** Undefined for a file that is not there: it may have been purged meanwhile. */
export function bytesOf(file: string): Promise<Buffer | undefined> {
  return unlessAbsent(readFile(file));
}

/** Undefined where there is nothing of that name; any other failure is one. */
export async function unlessAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
