import { isRead } from './effects';
import { GainsightError } from './errors';
import type { Transport } from './transport';

type Sender = Pick<Transport, 'send'>;

/**
 * Lets reads through and, while `isReadOnly` holds, nothing else: what is not on the list of reads counts as a write,
 * whoever asks for it. A refused call leaves nothing behind, not even in the queue of the rate limit.
 */
export function readOnlySender(inner: Sender, isReadOnly = (): boolean => true): Sender {
  return {
    send: async (call, options) => {
      if (!isRead(call) && isReadOnly()) throw refused();
      return inner.send(call, options);
    },
  };
}

/** The same at the last moment: a write that waited for its turn while read-only was switched on does not leave. */
export function readOnlyFetch(fetch: typeof globalThis.fetch, isReadOnly: () => boolean): typeof fetch {
  return async (input, init) => {
    const { pathname: path } = new URL(input instanceof Request ? input.url : input);
    // Methods of other names are on no list either.
    const method = (init?.method ?? 'GET') as Parameters<typeof isRead>[0]['method'];
    if (!isRead({ method, path }) && isReadOnly()) throw refused();
    return fetch(input, init);
  };
}

function refused(): GainsightError {
  return new GainsightError({
    kind: 'forbidden',
    sentence: 'Read-only mode is on, so nothing was sent. Switch off "gainsight.readOnly" to write.',
  });
}
