import type { AuditEntry, AuditSink } from '../audit/entry';
import type { CommandId } from '../host/commandIds';
import type { Connection } from '../model/connection';

/** What was done with the record itself. */
export interface OwnLine {
  readonly event: 'logExport' | 'logVerify';
  readonly action: CommandId;
  readonly result: 'ok' | 'tampered' | 'cancelled' | 'failed';
  readonly count?: number | undefined;
  readonly input?: Readonly<Record<string, string>> | undefined;
}

/** What became of something that ended with an error. */
export function resultOf(error: unknown): 'cancelled' | 'failed' {
  return error instanceof Error && error.name === 'AbortError' ? 'cancelled' : 'failed';
}

export interface OwnLineParts {
  readonly audit: AuditSink;
  readonly now: () => Date;
  readonly connection: () => Connection | undefined;
}

/** Writes down that the record was verified or given away. A line that cannot be kept is told by the sink. */
export class OwnLines {
  readonly #parts: OwnLineParts;

  constructor(parts: OwnLineParts) {
    this.#parts = parts;
  }

  async note({ input, ...line }: OwnLine): Promise<void> {
    const { audit, now, connection } = this.#parts;
    const active = connection();
    const entry: AuditEntry = {
      ...line,
      time: now().toISOString(),
      door: 'ui',
      effect: 'read',
      tenant: active && new URL(active.origin).host,
      connection: active?.kind === 'user' ? 'oauth' : active?.kind,
      user: active?.email,
      input,
      vocabulary: input && Object.entries(input).flat(),
    };
    await audit.append(entry).catch(() => undefined);
  }
}
