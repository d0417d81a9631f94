export const DOORS = ['chat', 'tool', 'ui', 'mcp', 'code'] as const;

/** Which way a call came in. */
export type Door = (typeof DOORS)[number];

export const EVENTS = [
  'call',
  'confirmation',
  'refusal',
  'command',
  'signIn',
  'signOut',
  'accessLost',
  'logExport',
  'logVerify',
  'logPurge',
] as const;

/**
 * What a line tells of: a call that was answered, a confirmation that was asked for, a call that was not let in, a
 * command that somebody ran, an account that came, went or was shut out by its tenant, and what was done with the
 * record itself.
 */
export type AuditEvent = (typeof EVENTS)[number];

/** How the calls of a connection are authorised. */
export type ConnectionKind = 'sandbox' | 'accessKey' | 'm2m' | 'oauth';

/** Whether a line holds the input, masked, or none of it. */
export type AuditDetail = 'masked' | 'none';

/** One line of the record, before it is masked and written. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly event: AuditEvent;
  readonly door: Door;
  /** A tool's name, a command's id or a step of the sign-in. */
  readonly action: string;
  readonly effect: 'read' | 'write';
  /** The tenant's host; absent when nobody is signed in. */
  readonly tenant?: string | undefined;
  readonly connection?: ConnectionKind | undefined;
  /** E-mail address of the connection's user. */
  readonly user?: string | undefined;
  /** The tool's input, as it came in. */
  readonly input?: unknown;
  /** The words of the tool's own schema: its parameters and their fixed values. Other text is not written. */
  readonly vocabulary?: readonly string[] | undefined;
  /** GSIDs of the records that were read or written. Of many only the first are kept, and how many more there were. */
  readonly records?: readonly string[] | undefined;
  /**
   * `ok` or the status of the answer, `cancelled` or `defect` for a call without one; for a confirmation `asked`,
   * `accepted`, `declined`, `unavailable`, or `lapsed` when an answer to what was asked never came; for a sign-in or
   * sign-out also `started`, before it has ended; for a loss of access `revoked`, `expired` or `refused`; for a sign-out
   * `revocationFailed` or `revocationNotOffered` where the credential is gone here and the tenant may still take it, and
   * after `failed` `revoked` where the keyring kept a credential that the tenant does not take any more.
   */
  readonly result: string;
  /** The API's code of a failure, never its text. */
  readonly errorCode?: string | undefined;
  readonly durationMs?: number | undefined;
  /** How much of that went into getting the credential. */
  readonly credentialMs?: number | undefined;
  readonly requestIds?: readonly string[] | undefined;
  /** How many lines of the record were exported, verified or purged. */
  readonly count?: number | undefined;
}

/** Where lines go. Rejects when a line could not be kept. */
export interface AuditSink {
  append(entry: AuditEntry): Promise<void>;
}
