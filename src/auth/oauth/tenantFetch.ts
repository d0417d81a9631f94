import { reasonOf } from '../../base/abort';
import { parseEnvelope, requestIdOf } from '../../gainsight/envelope';
import { ownId } from '../../gainsight/echo';
import { type GainsightError, isGainsightError } from '../../gainsight/errors';
import {
  type AnswerFacts,
  redirected,
  refusal,
  tooSlow,
  unreachable,
  unreadable,
} from '../../gainsight/failures';
import { parseRetryAfter } from '../../gainsight/retryAfter';
import { foreign } from './failures';

export interface TenantFetchOptions {
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
}

const DEADLINE_MS = 30_000;
/** Of the proxy, of time and of the rate limit: nothing is wrong with what was sent. */
const PASSING: ReadonlySet<number> = new Set([407, 408, 429]);

/**
 * The way of client secrets, codes and tokens to the tenant: to its own origin and nowhere else, no redirect is
 * followed, and each call has an end. Gives answers below 500 whole; everything else rejects with a `GainsightError`
 * that says nothing against the sign-in, and the caller's abort with the signal's reason.
 */
export function tenantFetch({ origin, fetch, now, signal }: TenantFetchOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw foreign(new URL(origin).host);
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
    try {
      const response = await fetch(url.href, { ...init, redirect: 'manual', signal: stop });
      const facts = factsOf(response, url.host, now(), init);
      const fault = faultOf(response, facts);
      if (fault) {
        // Unread, a long page of a gateway would keep its connection from others.
        await response.body?.cancel().catch(() => undefined);
        throw fault;
      }
      // Read here, so that an answer that breaks off is told as what it is.
      const text = await response.text();
      if (facts.status === 403) throw notAllowed(text, facts, init);
      return new Response(text === '' ? null : text, { status: facts.status, headers: response.headers });
    } catch (cause) {
      if (signal?.aborted) throw reasonOf(signal);
      if (isGainsightError(cause)) throw cause;
      if (deadline.aborted) throw tooSlow(url.host, undefined, DEADLINE_MS);
      throw unreachable(url.host, undefined, cause);
    }
  };
}

function factsOf(
  { status, headers }: Response,
  host: string,
  now: number,
  sent: RequestInit | undefined,
): AnswerFacts {
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now);
  return { host, status, requestId: ownId(requestIdOf(headers), sent), retryAfterMs };
}

/** Why an answer is of no use, whatever its text says. */
function faultOf(response: Response, facts: AnswerFacts): GainsightError | undefined {
  const { status } = facts;
  // Some runtimes hide the status of a redirect that is not followed.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) return redirected(facts);
  return status >= 500 || PASSING.has(status) ? unreadable(facts) : undefined;
}

/** A gateway that refuses the network address says so by its code; its words are not kept. */
function notAllowed(text: string, facts: AnswerFacts, sent: RequestInit | undefined): GainsightError {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable(facts);
  }
  const envelope = parseEnvelope(value);
  if (envelope === undefined) return unreadable(facts);
  return refusal({ ...envelope, code: ownId(envelope.code, sent), detail: undefined }, facts);
}
