/** Which way a call came in. */
export type Door = 'chat' | 'tool' | 'ui' | 'mcp' | 'code';

/** What a line tells of: a call that was answered, a confirmation that was asked for, a call that was not let in. */
export type AuditEvent = 'call' | 'confirmation' | 'refusal';

/** One line of the record, before it is masked and written. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly event: AuditEvent;
  readonly door: Door;
  readonly tool: string;
  readonly effect: 'read' | 'write';
  /** The tenant's host; absent when nobody is signed in. */
  readonly tenant?: string | undefined;
  /** E-mail address of the connection's user. */
  readonly user?: string | undefined;
  /** The tool's input, as it came in. */
  readonly input?: unknown;
  /** The words of the tool's own schema: its parameters and their fixed values. Other text is not written. */
  readonly vocabulary?: readonly string[] | undefined;
  /**
   * `ok` or the status of the answer, `cancelled` or `defect` for a call without one; for a confirmation `asked`,
   * `accepted`, `declined`, `unavailable`, or `lapsed` when an answer to what was asked never came.
   */
  readonly result: string;
  readonly durationMs?: number | undefined;
  readonly requestIds?: readonly string[] | undefined;
}

/** Where lines go. Rejects when a line could not be kept. */
export interface AuditSink {
  append(entry: AuditEntry): Promise<void>;
}
