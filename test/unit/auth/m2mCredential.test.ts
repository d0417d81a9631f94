import assert from 'node:assert/strict';
import { M2mCredential } from '../../../src/auth/m2mCredential';

const ORIGIN = 'https://acme.gainsightcloud.com';
const MINUTE = 60_000;

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A tenant that hands out `token-1`, `token-2` … for an hour each, and answers other calls as it is told. */
function setup(answer: (authorization: string | null) => Response = () => new Response('{}')) {
  const sent: Sent[] = [];
  let time = 0;
  let tokens = 0;
  const secret = { clientId: 'client', clientSecret: 'sécret' };
  const way: typeof fetch = async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    sent.push({ url, init });
    if (!url.endsWith('/oauth/token')) return answer(new Headers(init.headers).get('authorization'));
    tokens += 1;
    return Response.json({ access_token: `token-${tokens}`, token_type: 'Bearer', expires_in: 3600 });
  };
  const credential = new M2mCredential({
    origin: ORIGIN,
    secret: async () => ({ ...secret }),
    now: () => time,
    fetch: way,
  });
  const call = credential.fetchOver(way);
  return { credential, call, secret, sent, tokens: () => tokens, at: (ms: number) => (time = ms) };
}

describe('M2mCredential', () => {
  it('asks for a token as OAuth has it, with the secret in the header only', async () => {
    const { credential, sent } = setup();
    assert.deepEqual(await credential.headers(), { authorization: 'Bearer token-1' });
    const [{ url, init } = assert.fail()] = sent;
    assert.equal(url, `${ORIGIN}/v1/users/m2m/oauth/token`);
    assert.equal(init.method, 'POST');
    assert.equal(init.body, 'grant_type=client_credentials');
    assert.equal(init.redirect, 'manual');
    const headers = new Headers(init.headers);
    assert.equal(headers.get('content-type'), 'application/x-www-form-urlencoded');
    assert.equal(headers.get('authorization'), `Basic ${Buffer.from('client:sécret').toString('base64')}`);
  });

  it('keeps a token, and asks for another before it ends', async () => {
    const { credential, tokens, at } = setup();
    await Promise.all([credential.headers(), credential.headers()]);
    at(54 * MINUTE);
    await credential.headers();
    assert.equal(tokens(), 1);
    at(55 * MINUTE);
    assert.deepEqual(await credential.headers(), { authorization: 'Bearer token-2' });
  });

  it('uses a replaced secret at once, and keeps its tokens in memory only', async () => {
    const { credential, secret, sent, tokens } = setup();
    await credential.headers();
    secret.clientSecret = 'replaced';
    assert.deepEqual(await credential.headers(), { authorization: 'Bearer token-2' });
    const proof = new Headers(sent[1]?.init.headers).get('authorization');
    assert.equal(proof, `Basic ${Buffer.from('client:replaced').toString('base64')}`);
    assert.equal(tokens(), 2);
  });

  it('renews a token that lives shorter than the margin at half its life', async () => {
    let time = 0;
    let asked = 0;
    const credential = new M2mCredential({
      ...{ origin: ORIGIN, now: () => time },
      secret: async () => ({ clientId: 'client', clientSecret: 'secret' }),
      fetch: async () => Response.json({ access_token: `t${(asked += 1)}`, expires_in: 100 }),
    });
    await credential.headers();
    time = 49_000;
    await credential.headers();
    assert.equal(asked, 1);
    time = 50_000;
    await credential.headers();
    assert.equal(asked, 2);
  });

  it('lives an hour when the tenant does not say how long', async () => {
    let time = 0;
    let asked = 0;
    const credential = new M2mCredential({
      ...{ origin: ORIGIN, now: () => time },
      secret: async () => ({ clientId: 'client', clientSecret: 'secret' }),
      fetch: async () => Response.json({ access_token: `t${(asked += 1)}` }),
    });
    await credential.headers();
    time = 54 * MINUTE;
    await credential.headers();
    assert.equal(asked, 1);
    time = 55 * MINUTE;
    await credential.headers();
    assert.equal(asked, 2);
  });

  it('sends a call once more with a new token when the old one is refused', async () => {
    const answer = (authorization: string | null) =>
      new Response('{}', { status: authorization === 'Bearer token-1' ? 401 : 200 });
    const { credential, call, sent } = setup(answer);
    const headers = await credential.headers();
    const response = await call(`${ORIGIN}/v1/x`, { method: 'POST', headers, body: '{"a":1}' });
    assert.equal(response.status, 200);
    assert.deepEqual(
      sent.map(({ url, init }) => [new URL(url).pathname, init.body]),
      [
        ['/v1/users/m2m/oauth/token', 'grant_type=client_credentials'],
        ['/v1/x', '{"a":1}'],
        ['/v1/users/m2m/oauth/token', 'grant_type=client_credentials'],
        ['/v1/x', '{"a":1}'],
      ],
    );
  });

  it('does so once: a second refusal is the answer', async () => {
    const { credential, call, sent } = setup(() => new Response('{}', { status: 401 }));
    const response = await call(`${ORIGIN}/v1/x`, { headers: await credential.headers() });
    assert.equal(response.status, 401);
    assert.equal(sent.filter(({ url }) => url.endsWith('/v1/x')).length, 2);
  });

  for (const status of [400, 401])
    it(`says whom to ask for a client that is refused by ${status}`, async () => {
      const credential = new M2mCredential({
        ...{ origin: ORIGIN, now: () => 0 },
        secret: async () => ({ clientId: 'client', clientSecret: 'secret' }),
        fetch: async () => Response.json({ error: 'invalid_client' }, { status }),
      });
      await assert.rejects(credential.headers(), {
        ...{ kind: 'signedOut', code: 'invalid_client' },
        message: 'Gainsight did not accept the client id and secret. Ask an admin for current ones.',
      });
    });

  const failures: readonly (readonly [string, () => Response | Error, string])[] = [
    ['a secret that is not accepted', () => Response.json({}, { status: 401 }), 'signedOut'],
    ['a host that is no tenant', () => new Response('<html>'), 'protocol'],
    ['an answer without a token', () => Response.json({ expires_in: 1 }), 'protocol'],
    ['a token that is no header', () => Response.json({ access_token: 'a\nb', expires_in: 1 }), 'protocol'],
    ['a redirect', () => new Response('', { status: 302 }), 'protocol'],
    ['a fault of the tenant', () => new Response('', { status: 503 }), 'network'],
    ['no network', () => new TypeError('fetch failed'), 'network'],
  ];
  for (const [name, answer, kind] of failures)
    it(`tells of ${name} without the secret`, async () => {
      const credential = new M2mCredential({
        ...{ origin: ORIGIN, now: () => 0 },
        secret: async () => ({ clientId: 'client', clientSecret: 'planted-secret' }),
        fetch: async () => {
          const result = answer();
          if (result instanceof Error) throw result;
          return result;
        },
      });
      await assert.rejects(credential.headers(), (error: Error & { kind?: string }) => {
        assert.equal(error.kind, kind);
        assert.doesNotMatch(`${error.message} ${String(error.cause)}`, /planted-secret/);
        return true;
      });
    });
});
