import { isRead } from './effects';
import { GainsightError, isGainsightError } from './errors';
import type { Transport } from './transport';

export type Sender = Pick<Transport, 'send'>;
type Condition = () => boolean | Promise<boolean>;

const SETTING = 'Read-only mode is on, so nothing was sent. Switch off "gainsight.readOnly" to write.';
/** Servers may take these for the method. */
const METHOD_OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'];

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
    if (!isReadRequest(input, init) && (await isReadOnly())) throw refused(sentence);
    return fetch(input, init);
  };
}

/** By what the request is and not by what it says: one that asks to be taken for another counts as a write. */
function isReadRequest(input: string | URL | Request, init: RequestInit | undefined): boolean {
  const given = input instanceof Request ? input : undefined;
  const { pathname: path, searchParams } = new URL(input instanceof Request ? input.url : input);
  const headers = new Headers(init?.headers ?? given?.headers);
  if (searchParams.has('_method') || METHOD_OVERRIDES.some((name) => headers.has(name))) return false;
  // Methods of other names are on no list either.
  const method = (init?.method ?? given?.method ?? 'GET') as Parameters<typeof isRead>[0]['method'];
  return isRead({ method, path });
}

function refused(sentence: string): GainsightError {
  return new GainsightError({ kind: 'forbidden', sentence });
}

/** Whether a call was kept back here. What Gainsight itself forbids comes with the status of its answer. */
export function isReadOnlyRefusal(error: unknown): boolean {
  return isGainsightError(error, 'forbidden') && error.status === undefined;
}
