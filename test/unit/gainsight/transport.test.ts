import assert from 'node:assert/strict';
import { type ErrorKind, GainsightError } from '../../../src/gainsight/errors';
import type { Call } from '../../../src/gainsight/call';
import { type CallSummary, Transport } from '../../../src/gainsight/transport';
import { RateLimiter } from '../../../src/gainsight/rateLimiter';
import {
  ACCESS_KEY,
  type Answer,
  fakeTenant,
  json,
  ok,
  ORIGIN,
  refused,
  socketError,
} from '../../support/fakeTenant';

const READ: Call = { method: 'POST', path: '/v1/data/objects/query/Company', body: { select: ['Gsid'] } };
const WRITE: Call = { method: 'POST', path: '/v2/cockpit/cta/', body: { requests: [] } };
const HTML = '<html><body>Welcome to the intranet</body></html>';

async function failureOf(promise: Promise<unknown>): Promise<GainsightError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof GainsightError, `expected a GainsightError, got ${String(error)}`);
    return error;
  }
  throw new assert.AssertionError({ message: 'the call was expected to fail' });
}

/** Repeats one answer, for calls that may be sent several times. */
function always(answer: () => Answer): Answer[] {
  return Array.from({ length: 6 }, answer);
}

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

describe('Transport: envelopes', () => {
  const accepted: [string, Response, unknown][] = [
    ['the full one', ok({ records: [] }), { records: [] }],
    ['metadata: requestId, result, data', json({ requestId: 'r', result: true, data: [1] }), [1]],
    [
      'Timeline write: no request id',
      json({ result: true, data: { success: {} }, message: null, additionalInfo: null }),
      { success: {} },
    ],
    [
      'deleted list: paging keys',
      json({ result: true, requestId: 'r', data: [], pageSize: 50, currentPageNum: 1 }),
      [],
    ],
    ['unknown keys', ok('text', { localizedMessage: null, somethingNew: { a: 1 } }), 'text'],
    ['null data', ok(null), null],
    ['no data', json({ result: true, requestId: 'r' }), undefined],
    ['odd types beside the data', ok([], { errorDesc: 7, message: [] }), []],
  ];
  for (const [name, response, data] of accepted) {
    it(`accepts ${name}`, async () => {
      const reply = await fakeTenant([response]).transport.send(READ);
      assert.deepEqual(reply.data, data);
    });
  }

  it('takes the request id from the body, else from a header', async () => {
    const bare = json({ result: true, data: [] }, 200, { 'x-request-id': 'from-header' });
    const { transport } = fakeTenant([ok([], { requestId: 'from-body' }), bare]);
    assert.equal((await transport.send(READ)).requestId, 'from-body');
    assert.equal((await transport.send(READ)).requestId, 'from-header');
  });

  const failures: [string, () => Response, ErrorKind, string | undefined, string | undefined][] = [
    [
      'a gateway 401',
      () =>
        json(
          {
            result: false,
            errorCode: 'GS_APIG_2401',
            errorDesc: 'Unauthorized',
            requestId: 'req-9',
            message: 'Unauthorized',
          },
          401,
        ),
      'signedOut',
      'GS_APIG_2401',
      'Unauthorized',
    ],
    ['a 401 with a page', () => new Response(HTML, { status: 401 }), 'signedOut', undefined, undefined],
    [
      'an address that is not allowed',
      () => refused('GS_APIG_2402', 403),
      'forbidden',
      'GS_APIG_2402',
      'Planted detail',
    ],
    ['another 403', () => refused('GS_APIG_2499', 403), 'forbidden', 'GS_APIG_2499', 'Planted detail'],
    [
      'a validation error with status 200',
      () => refused('GSOBJ_1002', 200),
      'rejected',
      'GSOBJ_1002',
      'Planted detail',
    ],
    [
      'a validation error with status 400',
      () => refused('COCKPIT_5101', 400, 'Planted detail', { data: {} }),
      'rejected',
      'COCKPIT_5101',
      'Planted detail',
    ],
    [
      'the code before the status',
      () => refused('GS_APIG_2401', 400),
      'signedOut',
      'GS_APIG_2401',
      'Planted detail',
    ],
    ['no record', () => refused('GSOBJ_1011', 400), 'notFound', 'GSOBJ_1011', 'Planted detail'],
    [
      'metadata without a code',
      () =>
        json(
          {
            requestId: 'req-9',
            result: false,
            instance: '2026-03-04 10:00:00 UTC',
            title: 'OBJECT_NOT_FOUND',
            detail: 'Long',
            errorDesc: 'Planted detail',
          },
          400,
        ),
      'notFound',
      'OBJECT_NOT_FOUND',
      'Planted detail',
    ],
    [
      'a title that is no code',
      () => json({ result: false, title: 'It went wrong', detail: 'Planted detail', requestId: 'req-9' }),
      'rejected',
      undefined,
      'Planted detail',
    ],
    [
      'neither code nor text',
      () => json({ result: false, requestId: 'req-9', data: null }),
      'rejected',
      undefined,
      undefined,
    ],
    [
      'result true with an error status',
      () => json({ result: true, requestId: 'req-9', data: [] }, 400),
      'rejected',
      undefined,
      undefined,
    ],
    [
      'a page instead of JSON',
      () => new Response(HTML, { headers: { 'content-type': 'text/html' } }),
      'protocol',
      undefined,
      undefined,
    ],
    ['a 404 page', () => new Response(HTML, { status: 404 }), 'protocol', undefined, undefined],
    ['cut JSON', () => new Response('{"result":true,"data":[{"Gs'), 'protocol', undefined, undefined],
    ['an empty body', () => new Response(''), 'protocol', undefined, undefined],
    ['JSON that is a list', () => json([1, 2]), 'protocol', undefined, undefined],
    ['JSON null', () => json(null), 'protocol', undefined, undefined],
    ['an object without result', () => json({ access_token: 'x' }), 'protocol', undefined, undefined],
    ['result as a text', () => json({ result: 'true', data: [] }), 'protocol', undefined, undefined],
    [
      'a proxy that wants a sign-in',
      () => new Response('', { status: 407 }),
      'network',
      undefined,
      undefined,
    ],
  ];
  for (const [name, response, kind, code, detail] of failures) {
    it(`takes ${name} for ${kind}`, async () => {
      const error = await failureOf(fakeTenant(always(response)).transport.send(READ));
      assert.deepEqual([error.kind, error.code, error.detail], [kind, code, detail]);
    });
  }

  it('puts the request id into the sentence, and neither the API text nor the key', async () => {
    for (const [, response, , code] of failures) {
      const error = await failureOf(fakeTenant(always(response)).transport.send(READ));
      if (code !== undefined) assert.match(error.message, /req-9/);
      for (const text of [error.message, error.logLine(), error.stack ?? '']) {
        assert.ok(!text.includes('Planted detail'), text);
        assert.ok(!text.includes(ACCESS_KEY), text);
      }
    }
  });

  it('keeps texts that only pose as codes or request ids out of the log line', async () => {
    const answer = json({
      result: false,
      errorCode: 'Ann Lee <ann@example.com>',
      requestId: 'a b\nc',
      data: null,
    });
    const error = await failureOf(fakeTenant([answer]).transport.send(READ));
    assert.equal(error.logLine(), 'rejected status=200');
  });

  it('logs kind, code, status and request id', async () => {
    const error = await failureOf(fakeTenant([refused('GSOBJ_1002', 400)]).transport.send(READ));
    assert.equal(error.logLine(), 'rejected code=GSOBJ_1002 status=400 requestId=req-9');
  });

  for (const status of [301, 302, 307, 308]) {
    it(`does not follow a ${status}`, async () => {
      const answer = (): Response =>
        new Response('', { status, headers: { location: 'https://evil.example/' } });
      for (const call of [READ, WRITE]) {
        const { transport, sent } = fakeTenant([answer()]);
        assert.equal((await failureOf(transport.send(call))).kind, 'protocol');
        assert.equal(sent.length, 1);
      }
    });
  }

  it('recognises a redirect that the runtime hides', async () => {
    const opaque = Object.defineProperties(new Response(''), {
      type: { value: 'opaqueredirect' },
      status: { value: 0 },
    });
    assert.equal((await failureOf(fakeTenant([opaque]).transport.send(READ))).kind, 'protocol');
  });
});

describe('Transport: repeating', () => {
  const table: [string, () => Answer, { read: [number, ErrorKind]; write: [number, ErrorKind] }][] = [
    [
      'a broken connection',
      () => socketError('ECONNRESET'),
      { read: [3, 'network'], write: [1, 'uncertain'] },
    ],
    [
      'a closed socket',
      () => socketError('UND_ERR_SOCKET'),
      { read: [3, 'network'], write: [1, 'uncertain'] },
    ],
    ['an unknown host', () => socketError('ENOTFOUND'), { read: [3, 'network'], write: [1, 'network'] }],
    [
      'a refused connection',
      () => socketError('ECONNREFUSED'),
      { read: [3, 'network'], write: [1, 'network'] },
    ],
    [
      'a 500 page',
      () => new Response(HTML, { status: 500 }),
      { read: [3, 'network'], write: [1, 'uncertain'] },
    ],
    ['a 502', () => new Response('', { status: 502 }), { read: [3, 'network'], write: [1, 'uncertain'] }],
    ['a 503 with a code', () => refused('GU_1101', 503), { read: [3, 'network'], write: [1, 'uncertain'] }],
    ['a 504', () => new Response('', { status: 504 }), { read: [3, 'network'], write: [1, 'uncertain'] }],
    ['a 501', () => new Response('', { status: 501 }), { read: [1, 'network'], write: [1, 'uncertain'] }],
    ['a 408', () => new Response('', { status: 408 }), { read: [1, 'timeout'], write: [1, 'uncertain'] }],
    ['a 401', () => refused('GS_APIG_2401', 401), { read: [1, 'signedOut'], write: [1, 'signedOut'] }],
    ['a 403', () => refused('GS_APIG_2402', 403), { read: [1, 'forbidden'], write: [1, 'forbidden'] }],
    ['a 400', () => refused('GSOBJ_1007', 400), { read: [1, 'rejected'], write: [1, 'rejected'] }],
    ['result false', () => refused('GSOBJ_1007', 200), { read: [1, 'rejected'], write: [1, 'rejected'] }],
    ['a page with status 200', () => new Response(HTML), { read: [1, 'protocol'], write: [1, 'uncertain'] }],
    ['cut JSON', () => new Response('{"result":tr'), { read: [1, 'protocol'], write: [1, 'uncertain'] }],
    [
      'a 400 page',
      () => new Response(HTML, { status: 400 }),
      { read: [1, 'protocol'], write: [1, 'protocol'] },
    ],
    ['a 404 route', () => refused('GS_APIG_1000', 404), { read: [2, 'notFound'], write: [1, 'notFound'] }],
  ];
  for (const [name, answer, { read, write }] of table) {
    it(`after ${name} sends a read ${read[0]}× and a write ${write[0]}×`, async () => {
      for (const [call, [times, kind]] of [
        [READ, read],
        [WRITE, write],
      ] as const) {
        const { transport, sent } = fakeTenant(always(answer));
        const error = await failureOf(transport.send(call));
        assert.deepEqual([sent.length, error.kind], [times, kind]);
      }
    });
  }

  it('gives the answer of the repeated read', async () => {
    const { transport, slept } = fakeTenant([socketError('ECONNRESET'), refused('X', 503), ok(['row'])]);
    assert.deepEqual((await transport.send(READ)).data, ['row']);
    assert.equal(slept.length, 2);
    for (const ms of slept) assert.ok(ms > 0 && ms <= 8_000, String(ms));
  });

  it('waits as long as a 503 asks for', async () => {
    const busy = json({ result: false }, 503, { 'retry-after': '7' });
    const { transport, slept } = fakeTenant([busy, ok([])]);
    await transport.send(READ);
    assert.deepEqual(slept, [7_000]);
  });

  it('says of a write whose answer was lost that the record may exist, and keeps code and request id', async () => {
    const error = await failureOf(fakeTenant([refused('GSOBJ_1003', 500)]).transport.send(WRITE));
    assert.equal(error.kind, 'uncertain');
    assert.match(error.message, /may exist.*before you repeat.*req-9/);
    assert.equal(error.code, 'GSOBJ_1003');
  });

  it('tries a read on an unknown route once with the other slash', async () => {
    const { transport, sent } = fakeTenant([refused('GS_APIG_1000', 404), ok([])]);
    await transport.send({ method: 'POST', path: '/v2/successPlan/list/', body: {} });
    assert.deepEqual(
      sent.map(({ url }) => url.pathname),
      ['/v2/successPlan/list/', '/v2/successPlan/list'],
    );
  });
});

describe('Transport: too many calls', () => {
  const limited = (retryAfter?: string): Response =>
    json(
      { result: false, errorCode: 'GS_APIG_2404', errorDesc: 'Limit', requestId: 'req-9' },
      429,
      retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    );

  for (const [name, call] of [
    ['read', READ],
    ['write', WRITE],
  ] as const) {
    it(`repeats a ${name} after the time that Retry-After names`, async () => {
      const { transport, sent, timers } = fakeTenant([limited('20'), ok([])]);
      const reply = transport.send(call);
      await timers.advance(19_999);
      assert.equal(sent.length, 1);
      await timers.advance(1);
      await reply;
      assert.equal(sent.length, 2);
    });

    it(`gives a ${name} up after two repetitions`, async () => {
      const { transport, sent, timers } = fakeTenant([limited('1'), limited('1'), limited('1')]);
      const failure = failureOf(transport.send(call));
      await timers.advance(10_000);
      const error = await failure;
      assert.deepEqual([error.kind, error.retryAfterMs, sent.length], ['rateLimited', 1_000, 3]);
    });
  }

  it('waits to the next full minute when nothing is said', async () => {
    const { transport, sent, timers } = fakeTenant([limited(), ok([])]);
    await timers.advance(45_000);
    const reply = transport.send(READ);
    await timers.advance(14_999);
    assert.equal(sent.length, 1);
    await timers.advance(1);
    await reply;
  });

  it('holds every other call too', async () => {
    const { transport, sent, timers } = fakeTenant([limited('30'), ok([]), ok([])]);
    const first = transport.send(READ);
    await timers.advance(0);
    const second = transport.send(READ);
    await timers.advance(29_000);
    assert.equal(sent.length, 1);
    await timers.advance(1_000);
    await Promise.all([first, second]);
    assert.equal(sent.length, 3);
  });

  it('keeps nobody waiting for longer than a minute, but says when to come back', async () => {
    const { transport, sent } = fakeTenant([limited('3600')]);
    const error = await failureOf(transport.send(READ));
    assert.deepEqual([error.kind, error.retryAfterMs, sent.length], ['rateLimited', 3_600_000, 1]);
    assert.match(error.message, /3600 seconds/);
  });

  it('does not hold later calls either: for a minute they are told when to come back, then one is tried', async () => {
    const { transport, sent, timers } = fakeTenant([limited('3600'), ok([])]);
    await failureOf(transport.send(READ));
    await timers.advance(59_999);
    const { kind, retryAfterMs } = await failureOf(transport.send(READ));
    assert.deepEqual([kind, retryAfterMs, sent.length], ['rateLimited', 3_540_001, 1]);
    await timers.advance(1);
    await transport.send(READ);
    assert.equal(sent.length, 2);
  });

  it('begins the pause before a lower limit makes room for calls that wait', async () => {
    const order: string[] = [];
    const note = (what: string) => (value: number) => void order.push(`${what} ${value}`);
    const limiter = { acquire: async () => undefined, pauseUntil: note('pause'), lowerTo: note('limit') };
    const body = { result: false, errorCode: 'GS_APIG_2404', errorDesc: 'Limit', requestId: 'req-9' };
    const headers = { 'retry-after': '20', 'x-ratelimit-limit': '10' };
    const { transport, timers } = fakeTenant([json(body, 429, headers), ok([])], { limiter });
    await transport.send(READ);
    assert.deepEqual(order, [`pause ${timers.now() + 20_000}`, 'limit 10']);
  });

  it('keeps to the lower limit that a refusal names, so that many calls at once all get their answer', async () => {
    let [minute, taken] = [Number.NaN, 0];
    const answer = (): Response => {
      const now = Math.floor(timers.now() / 60_000);
      taken = now === minute ? taken + 1 : 1;
      minute = now;
      const body = { result: false, errorCode: 'GS_APIG_2404', errorDesc: 'Limit', requestId: 'req-9' };
      return taken <= 5 ? ok([]) : json(body, 429, { 'x-ratelimit-limit': '5' });
    };
    const { transport, timers } = fakeTenant(Array.from({ length: 60 }, () => answer));
    const replies = Promise.allSettled(Array.from({ length: 18 }, () => transport.send(READ)));
    for (let waited = 0; waited < 5; waited += 1) await timers.advance(60_000);
    assert.deepEqual(new Set((await replies).map(({ status }) => status)), new Set(['fulfilled']));
  });

  it('is known by its code too, whatever the status', async () => {
    const { transport, timers } = fakeTenant([refused('GU_2400', 400), ok(['x'])]);
    const reply = transport.send(READ);
    await timers.advance(60_000);
    assert.deepEqual((await reply).data, ['x']);
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
