import { answerWithoutProof } from '../gainsight/echo';
import { parseEnvelope } from '../gainsight/envelope';
import { GainsightError, isGainsightError } from '../gainsight/errors';
import { refusal } from '../gainsight/failures';

/** A proof for the call in place of the refused one; undefined when there is no other. */
export type Renew = (
  refused: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<string | undefined>;

/**
 * Sends a call whose token was refused once more with a new `authorization`: a token can end before its time. A second
 * refusal is the answer.
 */
export function fetchWithRenewal(fetch: typeof globalThis.fetch, renew: Renew): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!(await isProofRefused(response))) return response;
    const headers = new Headers(init?.headers);
    const proof = await renew(headers.get('authorization') ?? undefined, init?.signal ?? undefined).catch(
      async (error: unknown) => {
        await letGo(response);
        throw asNotDone(error);
      },
    );
    if (proof === undefined) return response;
    await letGo(response);
    headers.set('authorization', proof);
    // Whoever asked knows only the first proof, and cannot look for this one.
    return answerWithoutProof(await fetch(input, { ...init, headers }), headers);
  };
}

/**
 * Whether an answer refuses the key or token, whose text can still be read. The gateway says so by 401; the API of
 * objects behind it answers 400, as to whatever it does not take, and says so by its code.
 */
export async function isProofRefused(response: Response): Promise<boolean> {
  const { status } = response;
  if (status !== 400) return status === 401;
  try {
    const envelope = parseEnvelope(JSON.parse(await response.clone().text()));
    return envelope !== undefined && refusal(envelope, { ...NOWHERE, status }).kind === 'signedOut';
  } catch {
    return false;
  }
}

/** Nobody reads it now, and until somebody does it would keep its connection from others; one that broke off has none. */
async function letGo({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => undefined);
}

const NOWHERE = { host: '', requestId: undefined };

/** The call itself was refused, so it did nothing: a fault of the renewal must not be told as a lost answer. */
function asNotDone(error: unknown): unknown {
  if (!isGainsightError(error, 'network', 'timeout', 'protocol')) return error;
  const cause = Object.assign(new Error('The call was refused before the sign-in was to be renewed.'), {
    code: 'NOT_DONE',
  });
  const { kind, message: sentence, code, status, retryAfterMs } = error;
  return new GainsightError({ kind, sentence, code, status, retryAfterMs, cause });
}
