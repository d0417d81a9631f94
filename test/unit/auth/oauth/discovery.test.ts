import assert from 'node:assert/strict';
import { discoverEndpoints } from '../../../../src/auth/oauth/discovery';
import { isGainsightError } from '../../../../src/gainsight/errors';
import { TENANT, TokenServer } from '../../../support/tokenServer';

const WELL_KNOWN = '/.well-known/oauth-authorization-server';
const DOCUMENTED = {
  issuer: TENANT,
  authorization: `${TENANT}/v1/authorize`,
  token: `${TENANT}/v1/users/oauth/access/token`,
  namesIssuer: false,
  described: false,
};

function setup(description?: object) {
  const server = new TokenServer();
  if (description) server.description = { ...server.description, ...description };
  const options = { origin: TENANT, fetch: server.fetch, now: () => 0 };
  return { server, discover: (signal?: AbortSignal) => discoverEndpoints({ ...options, signal }) };
}

function kindOf(...kinds: Parameters<typeof isGainsightError>[1][]) {
  return (error: unknown): boolean => isGainsightError(error, ...kinds);
}

describe('the endpoints of a tenant', () => {
  it('are those that it describes', async () => {
    const { server, discover } = setup({
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      authorization_response_iss_parameter_supported: true,
    });
    assert.deepEqual(await discover(), {
      issuer: TENANT,
      authorization: `${TENANT}/oauth/authorize`,
      token: `${TENANT}/oauth/token`,
      revocation: `${TENANT}/oauth/revoke`,
      authMethods: ['client_secret_post'],
      namesIssuer: true,
      described: true,
    });
    assert.deepEqual(
      server.received.map(({ method, path, headers }) => [method, path, headers.get('authorization')]),
      [['GET', WELL_KNOWN, null]],
    );
  });

  it('may have an issuer with a path', async () => {
    const { discover } = setup({ issuer: `${TENANT}/v1` });
    assert.equal((await discover()).issuer, `${TENANT}/v1`);
  });

  it('are the documented ones where a description leaves one out', async () => {
    const { discover } = setup({ authorization_endpoint: undefined, token_endpoint: undefined });
    const { authorization, token } = await discover();
    assert.deepEqual([authorization, token], [DOCUMENTED.authorization, DOCUMENTED.token]);
  });

  const silent: Readonly<Record<string, () => Response>> = {
    'answers 404': () => Response.json({ result: false, errorCode: 'GS_APIG_1000' }, { status: 404 }),
    'answers 401': () => Response.json({ result: false }, { status: 401 }),
    'answers 403': () => Response.json({ result: false }, { status: 403 }),
    'shows a page': () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    'shows a page and calls it JSON': () =>
      new Response('<html>', { headers: { 'content-type': 'application/json' } }),
    'sends to the log-in': () => new Response(null, { status: 302, headers: { location: '/login' } }),
    'names no issuer': () => Response.json({ token_endpoint: `${TENANT}/oauth/token` }),
    'answers an envelope': () => Response.json({ result: false, data: null }),
    'names an issuer that is no address': () =>
      Response.json({ issuer: 'tenant', token_endpoint: 'https://thief.example.com/token' }),
    'answers null': () => Response.json(null),
  };
  for (const [name, reply] of Object.entries(silent))
    it(`are the documented ones, without revocation, at a tenant that ${name}`, async () => {
      const { server, discover } = setup();
      server.plan(WELL_KNOWN, reply);
      assert.deepEqual(await discover(), DOCUMENTED);
      assert.equal(server.received.length, 1);
    });

  const foreign: Readonly<Record<string, object>> = {
    'another issuer': { issuer: 'https://thief.example.com' },
    'an issuer at another port': { issuer: `${TENANT}:8443` },
    'an issuer by http': { issuer: TENANT.replace('https', 'http') },
    'an issuer with a user name': { issuer: TENANT.replace('//', '//me@') },
    'a page at another host': { authorization_endpoint: 'https://thief.example.com/authorize' },
    'a token endpoint at another host': { token_endpoint: 'https://thief.example.com/token' },
    'a host that begins the same': { token_endpoint: `${TENANT}.example.com/token` },
    'a token endpoint by http': { token_endpoint: TENANT.replace('https', 'http') },
    'a revocation endpoint at another host': { revocation_endpoint: 'https://thief.example.com/revoke' },
  };
  for (const [name, description] of Object.entries(foreign))
    it(`are refused when they name ${name}`, async () => {
      const { server, discover } = setup(description);
      await assert.rejects(discover(), /names another address, so nothing was sent there/);
      assert.equal(server.received.length, 1);
    });

  it('are refused without PKCE by S256', async () => {
    const { discover } = setup({ code_challenge_methods_supported: ['plain'] });
    await assert.rejects(discover(), /PKCE/);
  });

  const faults: readonly (readonly [string, () => Response, 'network' | 'rateLimited'])[] = [
    ['is down', () => new Response('', { status: 503 }), 'network'],
    ['is busy', () => new Response('', { status: 429 }), 'rateLimited'],
    [
      'cannot be reached',
      () => {
        throw new TypeError('fetch failed');
      },
      'network',
    ],
  ];
  for (const [name, reply, kind] of faults)
    it(`are not guessed at a tenant that ${name}`, async () => {
      const { server, discover } = setup();
      server.plan(WELL_KNOWN, reply);
      await assert.rejects(discover(), kindOf(kind));
    });

  it('are not waited for any longer when the sign-in is called off', async () => {
    const { server, discover } = setup();
    const controller = new AbortController();
    server.plan(WELL_KNOWN, () => {
      controller.abort();
      throw new TypeError('fetch failed');
    });
    await assert.rejects(discover(controller.signal), { name: 'AbortError' });
  });

  it('of a tenant on this machine are reached by http', async () => {
    const origin = 'http://127.0.0.1:8443';
    const asked: string[] = [];
    const endpoints = await discoverEndpoints({
      origin,
      now: () => 0,
      fetch: async (input) => {
        asked.push(input instanceof Request ? input.url : String(input));
        return Response.json({ issuer: origin, token_endpoint: `${origin}/t` });
      },
    });
    assert.deepEqual([asked, endpoints.token], [[`${origin}${WELL_KNOWN}`], `${origin}/t`]);
  });
});
