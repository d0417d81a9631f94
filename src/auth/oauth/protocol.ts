import * as oauth from 'oauth4webapi';

/*
 * OAuth itself, as its library does it; loaded at sign-in, renewal and sign-out only, as a bundle of its own. What
 * the library throws can hold whole answers, so nothing of it leaves this file: what goes wrong is told as data.
 * What `fetch` throws is thrown as it is.
 */

export interface Server {
  readonly issuer: string;
  readonly token: string;
  readonly revocation?: string | undefined;
  /** Whether the answer to a sign-in must say who gives it. */
  readonly namesIssuer?: boolean | undefined;
}

export interface Application {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly authMethod: 'client_secret_basic' | 'client_secret_post' | 'none';
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  readonly expiresInSeconds?: number | undefined;
  readonly scope?: string | undefined;
}

/** `code` is the server's own word for it, `status` that of its answer. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code?: string | undefined; readonly status?: number | undefined };

export interface CodeExchange {
  readonly callback: URL;
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

type Fetch = typeof globalThis.fetch;

/** What the tenant says of its authorisation server; undefined where it says nothing that can be read. */
export async function discover(
  origin: string,
  fetch: Fetch,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const answer = await attempt(fetch, async (http) => {
    const response = await oauth.discoveryRequest(new URL(origin), { algorithm: 'oauth2', ...http });
    // The library compares whole addresses; here the host decides, and the caller compares it.
    const issuer = textIn(await response.clone().json(), 'issuer') ?? origin;
    const expected = new URL(URL.canParse(issuer) ? issuer : origin);
    return { ...(await oauth.processDiscoveryResponse(expected, response)) };
  });
  return answer.ok ? answer.value : undefined;
}

/** Secrets for one sign-in. */
export async function newSecrets(): Promise<{ state: string; verifier: string; challenge: string }> {
  const verifier = oauth.generateRandomCodeVerifier();
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  return { state: oauth.generateRandomState(), verifier, challenge };
}

export async function exchangeCode(
  server: Server,
  application: Application,
  { callback, state, verifier, redirectUri }: CodeExchange,
  fetch: Fetch,
): Promise<Answer<Tokens>> {
  const [as, client] = described(server, application);
  return attempt(fetch, async (http) => {
    const parameters = oauth.validateAuthResponse(as, client, callback, state);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([as, client, proofOf(application), parameters, redirectUri, verifier] as const),
      { ...http, additionalParameters: { client_id: application.clientId } },
    );
    return tokensIn(await oauth.processAuthorizationCodeResponse(as, client, response));
  });
}

export async function refresh(
  server: Server,
  application: Application,
  refreshToken: string,
  fetch: Fetch,
): Promise<Answer<Tokens>> {
  const [as, client] = described(server, application);
  return attempt(fetch, async (http) => {
    const response = await oauth.refreshTokenGrantRequest(as, client, proofOf(application), refreshToken, {
      ...http,
      additionalParameters: { client_id: application.clientId },
    });
    return tokensIn(await oauth.processRefreshTokenResponse(as, client, response));
  });
}

export async function revoke(
  server: Server,
  application: Application,
  { token, hint }: { readonly token: string; readonly hint: 'access_token' | 'refresh_token' },
  fetch: Fetch,
): Promise<Answer<undefined>> {
  const [as, client] = described(server, application);
  return attempt(fetch, async (http) => {
    const response = await oauth.revocationRequest(as, client, proofOf(application), token, {
      ...http,
      additionalParameters: { client_id: application.clientId, token_type_hint: hint },
    });
    return oauth.processRevocationResponse(response);
  });
}

function described(
  { issuer, token, revocation, namesIssuer }: Server,
  { clientId }: Application,
): [oauth.AuthorizationServer, oauth.Client] {
  const as = {
    issuer,
    token_endpoint: token,
    ...(revocation === undefined ? {} : { revocation_endpoint: revocation }),
    ...(namesIssuer ? { authorization_response_iss_parameter_supported: true } : {}),
  };
  return [as, { client_id: clientId }];
}

function proofOf({ clientSecret, authMethod }: Application): oauth.ClientAuth {
  if (clientSecret === undefined || authMethod === 'none') return oauth.None();
  if (authMethod === 'client_secret_post') return oauth.ClientSecretPost(clientSecret);
  // The library also encodes signs such as "-" that need no code; a server that does not decode would not know an
  // id that has them. This way such ids and secrets look the same encoded and plain.
  return (_as, client, _body, headers) =>
    headers.set(
      'authorization',
      `Basic ${btoa(`${formEncoded(client.client_id)}:${formEncoded(clientSecret)}`)}`,
    );
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}

function tokensIn(answer: oauth.TokenEndpointResponse): Tokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresInSeconds: answer.expires_in,
    scope: answer.scope,
  };
}

interface Http {
  readonly [oauth.customFetch]: (url: string, options: object) => Promise<Response>;
  readonly [oauth.allowInsecureRequests]: true;
}

async function attempt<T>(fetch: Fetch, work: (http: Http) => Promise<T>): Promise<Answer<T>> {
  let thrown: { readonly error: unknown } | undefined;
  let status: number | undefined;
  const watched = async (url: string, options: object): Promise<Response> => {
    try {
      const response = await fetch(url, options);
      status = response.status;
      return response;
    } catch (error) {
      thrown = { error };
      throw error;
    }
  };
  try {
    // Which origins may be reached, and by http, is decided where they come in: `fetch` goes to the tenant only.
    const http = { [oauth.customFetch]: watched, [oauth.allowInsecureRequests]: true } as const;
    return { ok: true, value: await work(http) };
  } catch (error) {
    if (thrown) throw thrown.error;
    return { ok: false, code: await codeIn(error), status };
  }
}

async function codeIn(error: unknown): Promise<string | undefined> {
  if (error instanceof oauth.ResponseBodyError) return error.error;
  if (!(error instanceof oauth.WWWAuthenticateChallengeError)) return undefined;
  return textIn(await error.response.json().catch(() => undefined), 'error');
}

function textIn(body: unknown, name: string): string | undefined {
  // Any object is a record of values that are not known.
  const value =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
