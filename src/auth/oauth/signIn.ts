import type { GainsightError } from '../../gainsight/errors';
import { unreadable } from '../../gainsight/failures';
import type { AuthMethod, Scope, UserRecord } from '../credentialRecord';
import { isAt } from '../credentialRecord';
import { discoverEndpoints, type Endpoints } from './discovery';
import { declined, exchangeRefused, foreign, knownCode, rejected } from './failures';
import { recordOf } from './issuedTokens';
import type { Pending } from './pendingSignIns';
import { tenantFetch } from './tenantFetch';

export interface SignInOptions {
  /** As `normaliseDomain` gives it. */
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly scope: Scope;
  /** As it is registered with the application. */
  readonly redirectUri: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
}

interface Parts {
  readonly options: SignInOptions;
  readonly endpoints: Endpoints;
  readonly state: string;
  readonly verifier: string;
  readonly challenge: string;
}

/** Asks the tenant where it signs people in and prepares one sign-in there. Nothing secret is sent. */
export async function beginSignIn(options: SignInOptions, signal?: AbortSignal): Promise<PendingSignIn> {
  const { newSecrets } = await import('./protocol');
  const endpoints = await discoverEndpoints({ ...options, signal });
  return new PendingSignIn({ options, endpoints, ...(await newSecrets()) });
}

/** A sign-in that waits for the browser. Its verifier and the client's secret are in no property of it. */
export class PendingSignIn implements Pending {
  /** What to open in the browser. */
  readonly url: string;
  readonly state: string;
  readonly startedAt: number;
  readonly origin: string;
  readonly redirectUri: string;
  readonly #parts: Parts;

  /** Use `beginSignIn`. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.state = parts.state;
    this.startedAt = parts.options.now();
    this.origin = parts.options.origin;
    this.redirectUri = parts.options.redirectUri;
    this.url = authorizationUrl(parts);
  }

  /** Exchanges what the browser brought back for tokens; the record is not stored yet. */
  async complete(callbackUrl: string, signal?: AbortSignal): Promise<UserRecord> {
    const { options, endpoints, state, verifier } = this.#parts;
    const { origin, clientId, clientSecret, scope, redirectUri, now } = options;
    const { host } = new URL(origin);
    const callback = this.#checked(callbackUrl);
    // A tenant that does not describe itself may spell its name in more than one way.
    const issuer = (!endpoints.described && callback.searchParams.get('iss')) || endpoints.issuer;
    const authMethod = authMethodOf(endpoints, clientSecret);
    const { exchangeCode } = await import('./protocol');
    const asked = now();
    const answer = await exchangeCode(
      { issuer, token: endpoints.token, namesIssuer: endpoints.namesIssuer },
      { clientId, clientSecret, authMethod },
      { callback, state, verifier, redirectUri },
      tenantFetch({ ...options, signal }),
    );
    if (!answer.ok) throw failedExchange(host, answer);
    const { token, revocation } = endpoints;
    const client = {
      ...{ origin, clientId, clientSecret, authMethod },
      endpoints: { issuer, token, revocation },
    };
    const record = recordOf(client, answer.value, { scope }, asked);
    if (record === undefined) throw unreadable({ host, status: 200, requestId: undefined });
    return record;
  }

  /** The callback's address, once it is known to answer this sign-in and to bring a code. */
  #checked(callbackUrl: string): URL {
    const { endpoints, state } = this.#parts;
    const { host } = new URL(this.origin);
    const strange = rejected('The answer from the browser does not belong to this sign-in. Sign in again.');
    if (!URL.canParse(callbackUrl)) throw strange;
    const url = new URL(callbackUrl);
    const parameter = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
    if (parameter('state') !== state) throw strange;
    const issuer = parameter('iss');
    if (
      issuer !== undefined &&
      (endpoints.described ? issuer !== endpoints.issuer : !isAt(issuer, this.origin))
    )
      throw foreign(host);
    if (issuer === undefined && endpoints.namesIssuer) throw strange;
    if (parameter('error') !== undefined) throw declined(host, parameter('error'));
    if (!parameter('code')) throw strange;
    return url;
  }
}

function authorizationUrl({ options, endpoints, state, challenge }: Parts): string {
  const url = new URL(endpoints.authorization);
  const parameters = {
    response_type: 'code',
    client_id: options.clientId,
    redirect_uri: options.redirectUri,
    scope: `${options.scope} offline_access`,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** In the header wherever the tenant takes it there: that is where no log looks. */
function authMethodOf({ authMethods }: Endpoints, clientSecret: string | undefined): AuthMethod {
  if (clientSecret === undefined) return 'none';
  const takesHeader = authMethods?.includes('client_secret_basic') ?? true;
  return takesHeader || !authMethods?.includes('client_secret_post')
    ? 'client_secret_basic'
    : 'client_secret_post';
}

function failedExchange(
  host: string,
  { code, status }: { readonly code?: string | undefined; readonly status?: number | undefined },
): GainsightError {
  const known = knownCode(code) ?? (status === 401 ? 'invalid_client' : undefined);
  if (known !== undefined || status === 400) return exchangeRefused(host, known);
  return unreadable({ host, status: status ?? 200, requestId: undefined });
}
