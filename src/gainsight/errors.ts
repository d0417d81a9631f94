/**
 * What a failed call means for the one who asked. `network` also covers a tenant that answers 5xx;
 * `uncertain` is a write whose answer was lost: the record may exist; `keyring` is a vault that cannot be used now;
 * `outdated` is a window that has not learnt of the tokens which another one has got; `left` is a connection that came
 * out of use, or was opened anew, while the call was under way.
 */
export type ErrorKind =
  | 'signedOut'
  | 'forbidden'
  | 'notFound'
  | 'rateLimited'
  | 'network'
  | 'timeout'
  | 'rejected'
  | 'protocol'
  | 'uncertain'
  | 'keyring'
  | 'outdated'
  | 'left';

/** The facts of a failure. `sentence` says what happened and what to do; it holds no value of a record. */
export interface ErrorFacts {
  readonly kind: ErrorKind;
  readonly sentence: string;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly detail?: string | undefined;
  readonly cause?: unknown;
}

/** A call that failed. `message` is a sentence for a person; only `logLine()` may be written to a log. */
export class GainsightError extends Error {
  override readonly name = 'GainsightError';
  readonly kind: ErrorKind;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  /** The API's own text. It may hold values of records: for the user's eyes, never for a log. */
  readonly detail: string | undefined;

  constructor(facts: ErrorFacts) {
    const suffix = facts.requestId === undefined ? '' : ` (Request id: ${facts.requestId})`;
    super(facts.sentence + suffix, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.kind = facts.kind;
    this.code = facts.code;
    this.requestId = facts.requestId;
    this.status = facts.status;
    this.retryAfterMs = facts.retryAfterMs;
    this.detail = facts.detail;
  }

  /** Kind, code, status and request id: nothing that comes from a record or a person. */
  logLine(): string {
    const parts = [
      this.kind,
      this.code && `code=${this.code}`,
      this.status !== undefined && `status=${this.status}`,
      this.requestId && `requestId=${this.requestId}`,
    ];
    return parts.filter(Boolean).join(' ');
  }
}

/**
 * Whether this is a `GainsightError`, and of one of these kinds where some are given. Told by its name: the tools
 * are a bundle of their own and have a class of their own by that name.
 */
export function isGainsightError(error: unknown, ...kinds: readonly ErrorKind[]): error is GainsightError {
  if (!(error instanceof Error) || error.name !== 'GainsightError' || !('kind' in error)) return false;
  return kinds.length === 0 || kinds.some((kind) => kind === error.kind);
}
