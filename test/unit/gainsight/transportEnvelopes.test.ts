import assert from 'node:assert/strict';
import type { ErrorKind } from '../../../src/gainsight/errors';
import { ACCESS_KEY, fakeTenant, json, ok, refused } from '../../support/fakeTenant';
import { always, failureOf, HTML, READ, WRITE } from './transportCalls';

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
