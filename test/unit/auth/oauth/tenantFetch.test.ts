import assert from 'node:assert/strict';
import { tenantFetch } from '../../../../src/auth/oauth/tenantFetch';
import { isGainsightError } from '../../../../src/gainsight/errors';
import { deepText } from '../../../support/tokenServer';

const ORIGIN = 'https://acme.gainsightcloud.com';
const TOKEN = `${ORIGIN}/oauth/token`;

function setup(reply: () => Response | Promise<Response> = () => new Response('{}'), signal?: AbortSignal) {
  const sent: { readonly url: string; readonly init: RequestInit }[] = [];
  const way = tenantFetch({
    origin: ORIGIN,
    now: () => Date.UTC(2026, 0, 1),
    signal,
    fetch: async (input, init = {}) => {
      sent.push({ url: input instanceof Request ? input.url : String(input), init });
      return reply();
    },
  });
  return { way, sent };
}

describe('the way of secrets to a tenant', () => {
  for (const address of [
    'https://thief.example.com/oauth/token',
    `${ORIGIN}.example.com/oauth/token`,
    `${ORIGIN}:8443/oauth/token`,
    'http://acme.gainsightcloud.com/oauth/token',
    'https://thief.example.com\\@acme.gainsightcloud.com/oauth/token',
  ])
    it(`does not lead to ${address}`, async () => {
      const { way, sent } = setup();
      await assert.rejects(way(address), /names another address, so nothing was sent/);
      assert.equal(sent.length, 0);
    });

  it('follows no redirect, whatever is asked', async () => {
    const moved = { status: 307, headers: { location: 'https://thief.example.com/' } };
    const { way, sent } = setup(() => new Response(null, moved));
    await assert.rejects(way(TOKEN, { redirect: 'follow' }), /not followed/);
    assert.deepEqual(
      sent.map(({ init }) => init.redirect),
      ['manual'],
    );
  });

  it('gives an answer whole, with its status and headers', async () => {
    const { way } = setup(() => Response.json({ error: 'invalid_grant' }, { status: 400 }));
    const response = await way(TOKEN);
    assert.deepEqual([response.status, await response.json()], [400, { error: 'invalid_grant' }]);
    assert.match(response.headers.get('content-type') ?? '', /json/);
    const empty = await setup(() => new Response(null, { status: 204 })).way(TOKEN);
    assert.equal(empty.status, 204);
  });

  it('tells when to come back', async () => {
    const { way } = setup(() => new Response('', { status: 429, headers: { 'retry-after': '7' } }));
    await assert.rejects(way(TOKEN), { kind: 'rateLimited', retryAfterMs: 7000 });
  });

  it('keeps no id and no code that repeats what was sent: both reach logs', async () => {
    const secret = 'planted-client-secret';
    const init = { method: 'POST', body: new URLSearchParams({ client_secret: secret }) };
    const headers = { 'x-request-id': secret };
    for (const [id, kept] of [
      [secret, undefined],
      ['req-1', 'req-1'],
    ] as const) {
      const down = setup(() => new Response('', { status: 503, headers: { 'x-request-id': id } }));
      await assert.rejects(down.way(TOKEN, init), { kind: 'network', requestId: kept });
    }
    const refused = { result: false, errorCode: secret, errorDesc: secret, requestId: secret };
    const { way } = setup(() => Response.json(refused, { status: 403, headers }));
    await assert.rejects(way(TOKEN, init), (error) => {
      assert.ok(isGainsightError(error, 'forbidden'));
      assert.doesNotMatch(deepText(error), /planted/);
      return true;
    });
  });

  it('tells of an answer that breaks off as of a network that does', async () => {
    const broken = new ReadableStream({
      pull: () => {
        throw new TypeError('terminated');
      },
    });
    const { way } = setup(() => new Response(broken));
    await assert.rejects(way(TOKEN), (error) => isGainsightError(error, 'network'));
  });

  it('can be given up by the caller', async () => {
    const controller = new AbortController();
    const reply = (): never => {
      controller.abort();
      throw new TypeError('fetch failed');
    };
    await assert.rejects(setup(reply, controller.signal).way(TOKEN), { name: 'AbortError' });
  });

  it('hands its end to the network', async () => {
    const { way, sent } = setup();
    await way(TOKEN);
    assert.ok(sent[0]?.init.signal instanceof AbortSignal);
  });
});
