import { constants } from 'node:os';

export interface EndingParts {
  /** Calls off what is under way, and what the client was asked. */
  readonly close: () => Promise<void>;
  /** When every call is over and its line is written. Never rejects. */
  readonly settled: () => Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell adds to the number of a signal. */
const BY_SIGNAL = 128;
/** Whoever only closes the input may still read the answers to what was asked before. */
const LAST_MOMENT_MS = 5_000;
/** Then the process ends without the lines: whoever ended it may be waiting for that. */
const LAST_LINES_MS = 5_000;

/**
 * Ends this process when its client goes away or ends it: calls that are under way are called off, and nothing of them
 * is missing from the record.
 */
export function endWithClient({ close, settled }: EndingParts): void {
  let ending: Promise<void> | undefined;
  const end = async (status: number): Promise<void> => {
    setTimeout(() => process.exit(status), LAST_LINES_MS);
    await close().catch(() => undefined);
    await settled();
    process.exit(status);
  };
  const begin = (status: number): void => void (ending ??= end(status));
  process.stdin.once('end', () => setTimeout(() => begin(0), LAST_MOMENT_MS).unref());
  // Each further answer fails again.
  process.stdout.on('error', () => begin(0));
  // Once: who sends a signal a second time does not want to wait.
  for (const signal of SIGNALS) process.once(signal, () => begin(BY_SIGNAL + constants.signals[signal]));
}
