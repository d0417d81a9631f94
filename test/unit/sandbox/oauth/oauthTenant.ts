import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  createSandbox,
  SANDBOX_HOST,
  type OAuthOptions,
  type Sandbox,
} from '../../../../src/sandbox/embedded';
import { NOW, ZONE } from '../tenantCalls';

export const ORIGIN = `https://${SANDBOX_HOST}`;
export const CALLBACK = 'http://127.0.0.1:4711/callback';
export const VERIFIER = 'v'.repeat(43);
export const LENA = 'lena.hofmann@example.com';
export const PRIYA = 'priya.nair@example.com';
export const MACHINE = { clientId: 'machine', clientSecret: 'm2m-s3cret' };

const PUBLIC = { clientId: 'public', redirectUris: [CALLBACK, 'vscode://acme.ext/done?window=1'] };
const CONFIDENTIAL = { clientId: 'conf', clientSecret: 's3:c/r+t%', redirectUris: [CALLBACK] };
const READER = { clientId: 'reader', redirectUris: [CALLBACK], scope: 'read', offline: false } as const;
const NO_PKCE = { clientId: 'old', clientSecret: 'old', redirectUris: [CALLBACK], pkce: false };

/** Parameters that are replaced; undefined takes one out. */
export type Changes = Readonly<Record<string, string | undefined>>;
export type Form = Readonly<Record<string, string>>;
export type Body = Record<string, unknown>;

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
  readonly scope: string;
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

export function basic(id: string, secret: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

/** A tenant with applications of every kind, and short ways through a sign-in. */
export class OAuthTenant {
  readonly sandbox: Sandbox;
  /** The tenant's clock, which a test moves on. */
  time = NOW.getTime();

  constructor(variants: OAuthOptions['variants'] = {}, more: { data?: unknown } = {}) {
    this.sandbox = createSandbox({
      now: () => new Date(this.time),
      timeZone: ZONE,
      ...more,
      oauth: {
        applications: [PUBLIC, CONFIDENTIAL, READER, NO_PKCE],
        m2mClients: [MACHINE],
        variants,
      },
    });
  }

  /** A request for a code of the public application. */
  authorizeUrl(changes: Changes = {}): URL {
    const url = new URL('/v1/authorize', ORIGIN);
    const parameters: Changes = {
      response_type: 'code',
      client_id: PUBLIC.clientId,
      redirect_uri: CALLBACK,
      code_challenge: challengeOf(VERIFIER),
      code_challenge_method: 'S256',
      scope: 'read_write offline_access',
      state: 'st&te 1',
      ...changes,
    };
    for (const [name, value] of Object.entries(parameters))
      if (value !== undefined) url.searchParams.set(name, value);
    return url;
  }

  async page(changes: Changes = {}): Promise<string> {
    const response = await this.sandbox.fetch(this.authorizeUrl(changes));
    assert.equal(response.status, 200);
    return response.text();
  }

  /** Presses a button of the page as a browser does. */
  async answer(page: string, decision: string, email = LENA): Promise<Response> {
    const user = new RegExp(`value="([^"]+)"[^>]*> [^<]+ <small>${email}<`).exec(page)?.[1];
    return this.submit({ transaction: transactionOf(page), user: user ?? 'nobody', decision });
  }

  submit(form: Form): Promise<Response> {
    return this.sandbox.fetch(new URL('/v1/authorize', ORIGIN), {
      method: 'POST',
      body: new URLSearchParams(form),
    });
  }

  async code(changes: Changes = {}, email = LENA): Promise<string> {
    const response = await this.answer(await this.page(changes), 'allow', email);
    const code = locationOf(response).searchParams.get('code');
    assert.ok(code, 'there is no code in the callback');
    return code;
  }

  post(path: string, form: Form, headers: Record<string, string> = {}): Promise<Response> {
    return this.sandbox.fetch(new URL(path, ORIGIN), {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    });
  }

  token(form: Form, headers: Record<string, string> = {}): Promise<Response> {
    return this.post('/v1/users/oauth/access/token', form, headers);
  }

  exchange(code: string, changes: Form = {}, headers: Record<string, string> = {}): Promise<Response> {
    const form = { client_id: PUBLIC.clientId, redirect_uri: CALLBACK, code_verifier: VERIFIER };
    return this.token({ grant_type: 'authorization_code', code, ...form, ...changes }, headers);
  }

  refresh(token: string | undefined, changes: Form = {}): Promise<Response> {
    assert.ok(token, 'there is no refresh token');
    return this.token({
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: PUBLIC.clientId,
      ...changes,
    });
  }

  async signIn(changes: Changes = {}, email = LENA): Promise<Tokens> {
    const clientId = changes.client_id ?? PUBLIC.clientId;
    return granted(await this.exchange(await this.code(changes, email), { client_id: clientId }));
  }

  async machineToken(): Promise<string> {
    const form = { grant_type: 'client_credentials' };
    const headers = basic(MACHINE.clientId, MACHINE.clientSecret);
    return (await granted(await this.post('/v1/users/m2m/oauth/token', form, headers))).access_token;
  }

  /** A harmless call to the API. */
  read(token: string): Promise<Response> {
    return this.call('/v1/data/objects/query/gsuser', { select: ['Name'], limit: 1 }, token);
  }

  call(path: string, body: unknown, token: string, method = 'POST'): Promise<Response> {
    return this.sandbox.fetch(new URL(path, ORIGIN), {
      method,
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  }
}

/** The tokens of an answer that must be a success. */
export async function granted(response: Response): Promise<Tokens> {
  const text = await response.text();
  assert.equal(response.status, 200, text);
  // The tests look at each member that they use.
  return JSON.parse(text) as Tokens;
}

/** A refusal must be bare OAuth JSON that no cache keeps. */
export async function assertRefused(response: Response, error: string, status = 400): Promise<Body> {
  const body = (await response.json()) as Body;
  assert.deepEqual([response.status, body.error], [status, error]);
  assert.deepEqual(Object.keys(body), ['error', 'error_description']);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  return body;
}

export function locationOf(response: Response): URL {
  assert.equal(response.status, 302);
  return new URL(response.headers.get('location') ?? '');
}

export function transactionOf(page: string): string {
  return /name="transaction" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
