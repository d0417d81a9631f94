import * as z from 'zod/mini';
import { GainsightError } from '../gainsight/errors';
import { redirected, unreachable, unreadable } from '../gainsight/failures';
import type { Credential } from '../gainsight/call';

export interface M2mOptions {
  /** As `normaliseDomain` gives it: the only place the secret goes. */
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
}

interface Token {
  readonly value: string;
  readonly renewAt: number;
}

const TOKEN_PATH = '/v1/users/m2m/oauth/token';
/** A token is renewed this long before it ends, so that none ends under way. */
const EARLY_MS = 5 * 60_000;
const DEADLINE_MS = 30_000;

/** A bearer token of the client-credentials grant: kept in memory, asked for anew before it ends. */
export class M2mCredential implements Credential {
  readonly #options: M2mOptions;
  #token: Token | undefined;
  #asking: Promise<Token> | undefined;

  constructor(options: M2mOptions) {
    this.#options = options;
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    if (!this.#token || this.#token.renewAt <= this.#options.now()) this.#token = await this.#renew();
    return { authorization: `Bearer ${this.#token.value}` };
  }

  /** Sends a call that was answered by 401 once more with a new token: a token can end before its time. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await this.#options.fetch(input, init);
    if (response.status !== 401) return response;
    const headers = new Headers(init?.headers);
    // Another call may have renewed it meanwhile.
    if (headers.get('authorization') === `Bearer ${this.#token?.value}`) this.#token = undefined;
    for (const [name, value] of Object.entries(await this.headers())) headers.set(name, value);
    return this.#options.fetch(input, { ...init, headers });
  };

  /** Calls that wait at the same time share one question; it is not given up when one of them is. */
  async #renew(): Promise<Token> {
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #ask(): Promise<Token> {
    const { origin, clientId, clientSecret, fetch, now } = this.#options;
    const { host } = new URL(origin);
    const asked = now();
    let response: Response;
    try {
      response = await fetch(`${origin}${TOKEN_PATH}`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${basic(clientId, clientSecret)}`,
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: 'grant_type=client_credentials',
        redirect: 'manual',
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
    } catch (cause) {
      throw unreachable(host, undefined, cause);
    }
    const facts = { host, status: response.status, requestId: undefined };
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
      throw redirected(facts);
    if (response.status === 400 || response.status === 401) throw refused();
    const answer = tokenSchema().safeParse(await response.json().catch(() => undefined));
    if (!response.ok || !answer.success) throw unreadable(facts);
    const { access_token, expires_in } = answer.data;
    return { value: access_token, renewAt: asked + expires_in * 1000 - EARLY_MS };
  }
}

function tokenSchema() {
  return z.object({
    access_token: z.string().check(z.regex(/^[\x21-\x7e]+$/)),
    expires_in: z.coerce.number(),
  });
}

function basic(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function refused(): GainsightError {
  return new GainsightError({
    kind: 'signedOut',
    sentence: 'Gainsight did not accept the client id and secret. Ask an admin for current ones.',
  });
}
