/** What may be said about a failed action: to the user, and to the log, which never gets a record's values. */
export interface Failure {
  readonly kind: string;
  readonly message: string | undefined;
  readonly logLine: string;
}

/**
 * Reads a failure from whatever was thrown; undefined when the user called the action off.
 * Errors that carry a `kind` wrote their message for people. Any other error is a defect: its message may quote
 * data, so only its name and stack frames are kept.
 */
export function describeFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return { kind: 'unknown', message: undefined, logLine: typeof error };
  if (error.name === 'AbortError' || error.name === 'Canceled') return undefined;
  if (isWrittenForPeople(error)) {
    const message = error.detail ? `${error.message} (${error.detail})` : error.message;
    return { kind: error.kind, message, logLine: error.logLine?.() ?? error.kind };
  }
  return { kind: 'unknown', message: undefined, logLine: [error.name, ...frames(error)].join('\n') };
}

interface WrittenForPeople extends Error {
  readonly kind: string;
  /** What the other side said; for the user's eyes, never for the log. */
  readonly detail?: string | undefined;
  logLine?(): string;
}

function isWrittenForPeople(error: Error): error is WrittenForPeople {
  return 'kind' in error && typeof error.kind === 'string';
}

function frames(error: Error): string[] {
  return (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
}
