import { once } from 'node:events';
import path from 'node:path';
import type { ExportFormat } from '../../audit/exportAudit';
import type { AuditLog } from '../../audit/auditLog.node';
import { addDays, isCalendarDay, startOfDay, systemTimeZone } from '../../base/dates';
import { EnvironmentError } from '../environmentError';
import { argumentsOf, oneOf } from './arguments.node';

export interface AuditCommandContext {
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

/** Verifies or exports the record. False when it was tampered with. */
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

async function verify(
  args: readonly string[],
  { out, signal, auditIn }: AuditCommandContext,
): Promise<boolean> {
  const { folder } = argumentsOf('audit verify', args, VERIFY);
  const { state, sentences } = await auditIn(folderIn(folder)).verify(signal);
  sentences.forEach(out);
  return state === 'ok';
}

async function exported(args: readonly string[], context: AuditCommandContext): Promise<void> {
  const { folder, format, from, to } = argumentsOf('audit export', args, EXPORT);
  const chosen = oneOf(format, '--format', ['jsonl', 'csv', 'ocsf'] as const) ?? 'jsonl';
  const { output, signal, say, auditIn } = context;
  let skipped = 0;
  const count = await auditIn(folderIn(folder)).export(
    {
      format: FORMATS[chosen],
      filter: { from: dayIn(from, '--from'), to: dayIn(to, '--to', 1) },
      signal,
      onSkipped: (_file, lines) => void (skipped += lines),
    },
    async (text) => {
      if (!output.write(text)) await once(output, 'drain', { signal });
    },
  );
  say(`${count} lines${skipped > 0 ? `; ${skipped} that could not be read were left out` : ''}.`);
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
