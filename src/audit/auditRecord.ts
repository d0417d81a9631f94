import * as z from 'zod/mini';
import { lazy } from '../base/lazy';
import { DOORS, EVENTS } from './entry';
import { parsedJson } from './parsedJson';

/** A line of the record as it is read back, and where it stands. */
export interface AuditRecord extends z.infer<ReturnType<typeof schema>> {
  readonly file: string;
}

const recordSchema = lazy(schema);

/** Undefined for a line that is none, or that another form of the record has. Nothing is said of its mac. */
export function parsedRecord(file: string, line: string): AuditRecord | undefined {
  const parsed = recordSchema().safeParse(parsedJson(line));
  return parsed.success ? { ...parsed.data, file } : undefined;
}

function schema() {
  const text = z.optional(z.string());
  const number = z.optional(z.number());
  const texts = z.optional(z.array(z.string()));
  return z.readonly(
    z.object({
      seq: z.int(),
      time: z.iso.datetime(),
      event: z.enum(EVENTS),
      door: z.enum(DOORS),
      action: z.string(),
      effect: z.enum(['read', 'write']),
      tenant: text,
      connection: text,
      user: text,
      input: z.optional(z.unknown()),
      records: texts,
      moreRecords: number,
      result: z.string(),
      errorCode: text,
      durationMs: number,
      credentialMs: number,
      requestIds: texts,
      count: number,
    }),
  );
}
