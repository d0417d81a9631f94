import { answerWithoutProof } from '../gainsight/echo';
import { GainsightError, isGainsightError } from '../gainsight/errors';

/** A proof for the call in place of the refused one; undefined when there is no other. */
export type Renew = (
  refused: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<string | undefined>;

/**
 * Sends a call that was answered by 401 once more with a new `authorization`: a token can end before its time.
 * A second refusal is the answer.
 */
export function fetchWithRenewal(fetch: typeof globalThis.fetch, renew: Renew): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.status !== 401) return response;
    const headers = new Headers(init?.headers);
    const proof = await renew(headers.get('authorization') ?? undefined, init?.signal ?? undefined).catch(
      (error: unknown) => {
        throw asNotDone(error);
      },
    );
    if (proof === undefined) return response;
    await response.body?.cancel();
    headers.set('authorization', proof);
    // Whoever asked knows only the first proof, and cannot look for this one.
    return answerWithoutProof(await fetch(input, { ...init, headers }), headers);
  };
}

/** The call itself was refused, so it did nothing: a fault of the renewal must not be told as a lost answer. */
function asNotDone(error: unknown): unknown {
  if (!isGainsightError(error, 'network', 'timeout', 'protocol')) return error;
  const cause = Object.assign(new Error('The call was refused before the sign-in was to be renewed.'), {
    code: 'NOT_DONE',
  });
  const { kind, message: sentence, code, status, retryAfterMs } = error;
  return new GainsightError({ kind, sentence, code, status, retryAfterMs, cause });
}
