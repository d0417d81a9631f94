import path from 'node:path';
import { parsedFileName } from './auditFile';
import { type AuditFilter, matcher, mayHold } from './auditFilter';
import { type AuditRecord, parsedRecord } from './auditRecord';
import { auditFilesIn, bytesOf } from './folder.node';

export interface ReadOptions {
  readonly filter?: AuditFilter | undefined;
  readonly order?: 'newest' | 'oldest' | undefined;
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of lines that cannot be read. */
  readonly onSkipped?: ((file: string, lines: number) => void) | undefined;
}

/**
 * The lines of all processes in the order of their times, newest first unless asked otherwise. Reads a day at a
 * time and only as far as somebody wants to know; nothing is verified.
 */
export async function* readAudit(folder: string, options: ReadOptions = {}): AsyncGenerator<AuditRecord> {
  const { filter = {}, order = 'newest', limit = Infinity, signal } = options;
  const fits = matcher(filter);
  let given = 0;
  for (const files of await days(folder, filter, order)) {
    const records: AuditRecord[] = [];
    for (const file of files) {
      signal?.throwIfAborted();
      // One by one: a call takes no more than some hundred thousand arguments, and a file can have more lines.
      for (const record of await recordsIn(folder, file, options)) if (fits(record)) records.push(record);
    }
    records.sort(byTime);
    if (order === 'newest') records.reverse();
    for (const record of records) {
      if (given >= limit) return;
      given += 1;
      yield record;
    }
    if (given >= limit) return;
  }
}

/** The files of each day: what one process wrote on a day is in the order of time, and no line is of another day. */
async function days(
  folder: string,
  filter: AuditFilter,
  order: 'newest' | 'oldest',
): Promise<readonly (readonly string[])[]> {
  const byDay = new Map<string, string[]>();
  for (const name of await auditFilesIn(folder)) {
    const day = parsedFileName(name)?.day ?? '';
    if (mayHold(filter, day)) byDay.set(day, [...(byDay.get(day) ?? []), name]);
  }
  const sorted = [...byDay].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, files]) => files);
  return order === 'newest' ? sorted.reverse() : sorted;
}

async function recordsIn(folder: string, file: string, { onSkipped }: ReadOptions): Promise<AuditRecord[]> {
  const bytes = await bytesOf(path.join(folder, file));
  if (!bytes) return [];
  // The header is no line, and behind the last line break is nothing or a line that a crash has cut.
  const [, ...rest] = bytes.toString().split('\n');
  const torn = rest.pop();
  const records = rest.map((line) => parsedRecord(file, line)).filter((record) => record !== undefined);
  const skipped = rest.length - records.length + (torn ? 1 : 0);
  if (skipped > 0) onSkipped?.(file, skipped);
  return records;
}

function byTime(one: AuditRecord, other: AuditRecord): number {
  if (one.time !== other.time) return one.time < other.time ? -1 : 1;
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.seq - other.seq;
}
