import type { ConnectionKind } from '../model/connection';
import { ownId, withoutProof } from './echo';
import { parseEnvelope, requestIdOf } from './envelope';
import { GainsightError, isGainsightError } from './errors';
import { type AnswerFacts, redirected, refusal, tooSlow, unreachable, unreadable } from './failures';
import { rightFor } from './rights';
import { parseLimit, parseRetryAfter } from './retryAfter';
import type { Call, Credential, Reply } from './call';

export interface ExchangeOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly credential: Credential;
  readonly call: Call;
  readonly url: URL;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly kind?: ConnectionKind | undefined;
}

/** One request and its answer, and what is known of them at any time. */
export class Exchange {
  readonly #options: ExchangeOptions;
  /** Whether the request may have left this machine. */
  sent = false;
  /** Milliseconds that the credential took. */
  credentialMs: number | undefined;
  /** Present once the status and headers of the answer are here. */
  answer: AnswerFacts | undefined;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  get call(): Call {
    return this.#options.call;
  }

  get url(): URL {
    return this.#options.url;
  }

  async run(): Promise<Reply> {
    const { call, url, signal, fetch, kind } = this.#options;
    const headers = await this.#headers();
    signal.throwIfAborted();
    this.sent = true;
    const response = await fetch(url.href, {
      method: call.method,
      headers,
      redirect: 'manual',
      signal,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    this.answer = {
      host: url.host,
      status: response.status,
      // A request id reaches logs, whatever it is.
      requestId: ownId(requestIdOf(response.headers), { headers }),
      right: rightFor(call),
      retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), this.#options.now()),
      limit: parseLimit(response.headers.get('x-ratelimit-limit')),
      kind,
    };
    // Some runtimes hide the status of a redirect that is not followed.
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      throw redirected(this.answer);
    return replyOf(withoutProof(await response.text(), headers), this.answer);
  }

  /** The error to tell for one that `run` threw; what happened before anything was sent is told as it is. */
  failure(error: unknown): unknown {
    if (isGainsightError(error) || !this.sent) return error;
    return unreachable(this.url.host, this.answer?.requestId, error);
  }

  tooSlow(deadlineMs: number): GainsightError {
    return tooSlow(this.url.host, this.answer?.requestId, deadlineMs);
  }

  async #headers(): Promise<Headers> {
    const { call, credential, signal, now } = this.#options;
    const asked = now();
    const proof = await credential.headers(signal).finally(() => (this.credentialMs = now() - asked));
    let headers: Headers;
    try {
      headers = new Headers(proof);
    } catch {
      // Without the cause: its message quotes the secret.
      throw new GainsightError({
        kind: 'signedOut',
        sentence:
          'The access key has characters that cannot be sent. Sign in again with the key as generated.',
      });
    }
    headers.set('accept', 'application/json');
    if (call.body !== undefined) headers.set('content-type', 'application/json');
    return headers;
  }
}

function replyOf(text: string, facts: AnswerFacts): Reply {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Without the cause: its message quotes the answer.
    throw unreadable(facts);
  }
  const envelope = parseEnvelope(value);
  if (envelope === undefined) throw unreadable(facts);
  const requestId = envelope.requestId ?? facts.requestId;
  if (!envelope.result || facts.status >= 400) throw refusal(envelope, { ...facts, requestId });
  return { data: envelope.data, requestId };
}
