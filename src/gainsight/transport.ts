import { ExponentialBackoff, decorrelatedJitterGenerator } from 'cockatiel';
import { abortable, reasonOf, sleep } from '../base/abort';
import { maskIds } from '../base/masking';
import type { ConnectionKind } from '../model/connection';
import { addressOf, withOtherSlash } from './address';
import type { Call, Credential, Reply } from './call';
import { isRead } from './effects';
import { type GainsightError, isGainsightError } from './errors';
import { Exchange } from './exchange';
import { asWrite, tooBusy } from './failures';
import type { RateLimiter, SendOptions } from './rateLimiter';
import { untilNextMinute } from './retryAfter';

export type { SendOptions } from './rateLimiter';

/** What may be told of a call that was sent: nothing of its contents. */
export interface CallSummary {
  readonly method: string;
  readonly path: string;
  readonly status?: number | undefined;
  readonly ms: number;
  /** What of these milliseconds the credential took. */
  readonly credentialMs?: number | undefined;
  readonly requestId?: string | undefined;
  readonly code?: string | undefined;
}

export interface TransportOptions {
  /** As `normaliseDomain` gives it. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly credential: Credential;
  /** How the credential came about: a refusal is told in words that fit it. */
  readonly kind?: ConnectionKind | undefined;
  readonly limiter: Pick<RateLimiter, 'acquire' | 'pauseUntil'> & Partial<Pick<RateLimiter, 'lowerTo'>>;
  readonly now?: (() => number) | undefined;
  readonly sleep?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined;
  readonly deadlineMs?: number | undefined;
  readonly onCall?: ((summary: CallSummary) => void) | undefined;
}

const MAX_RETRIES = 2;
/** Faults that may pass; undefined stands for a connection that broke before any status came. */
const PASSING = new Set<number | undefined>([undefined, 500, 502, 503, 504]);
/** Longer than this nobody is kept waiting: the error says when to come back. */
const LONGEST_WAIT = 60_000;

/**
 * Sends calls to one tenant. A read is repeated up to twice after a fault that may pass; a write is sent
 * once, and again only after a 429, which is refused before anything is done. The caller's abort surfaces
 * as the signal's own reason; every other failure is a `GainsightError`.
 */
export class Transport {
  readonly #options: TransportOptions;
  readonly #now: () => number;
  readonly #sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  #pause: { readonly askedAt: number; readonly ms: number } | undefined;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#sleep = options.sleep ?? sleep;
  }

  async send(call: Call, options: SendOptions = {}): Promise<Reply> {
    let url = addressOf(this.#options.origin, call);
    const read = isRead(call);
    let otherSlash = false;
    let backoff = newBackoff();
    for (let retries = 0; ;) {
      await this.#options.limiter.acquire(options);
      this.#throwWhilePaused();
      try {
        return await this.#attempt(call, url, options.signal);
      } catch (error) {
        if (!isGainsightError(error)) throw error;
        if (read && error.code === 'GS_APIG_1000' && !otherSlash) {
          otherSlash = true;
          url = withOtherSlash(url);
          continue;
        }
        if (retries++ >= MAX_RETRIES || !mayRepeat(error, read)) throw error;
        if (error.kind === 'network') {
          await this.#sleep(error.retryAfterMs ?? backoff.duration, options.signal);
          backoff = backoff.next(undefined);
        }
      }
    }
  }

  /** After a 429 every call waits in the limiter, the refused one among them; where that takes too long, none is sent. */
  #pauseEverybody(retryAfterMs: number | undefined, allowed: number | undefined): void {
    const { limiter } = this.#options;
    const now = this.#now();
    const ms = retryAfterMs ?? untilNextMinute(now);
    if (ms > LONGEST_WAIT) this.#pause = { askedAt: now, ms };
    else limiter.pauseUntil(now + ms);
    // Only now: it makes room for calls, which the pause holds.
    if (allowed !== undefined) limiter.lowerTo?.(allowed);
  }

  /** A minute later the tenant is asked again, whatever it said: a wrong header must not lock anybody out. */
  #throwWhilePaused(): void {
    if (!this.#pause) return;
    const { askedAt, ms } = this.#pause;
    const passed = this.#now() - askedAt;
    if (passed >= 0 && passed < LONGEST_WAIT) throw tooBusy(new URL(this.#options.origin).host, ms - passed);
    this.#pause = undefined;
  }

  async #attempt(call: Call, url: URL, caller: AbortSignal | undefined): Promise<Reply> {
    const { deadlineMs = 30_000, fetch, credential, kind } = this.#options;
    const started = this.#now();
    const deadline = AbortSignal.timeout(deadlineMs);
    const signal = caller === undefined ? deadline : AbortSignal.any([caller, deadline]);
    const exchange = new Exchange({ fetch, credential, call, url, signal, now: this.#now, kind });
    try {
      const reply = await abortable(exchange.run(), signal);
      this.#report(exchange, started, reply.requestId);
      return reply;
    } catch (error) {
      if (caller?.aborted) throw reasonOf(caller);
      const failure = deadline.aborted ? exchange.tooSlow(deadlineMs) : exchange.failure(error);
      if (!isGainsightError(failure)) throw failure;
      this.#report(exchange, started, failure.requestId, failure.code);
      if (failure.kind === 'rateLimited') this.#pauseEverybody(failure.retryAfterMs, exchange.answer?.limit);
      throw isRead(call) || !exchange.sent ? failure : asWrite(failure);
    }
  }

  #report(
    { call, url, answer, credentialMs }: Exchange,
    started: number,
    requestId?: string,
    code?: string,
  ): void {
    this.#options.onCall?.({
      method: call.method,
      path: maskIds(url.pathname),
      status: answer?.status,
      ms: this.#now() - started,
      credentialMs,
      requestId,
      code,
    });
  }
}

function mayRepeat({ kind, status, retryAfterMs = 0 }: GainsightError, read: boolean): boolean {
  if (retryAfterMs > LONGEST_WAIT) return false;
  return kind === 'rateLimited' || (read && kind === 'network' && PASSING.has(status));
}

function newBackoff() {
  return new ExponentialBackoff({
    generator: decorrelatedJitterGenerator,
    initialDelay: 500,
    maxDelay: 8_000,
  }).next();
}
