import { createHash } from 'node:crypto';
import { inspect } from 'node:util';

export const TENANT = 'https://acme.gainsightcloud.com';
export const CALLBACK = 'http://127.0.0.1:53682/callback';
export const CLIENT_ID = 'csm-desk';
export const CLIENT_SECRET = 'planted-client-secret';
export const LIFETIME_S = 3600;

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly form: URLSearchParams;
}

interface Code {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly scope: string;
}

type Reply = () => Response | Promise<Response>;

/**
 * An authorisation server of one tenant behind `fetch`, with an API that wants its tokens. It takes requests only as
 * the standards have them, replaces refresh tokens when they are used, and remembers each secret that went through.
 */
export class TokenServer {
  readonly received: Received[] = [];
  /** Every secret that was ever here, for the search of where it must not be. */
  readonly secrets = new Set<string>([CLIENT_SECRET]);
  /** What the tenant says of itself; undefined = nothing. */
  description: object | undefined = {
    issuer: TENANT,
    authorization_endpoint: `${TENANT}/oauth/authorize`,
    token_endpoint: `${TENANT}/oauth/token`,
    revocation_endpoint: `${TENANT}/oauth/revoke`,
    code_challenge_methods_supported: ['S256'],
  };
  /** The application's; undefined = it has none. */
  clientSecret: string | undefined = CLIENT_SECRET;
  /** Added to each answer with tokens. */
  extra: object = {};
  /** Answers in place of the next calls to a path. */
  readonly planned = new Map<string, Reply[]>();
  readonly #codes = new Map<string, Code>();
  readonly #access = new Set<string>();
  readonly #refresh = new Map<string, string>();
  #count = 0;

  plan(path: string, ...replies: readonly Reply[]): void {
    this.planned.set(path, [...(this.planned.get(path) ?? []), ...replies]);
  }

  /** How often a grant was asked for. */
  grants(type: string): number {
    return this.received.filter(({ form }) => form.get('grant_type') === type).length;
  }

  /** The tokens that were given back, in order. */
  revoked(): (string | null)[] {
    return this.received.filter(({ path }) => path === '/oauth/revoke').map(({ form }) => form.get('token'));
  }

  /** What the browser comes back with once the user has agreed. */
  agree(authorizationUrl: string, changes: Readonly<Record<string, string>> = {}): string {
    const asked = new URL(authorizationUrl).searchParams;
    const value = (name: string): string => asked.get(name) ?? '';
    if (value('response_type') !== 'code' || value('code_challenge_method') !== 'S256') return '';
    if (value('client_id') !== CLIENT_ID) return '';
    const code = this.#secret('code');
    const redirectUri = value('redirect_uri');
    this.#codes.set(code, { challenge: value('code_challenge'), redirectUri, scope: value('scope') });
    const callback = new URL(redirectUri);
    for (const [name, text] of Object.entries({ code, state: value('state'), ...changes }))
      callback.searchParams.set(name, text);
    return callback.href;
  }

  /** Tokens as a sign-in that was made earlier has them. */
  issue(scope = 'read_write offline_access'): { accessToken: string; refreshToken: string } {
    const { access_token, refresh_token } = this.#tokens(scope);
    return { accessToken: access_token, refreshToken: refresh_token ?? '' };
  }

  /** From now on the tenant takes these tokens no more. */
  end(...tokens: readonly (string | undefined)[]): void {
    for (const token of tokens) {
      this.#access.delete(token ?? '');
      this.#refresh.delete(token ?? '');
    }
  }

  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body =
      init.body instanceof URLSearchParams || typeof init.body === 'string' ? String(init.body) : '';
    const headers = new Headers(init.headers);
    const method = init.method ?? 'GET';
    const form = new URLSearchParams(body);
    this.received.push({ method, path: url.pathname, headers, form });
    const verifier = form.get('code_verifier');
    if (verifier) this.secrets.add(verifier);
    if (url.origin !== TENANT || init.redirect !== 'manual') return text('What is this?', 400);
    const reply = this.planned.get(url.pathname)?.shift();
    if (reply) return reply();
    return this.#answer(url.pathname, method, headers, form);
  };

  #answer(path: string, method: string, headers: Headers, form: URLSearchParams): Response {
    if (path === '/.well-known/oauth-authorization-server')
      return this.description ? Response.json(this.description) : text('<html>Log in</html>', 404);
    if (path === '/oauth/revoke' && method === 'POST') return this.#revoke(headers, form);
    if ((path === '/oauth/token' || path === '/v1/users/oauth/access/token') && method === 'POST')
      return this.#token(headers, form);
    const token = headers.get('authorization')?.replace('Bearer ', '') ?? '';
    const body = { result: this.#access.has(token), errorCode: null, data: [], requestId: 'req-1' };
    return body.result
      ? Response.json(body)
      : Response.json(
          { ...body, errorCode: 'GS_APIG_2401', errorDesc: `Not you: ${token}` },
          { status: 401 },
        );
  }

  #token(headers: Headers, form: URLSearchParams): Response {
    if (!isForm(headers)) return problem('invalid_request');
    if (!this.#isClient(headers, form))
      return problem('invalid_client', 401, { 'www-authenticate': 'Basic realm="tenant"' });
    if (form.get('grant_type') === 'authorization_code') return this.#exchange(form);
    if (form.get('grant_type') !== 'refresh_token') return problem('unsupported_grant_type');
    const used = form.get('refresh_token') ?? '';
    const scope = this.#refresh.get(used);
    if (scope === undefined) return problem('invalid_grant');
    this.#refresh.delete(used);
    return Response.json({ ...this.#tokens(scope), ...this.extra });
  }

  #exchange(form: URLSearchParams): Response {
    const used = form.get('code') ?? '';
    const code = this.#codes.get(used);
    this.#codes.delete(used);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (code?.challenge !== challenge || code.redirectUri !== form.get('redirect_uri'))
      return problem('invalid_grant');
    return Response.json({ ...this.#tokens(code.scope), ...this.extra });
  }

  #revoke(headers: Headers, form: URLSearchParams): Response {
    if (!isForm(headers) || !this.#isClient(headers, form)) return problem('invalid_client', 401);
    this.end(form.get('token') ?? '');
    return new Response(null, { status: 200 });
  }

  #isClient(headers: Headers, form: URLSearchParams): boolean {
    if (form.get('client_id') !== CLIENT_ID) return false;
    const proof = headers.get('authorization');
    if (this.clientSecret === undefined) return proof === null && !form.has('client_secret');
    if (proof === null) return form.get('client_secret') === this.clientSecret;
    return !form.has('client_secret') && proof === `Basic ${btoa(`${CLIENT_ID}:${this.clientSecret}`)}`;
  }

  #tokens(scope: string) {
    const access = this.#secret('access');
    this.#access.add(access);
    const common = { access_token: access, token_type: 'Bearer', expires_in: LIFETIME_S };
    if (!scope.includes('offline_access')) return { ...common, refresh_token: undefined };
    const refresh = this.#secret('refresh');
    this.#refresh.set(refresh, scope);
    return { ...common, refresh_token: refresh };
  }

  #secret(what: string): string {
    const secret = `planted-${what}-${(this.#count += 1)}`;
    this.secrets.add(secret);
    return secret;
  }
}

/** Everything that an error says and holds, however deep. */
export function deepText(error: unknown): string {
  const options = { depth: 20, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null };
  return `${inspect(error, options)} ${JSON.stringify(error)} ${error instanceof Error ? error.message : ''}`;
}

function isForm(headers: Headers): boolean {
  return headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
}

function problem(error: string, status = 400, headers: Record<string, string> = {}): Response {
  return Response.json({ error, error_description: 'planted-description' }, { status, headers });
}

function text(body: string, status: number): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/html' } });
}
