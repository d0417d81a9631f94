import { once } from 'node:events';
import path from 'node:path';
import type { ExportFormat } from '../../audit/exportAudit';
import type { AuditLog } from '../../audit/auditLog.node';
import type { AuditEntry } from '../../audit/entry';
import type { ProductFacts } from '../../audit/ocsf';
import { addDays, isCalendarDay, startOfDay, systemTimeZone } from '../../base/dates';
import { EnvironmentError } from '../environmentError';
import { argumentsOf, oneOf } from './arguments.node';

export interface AuditCommandContext {
  /** Where it is written down that somebody looked. */
  readonly own: Pick<AuditLog, 'append'>;
  readonly now: () => Date;
  readonly product: ProductFacts;
  readonly out: (line: string) => void;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Where an export goes. */
  readonly output: NodeJS.WritableStream;
  /** The record of a folder; the server's own without one. */
  readonly auditIn: (folder: string | undefined) => AuditLog;
}

const VERIFY = { folder: { type: 'string' } } as const;
const EXPORT = {
  ...VERIFY,
  format: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const;
const FORMATS: Readonly<Record<'jsonl' | 'csv' | 'ocsf', ExportFormat>> = {
  jsonl: 'jsonLines',
  csv: 'csv',
  ocsf: 'ocsf',
};

/** Verifies or exports the record. False when it was tampered with, or there was nothing to verify. */
export async function audit(
  [action, ...args]: readonly string[],
  context: AuditCommandContext,
): Promise<boolean> {
  switch (action) {
    case 'verify':
      return verify(args, context);
    case 'export':
      await exported(args, context);
      return true;
    default:
      throw new EnvironmentError('audit is followed by verify or export; --help shows both.');
  }
}

async function verify(args: readonly string[], context: AuditCommandContext): Promise<boolean> {
  const { out, say, signal, auditIn } = context;
  const { folder } = argumentsOf('audit verify', args, VERIFY);
  const log = auditIn(folderIn(folder));
  say(`The audit log in ${log.folder}:`);
  const { state, files } = await noted('logVerify', context, async () => {
    const verdict = await log.verify(signal);
    verdict.sentences.forEach(out);
    const count = verdict.files.reduce((sum, file) => sum + file.lines, 0);
    return { ...verdict, result: verdict.state, count };
  });
  // Of a file whose key is not here nothing can be said: whoever takes the keys away must not make it look good.
  return state === 'ok' && files.some((file) => file.state !== 'foreign');
}

async function exported(args: readonly string[], context: AuditCommandContext): Promise<void> {
  const { folder, format, from, to } = argumentsOf('audit export', args, EXPORT);
  const chosen = oneOf(format, '--format', ['jsonl', 'csv', 'ocsf'] as const) ?? 'jsonl';
  const filter = { from: dayIn(from, '--from'), to: dayIn(to, '--to', 1) };
  const { output, signal, say, auditIn, product } = context;
  const log = auditIn(folderIn(folder));
  let skipped = 0;
  const onSkipped = (_file: string, lines: number): void => void (skipped += lines);
  const { count } = await noted('logExport', context, async () => ({
    result: 'ok',
    count: await log.export({ format: FORMATS[chosen], product, filter, signal, onSkipped }, async (text) => {
      if (!output.write(text)) await once(output, 'drain', { signal });
    }),
  }));
  say(`${count} lines${skipped > 0 ? `; ${skipped} that could not be read were left out` : ''}.`);
}

/** Writes down that somebody looked at the record, and what came of it. */
async function noted<T extends { readonly result: string; readonly count: number }>(
  event: 'logVerify' | 'logExport',
  { own, now, say }: AuditCommandContext,
  work: () => Promise<T>,
): Promise<T> {
  const note = async (result: string, count?: number): Promise<void> => {
    const action = event === 'logVerify' ? 'audit.verify' : 'audit.export';
    const line: AuditEntry = {
      ...{ time: now().toISOString(), event, door: 'mcp', action, effect: 'read', result, count },
    };
    await own.append(line).catch(() => say('This could not be written to the audit log.'));
  };
  try {
    const done = await work();
    await note(done.result, done.count);
    return done;
  } catch (error) {
    await note(isAborted(error) ? 'cancelled' : 'failed');
    throw error;
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** A day as a person means it, from its start; of the last day, to its end. */
function dayIn(text: string | undefined, name: string, later = 0): Date | undefined {
  if (text === undefined) return undefined;
  if (isCalendarDay(text)) return startOfDay(addDays(text, later), systemTimeZone());
  throw new EnvironmentError(`${name} must be a day such as 2026-01-31.`);
}

function folderIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : path.resolve(text);
}
