import { isRead } from './effects';
import { GainsightError, isGainsightError } from './errors';
import type { Transport } from './transport';

export type Sender = Pick<Transport, 'send'>;
type Condition = () => boolean | Promise<boolean>;

const SETTING = 'Read-only mode is on, so nothing was sent. Switch off "gainsight.readOnly" to write.';

/**
 * Lets reads through and, while `isReadOnly` holds, nothing else: what is not on the list of reads counts as a write,
 * whoever asks for it. A refused call leaves nothing behind, not even in the queue of the rate limit. `sentence` tells
 * the user why it was refused and how to allow it.
 */
export function readOnlySender(
  inner: Sender,
  isReadOnly: Condition = () => true,
  sentence = SETTING,
): Sender {
  return {
    send: async (call, options) => {
      if (!isRead(call) && (await isReadOnly())) throw refused(sentence);
      return inner.send(call, options);
    },
  };
}

/** The same at the last moment: a write that waited for its turn while read-only was switched on does not leave. */
export function readOnlyFetch(
  fetch: typeof globalThis.fetch,
  isReadOnly: Condition,
  sentence = SETTING,
): typeof fetch {
  return async (input, init) => {
    const { pathname: path } = new URL(input instanceof Request ? input.url : input);
    // Methods of other names are on no list either.
    const method = (init?.method ?? 'GET') as Parameters<typeof isRead>[0]['method'];
    if (!isRead({ method, path }) && (await isReadOnly())) throw refused(sentence);
    return fetch(input, init);
  };
}

function refused(sentence: string): GainsightError {
  return new GainsightError({ kind: 'forbidden', sentence });
}

/** Whether a call was kept back here. What Gainsight itself forbids comes with the status of its answer. */
export function isReadOnlyRefusal(error: unknown): boolean {
  return isGainsightError(error, 'forbidden') && error.status === undefined;
}
