import * as z from 'zod/mini';
import { abortable } from '../base/abort';
import type { Credential } from '../gainsight/call';
import { GainsightError } from '../gainsight/errors';
import { unreadable } from '../gainsight/failures';
import type { CredentialEntry } from './credentialEntry';
import { fetchWithRenewal } from './renewal';
import { tenantFetch } from './oauth/tenantFetch';

/** What an OAuth connection of the tenant is asked with. */
export interface M2mSecret {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface M2mOptions {
  /** As `normaliseDomain` gives it: the only place the secret goes. */
  readonly origin: string;
  /** Asked for each call: without it nothing is sent, and a replaced one works at once. */
  readonly secret: () => Promise<M2mSecret>;
  /** The way of the secret to the tenant. */
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
}

interface Token {
  readonly value: string;
  readonly renewAt: number;
  /** What it was asked with. */
  readonly proof: string;
}

const TOKEN_PATH = '/v1/users/m2m/oauth/token';
/** A token is renewed this long before it ends, so that none ends under way; one that lives shorter, at half its life. */
const EARLY_MS = 5 * 60_000;
const DEFAULT_LIFETIME_S = 3600;

/** A bearer token of the client-credentials grant: kept in memory only, asked for anew before it ends. */
export class M2mCredential implements Credential {
  readonly #options: M2mOptions;
  #token: Token | undefined;
  #asking: { readonly proof: string; readonly token: Promise<Token> } | undefined;

  constructor(options: M2mOptions) {
    this.#options = options;
  }

  /** Sends a call whose token was refused once more with a new one. */
  fetchOver(way: typeof globalThis.fetch): typeof globalThis.fetch {
    return fetchWithRenewal(way, async (refused, signal) => {
      // Another call may have renewed it meanwhile.
      if (refused === bearer(this.#token)) this.#token = undefined;
      return (await this.headers(signal)).authorization;
    });
  }

  async headers(signal?: AbortSignal): Promise<{ readonly authorization: string }> {
    const { secret, now } = this.#options;
    const { clientId, clientSecret } = await secret();
    const proof = `Basic ${base64(`${clientId}:${clientSecret}`)}`;
    if (this.#token?.proof !== proof || this.#token.renewAt <= now())
      this.#token = await abortable(this.#renew(proof), signal);
    return { authorization: bearer(this.#token) };
  }

  /** Calls that wait at the same time share one question; it is not given up when one of them is. */
  async #renew(proof: string): Promise<Token> {
    if (this.#asking?.proof !== proof) {
      const asking = { proof, token: this.#ask(proof) };
      this.#asking = asking;
      const end = (): void => {
        if (this.#asking === asking) this.#asking = undefined;
      };
      asking.token.then(end, end);
    }
    return this.#asking.token;
  }

  async #ask(proof: string): Promise<Token> {
    const { origin, now } = this.#options;
    const asked = now();
    const response = await tenantFetch(this.#options)(`${origin}${TOKEN_PATH}`, {
      method: 'POST',
      headers: {
        authorization: proof,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
    });
    const { status } = response;
    if (status === 400 || status === 401) throw refused();
    const answer = tokenSchema().safeParse(await response.json().catch(() => undefined));
    if (!response.ok || !answer.success)
      throw unreadable({ host: new URL(origin).host, status, requestId: undefined });
    const { access_token, expires_in = DEFAULT_LIFETIME_S } = answer.data;
    const lifetime = expires_in * 1000;
    return { value: access_token, renewAt: asked + lifetime - Math.min(EARLY_MS, lifetime / 2), proof };
  }
}

/** The secret of a connection as it is in the vault now. */
export async function m2mSecretIn(entry: Pick<CredentialEntry, 'read'>): Promise<M2mSecret> {
  const record = await entry.read();
  if (record?.kind === 'm2m') return record;
  throw new GainsightError({
    kind: 'signedOut',
    sentence: 'There is no client id and secret for this tenant on this machine. Sign in again.',
  });
}

function tokenSchema() {
  return z.object({
    access_token: z.string().check(z.regex(/^[\x21-\x7e]+$/)),
    expires_in: z.optional(z.coerce.number()),
  });
}

function bearer(token: Token): string;
function bearer(token: Token | undefined): string | undefined;
function bearer(token: Token | undefined): string | undefined {
  return token && `Bearer ${token.value}`;
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function refused(): GainsightError {
  return new GainsightError({
    kind: 'signedOut',
    code: 'invalid_client',
    sentence: 'Gainsight did not accept the client id and secret. Ask an admin for current ones.',
  });
}
