import assert from 'node:assert/strict';
import { GainsightError } from '../../../src/gainsight/errors';
import { type CallSummary, Transport } from '../../../src/gainsight/transport';
import { RateLimiter } from '../../../src/gainsight/rateLimiter';
import { ACCESS_KEY, fakeTenant, ok, ORIGIN, refused, socketError } from '../../support/fakeTenant';
import { failureOf, READ, WRITE } from './transportCalls';

describe('Transport: what is sent', () => {
  it('sends the credential, JSON headers and the body to the origin', async () => {
    const { transport, sent } = fakeTenant([ok([])]);
    await transport.send({ ...READ, query: { a: '1 2', b: 'x&y' } });
    const [call] = sent;
    assert.equal(call?.url.href, `${ORIGIN}/v1/data/objects/query/Company?a=1+2&b=x%26y`);
    assert.equal(call.method, 'POST');
    assert.equal(call.headers.get('accesskey'), ACCESS_KEY);
    assert.equal(call.headers.get('accept'), 'application/json');
    assert.equal(call.headers.get('content-type'), 'application/json');
    assert.deepEqual(call.body, { select: ['Gsid'] });
  });

  it('sends no content type without a body', async () => {
    const { transport, sent } = fakeTenant([ok([])]);
    await transport.send({ method: 'GET', path: '/v1/meta/services/objects/list' });
    assert.equal(sent[0]?.headers.has('content-type'), false);
  });

  it('tells fetch not to follow redirects and calls it as a plain function', async () => {
    const seen: { redirect?: string | undefined; self?: unknown } = {};
    function fetch(this: unknown, _url: unknown, init?: RequestInit): Promise<Response> {
      seen.redirect = init?.redirect;
      seen.self = this;
      return Promise.resolve(ok([]));
    }
    await fakeTenant([], { fetch }).transport.send(READ);
    assert.equal(seen.redirect, 'manual');
    // Sloppy-mode code sees the global object where strict code sees undefined.
    assert.ok(seen.self === undefined || seen.self === globalThis);
  });

  for (const path of [
    'https://evil.example/v1',
    '//evil.example/v1',
    'v1/data',
    '/v1/../v2',
    '/v1/%2e%2E/v2',
    '/v1/x?y=1',
    '/v1\\x',
    '/v1/x#y',
    '',
  ]) {
    it(`refuses the path ${JSON.stringify(path)} before anything is sent`, async () => {
      const { transport, sent } = fakeTenant([ok([])]);
      await assert.rejects(transport.send({ method: 'GET', path }), TypeError);
      assert.equal(sent.length, 0);
    });
  }

  it('says that a key with impossible characters is refused, without quoting it', async () => {
    const credential = { headers: async () => ({ accesskey: `${ACCESS_KEY}\n\u2013` }) };
    const { transport, sent } = fakeTenant([], { credential });
    const error = await failureOf(transport.send(READ));
    assert.equal(error.kind, 'signedOut');
    assert.ok(!JSON.stringify([error.message, error.stack, String(error.cause)]).includes(ACCESS_KEY));
    assert.equal(sent.length, 0);
  });

  it('passes on what the credential says', async () => {
    const signedOut = new GainsightError({ kind: 'signedOut', sentence: 'No key.' });
    const { transport } = fakeTenant([], { credential: { headers: () => Promise.reject(signedOut) } });
    assert.equal(await failureOf(transport.send(WRITE)), signedOut);
  });

  it('does not call a failing vault a network fault', async () => {
    const fault = new Error('keyring locked');
    const { transport } = fakeTenant([], { credential: { headers: () => Promise.reject(fault) } });
    await assert.rejects(transport.send(READ), (error) => error === fault);
  });
});

describe('Transport: giving up', () => {
  const silent = (): Promise<Response> => new Promise(() => undefined);

  it("surfaces the caller's abort as the AbortError itself, for reads and writes", async () => {
    for (const call of [READ, WRITE]) {
      const controller = new AbortController();
      const { transport, sent } = fakeTenant([silent]);
      const reply = transport.send(call, { signal: controller.signal });
      setImmediate(() => controller.abort());
      await assert.rejects(reply, (error) => error === controller.signal.reason);
      assert.equal(sent.length, 1);
    }
  });

  it('sends nothing for a signal that is aborted already', async () => {
    const { transport, sent } = fakeTenant([ok([])]);
    await assert.rejects(transport.send(READ, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.equal(sent.length, 0);
  });

  it('stops waiting between repetitions when the caller aborts', async () => {
    const controller = new AbortController();
    const { transport, sent } = fakeTenant([socketError('ECONNRESET'), ok([])], {
      sleep: async (_ms, signal) => {
        controller.abort();
        signal?.throwIfAborted();
      },
    });
    await assert.rejects(transport.send(READ, { signal: controller.signal }), { name: 'AbortError' });
    assert.equal(sent.length, 1);
  });

  it('ends a call after its deadline even when fetch ignores the signal', async () => {
    const read = await failureOf(fakeTenant([silent], { deadlineMs: 20 }).transport.send(READ));
    assert.equal(read.kind, 'timeout');
    const write = await failureOf(fakeTenant([silent], { deadlineMs: 20 }).transport.send(WRITE));
    assert.equal(write.kind, 'uncertain');
  });

  it('does not call a write uncertain that was never sent', async () => {
    const credential = { headers: () => new Promise<never>(() => undefined) };
    const error = await failureOf(fakeTenant([], { deadlineMs: 20, credential }).transport.send(WRITE));
    assert.equal(error.kind, 'timeout');
  });
});

describe('Transport: telling of calls', () => {
  it('tells method, masked path, status, time, request id and code of each attempt', async () => {
    const calls: CallSummary[] = [];
    const { transport } = fakeTenant([refused('GS_APIG_1000', 404), ok([])], {
      onCall: (call) => calls.push(call),
    });
    const path = '/v2/cockpit/task/list/1S01SYNCTA00000000000000000000000001';
    await transport.send({ method: 'GET', path, query: { includes: 'Secret__gc' } });
    assert.deepEqual(calls, [
      {
        method: 'GET',
        path: '/v2/cockpit/task/list/{id}',
        status: 404,
        ms: 0,
        credentialMs: 0,
        requestId: 'req-9',
        code: 'GS_APIG_1000',
      },
      {
        method: 'GET',
        path: '/v2/cockpit/task/list/{id}/',
        status: 200,
        ms: 0,
        credentialMs: 0,
        requestId: 'req-1',
        code: undefined,
      },
    ]);
  });

  it('tells how long the credential took, also when it gave nothing', async () => {
    const calls: CallSummary[] = [];
    let time = 0;
    const slow = (end: () => Record<string, string>) => ({
      headers: async () => {
        time += 7;
        return end();
      },
    });
    const refuse = (): never => {
      throw new GainsightError({ kind: 'signedOut', sentence: 'No key.' });
    };
    const options = { now: () => time, onCall: (call: CallSummary) => calls.push(call) };
    await fakeTenant([ok([])], { ...options, credential: slow(() => ({})) }).transport.send(READ);
    await failureOf(fakeTenant([], { ...options, credential: slow(refuse) }).transport.send(READ));
    assert.deepEqual(
      calls.map(({ credentialMs, ms }) => [credentialMs, ms]),
      [
        [7, 7],
        [7, 7],
      ],
    );
  });

  it('works with the defaults alone', async () => {
    const transport = new Transport({
      origin: ORIGIN,
      fetch: async () => ok(['x']),
      credential: { headers: async () => ({}) },
      limiter: new RateLimiter(),
    });
    assert.deepEqual(await transport.send(READ), { data: ['x'], requestId: 'req-1' });
  });
});
