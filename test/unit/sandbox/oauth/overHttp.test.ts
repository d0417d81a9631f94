import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/embedded';
import { listen } from '../../../../src/sandbox/httpServer.node';
import { CALLBACK, challengeOf, granted, LENA, locationOf, transactionOf, VERIFIER } from './oauthTenant';

const KEY = { accesskey: 'key' };
const CLIENT = { client_id: 'app', redirect_uri: CALLBACK };
const TOKEN = '/v1/users/oauth/access/token';

describe('sandbox sign-in over HTTP', () => {
  let server: Server;
  let url: string;
  let sandbox: Sandbox;

  beforeEach(async () => {
    const applications = [{ clientId: 'app', redirectUris: [CALLBACK] }];
    const m2mClients = [{ clientId: 'bot', clientSecret: 'secret' }];
    sandbox = createSandbox({ key: 'key', oauth: { applications, m2mClients } });
    ({ server, url } = await listen(sandbox, 'key', 0));
  });

  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const form = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const steer = async (path: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}/_sandbox/oauth/${path}`, { headers: KEY, ...init });
    return { status: response.status, body: await response.json() };
  };
  const signIn = async (clientId = 'app') => {
    const query = new URLSearchParams({
      response_type: 'code',
      ...CLIENT,
      client_id: clientId,
      code_challenge: challengeOf(VERIFIER),
      code_challenge_method: 'S256',
      scope: 'read offline_access',
      state: 'state',
    });
    const page = await fetch(`${url}/v1/authorize?${query.toString()}`);
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    const text = await page.text();
    const user = new RegExp(`value="([^"]+)"[^>]*> [^<]+ <small>${LENA}`).exec(text)?.[1] ?? '';
    const done = await form('/v1/authorize', { transaction: transactionOf(text), user, decision: 'allow' });
    const { searchParams } = locationOf(done);
    assert.deepEqual([searchParams.get('state'), searchParams.get('iss')], ['state', url]);
    return granted(
      await form(TOKEN, {
        grant_type: 'authorization_code',
        ...CLIENT,
        client_id: clientId,
        code: searchParams.get('code') ?? '',
        code_verifier: VERIFIER,
      }),
    );
  };
  const statusOf = async (token: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${url}/v1/meta/services/objects/list`, { headers })).status;
  };

  it('goes from discovery over page and callback to a call and a refresh', async () => {
    const document = await fetch(`${url}/.well-known/oauth-authorization-server`);
    const { issuer, token_endpoint: endpoint } = (await document.json()) as Record<string, unknown>;
    assert.deepEqual([issuer, endpoint], [url, url + TOKEN]);
    const first = await signIn();
    assert.equal(await statusOf(first.access_token), 200);
    const second = await granted(
      await form(TOKEN, {
        grant_type: 'refresh_token',
        refresh_token: first.refresh_token ?? '',
        client_id: 'app',
      }),
    );
    assert.equal(await statusOf(second.access_token), 200);
  });

  it('has the issuer of the name that was called', async () => {
    const local = url.replace('127.0.0.1', 'localhost');
    const document = await fetch(`${local}/.well-known/oauth-authorization-server`);
    assert.equal(((await document.json()) as { issuer: string }).issuer, local);
  });

  it('can be steered by the bearer of the key, and by no token', async () => {
    const { access_token: token } = await signIn();
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await fetch(`${url}/_sandbox/oauth/grants`, { headers })).status, 401);
    assert.equal((await fetch(`${url}/_sandbox/oauth/grants`)).status, 401);
    const grant = { email: LENA, clientId: 'app', scope: 'read offline_access' };
    const users = [{ ...grant, accessTokens: 1, refreshTokens: 1 }];
    assert.deepEqual(await steer('grants'), { status: 200, body: { users, machines: [] } });
    assert.deepEqual(await steer('expire', {}), { status: 200, body: { ok: true, ended: 1 } });
    assert.equal(await statusOf(token), 401);
    assert.deepEqual(await steer('revokeUser', { email: LENA }), {
      status: 200,
      body: { ok: true, ended: 1 },
    });
    assert.deepEqual((await steer('grants')).body, { users: [], machines: [] });
    assert.deepEqual((await steer('revokeMachine', { clientId: 'bot' })).body, { ok: true, ended: 0 });
    assert.equal((await steer('configure', { lifetime: 9 })).status, 200);
    assert.equal((await steer('register', { clientId: 'new', redirectUris: [CALLBACK] })).status, 200);
    assert.equal((await signIn('new')).expires_in, 9);
  });

  it('cannot be steered by what is no such thing', async () => {
    const wrong: [path: string, body: unknown][] = [
      ['revokeUser', {}],
      ['revokeMachine', { clientId: 1 }],
      ['configure', { lifetime: '9' }],
      ['configure', { colour: 'red' }],
      ['configure', null],
      ['register', { clientId: 'new' }],
      ['register', { clientId: '', redirectUris: [CALLBACK] }],
      ['register', { clientId: 'new', redirectUris: ['javascript:alert(1)'] }],
      ['register', { clientId: 'new', redirectUris: [CALLBACK], scope: 'admin' }],
    ];
    for (const [path, body] of wrong)
      assert.equal((await steer(path, body)).status, 400, `${path} ${JSON.stringify(body)}`);
    assert.equal((await steer('nothing', {})).status, 404);
  });
});
