import { open } from 'node:fs/promises';
import path from 'node:path';
import type { AuditKeys } from './auditKeys';
import { knownKeys } from './chainKey.node';
import { fileFound } from './examine.node';
import { unlessAbsent } from './folder.node';

/** More than the first line of a file has ever been. */
const HEADER_BYTES = 2048;

/**
 * Tells of a file whether the key that it says it was written with is not here. Reads no more than its first line,
 * and each file once; nothing is verified.
 */
export async function foreignFilesIn(
  folder: string,
  keys: AuditKeys,
): Promise<(file: string) => Promise<boolean>> {
  const known = await knownKeys(keys);
  const told = new Map<string, Promise<boolean>>();
  const isForeign = async (file: string): Promise<boolean> => {
    const start = await unlessAbsent(startOf(path.join(folder, file)));
    const header = start && fileFound(start).header;
    return header === undefined || !known.has(header.key);
  };
  return (file) => {
    const answer = told.get(file) ?? isForeign(file);
    told.set(file, answer);
    return answer;
  };
}

async function startOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
