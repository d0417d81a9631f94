import assert from 'node:assert/strict';
import type { ErrorKind } from '../../../src/gainsight/errors';
import { type Answer, fakeTenant, json, ok, refused, socketError } from '../../support/fakeTenant';
import { always, failureOf, HTML, READ, WRITE } from './transportCalls';

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
