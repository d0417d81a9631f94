import assert from 'node:assert/strict';
import { createSandbox, SANDBOX_HOST, type Fault } from '../../../src/sandbox/embedded';
import { NOW, TenantCalls } from './tenantCalls';

const USERS = '/v1/data/objects/query/gsuser';
const QUERY = { select: ['Name'], limit: 1 };
const HTML = /^<html>/;

describe('sandbox gateway', () => {
  const withHeaders = async (headers: Record<string, string>): Promise<Response> =>
    new TenantCalls({ key: 'right' }).fetch(USERS, QUERY, { headers });

  it('takes the key as accesskey in any case', async () => {
    for (const headers of [{ accesskey: 'right' }, { ACCESSKEY: 'right' }])
      assert.equal((await withHeaders(headers)).status, 200);
  });

  it('refuses a missing or wrong key with the gateway envelope', async () => {
    for (const headers of [
      {},
      { accesskey: 'wrong' },
      { accesskey: '' },
      { authorization: 'Bearer wrong' },
      { authorization: 'Bearer right' },
      { accesskey: 'right', authorization: 'Bearer wrong' },
      { authorization: 'Basic right' },
    ]) {
      const response = await withHeaders(headers);
      const body = (await response.json()) as Record<string, unknown>;
      assert.equal(response.status, 401);
      assert.deepEqual([body.result, body.errorCode, 'data' in body], [false, 'GS_APIG_2401', false]);
      assert.equal(typeof body.requestId, 'string');
    }
  });

  it('knows no other routes and no other methods', async () => {
    const calls = new TenantCalls();
    for (const path of [
      '/',
      '/v1/nothing',
      '/v1/ctas',
      '/v2/cockpit/cta/list/x/y',
      '/_sandbox/calls',
      '/v1/meta/services/objects/%E0%A4%A/describe',
    ]) {
      const { status, body } = await calls.call(path);
      assert.deepEqual([status, body.errorCode], [404, 'GS_APIG_1000'], path);
    }
    assert.equal((await calls.fetch(USERS)).status, 404);
  });

  it('allows so many calls in each minute of the clock', async () => {
    let now = NOW.getTime() + 30_000;
    const calls = new TenantCalls({ callsPerMinute: 2, now: () => new Date(now) });
    const statuses: number[] = [];
    const limits = new Set<string | null>();
    const go = async (): Promise<void> => {
      const response = await calls.fetch(USERS, QUERY);
      statuses.push(response.status);
      limits.add(response.headers.get('x-ratelimit-limit'));
      if (response.status === 429)
        assert.equal(((await response.json()) as { errorCode: string }).errorCode, 'GS_APIG_2404');
    };
    await go();
    await go();
    await go();
    now += 30_000;
    await go();
    assert.deepEqual(statuses, [200, 200, 429, 200]);
    assert.deepEqual([...limits], ['2']);
  });

  it('lives at its own host over https and on this machine, nowhere else', async () => {
    const { fetch } = createSandbox();
    const init = { headers: { accesskey: 'sandbox' } };
    const path = '/v1/meta/services/objects/list';
    for (const base of [
      `https://${SANDBOX_HOST}`,
      'http://127.0.0.1:4000',
      'https://localhost',
      'http://[::1]:1',
    ])
      assert.equal((await fetch(`${base}${path}`, init)).status, 200, base);
    for (const base of [
      `http://${SANDBOX_HOST}`,
      `https://${SANDBOX_HOST}:8443`,
      'https://example.com',
      'https://sandbox.invalid.example.com',
      'ftp://localhost',
      'http://127.0.0.1.example.com',
    ])
      await assert.rejects(
        fetch(`${base}${path}`, init),
        { name: 'TypeError', message: 'fetch failed' },
        base,
      );
  });

  it('takes a URL or a Request as fetch does', async () => {
    const { fetch, calls } = createSandbox();
    const url = new URL(`https://${SANDBOX_HOST}${USERS}`);
    const init = { method: 'post', headers: { accesskey: 'sandbox' }, body: JSON.stringify(QUERY) };
    assert.equal((await fetch(url, init)).status, 200);
    assert.equal((await fetch(new Request(url, { ...init, method: 'POST' }))).status, 200);
    assert.deepEqual(calls[0], calls[1]);
    assert.deepEqual(calls[1], {
      method: 'POST',
      path: USERS,
      body: QUERY,
      authorizedBy: { kind: 'key' },
    });
  });

  it('survives a body that is not JSON', async () => {
    const response = await new TenantCalls().fetch(USERS, QUERY, { body: '{"select"' });
    assert.equal(response.status, 400);
  });

  it('rejects with the reason of the signal, before and while it waits', async () => {
    const calls = new TenantCalls({ latency: 60_000 });
    await assert.rejects(calls.fetch(USERS, QUERY, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    const controller = new AbortController();
    const waiting = calls.fetch(USERS, QUERY, { signal: controller.signal });
    await Promise.resolve();
    controller.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
  });

  it('takes its time when it has a latency', async () => {
    const started = performance.now();
    await new TenantCalls({ latency: 30 }).fetch(USERS, QUERY);
    assert.ok(performance.now() - started >= 25);
  });

  describe('faults', () => {
    const replies: [fault: Fault, status: number, body: RegExp][] = [
      [{ kind: 'unauthorized' }, 401, /GS_APIG_2401/],
      [{ kind: 'forbidden' }, 403, /GS_APIG_2402/],
      [{ kind: 'rateLimited' }, 429, /GS_APIG_2404/],
      [{ kind: 'serverError' }, 500, HTML],
      [{ kind: 'badGateway' }, 502, HTML],
      [{ kind: 'failure' }, 200, /"result":false/],
      [{ kind: 'oauthError', error: 'invalid_grant' }, 400, /^\{"error":"invalid_grant"\}$/],
      [
        { kind: 'failure', code: 'GSOBJ_1007', description: 'No' },
        200,
        /"errorCode":"GSOBJ_1007","errorDesc":"No"/,
      ],
    ];
    for (const [fault, status, body] of replies)
      it(`${JSON.stringify(fault)} happens once`, async () => {
        const calls = new TenantCalls();
        calls.sandbox.inject(fault);
        const response = await calls.fetch(USERS, QUERY);
        assert.equal(response.status, status);
        assert.match(await response.text(), body);
        assert.equal((await calls.fetch(USERS, QUERY)).status, 200);
      });

    it('rateLimited names the seconds to wait only when told to', async () => {
      const calls = new TenantCalls();
      calls.sandbox.inject({ kind: 'rateLimited', retryAfter: 7 });
      calls.sandbox.inject({ kind: 'rateLimited' });
      assert.equal((await calls.fetch(USERS, QUERY)).headers.get('retry-after'), '7');
      assert.equal((await calls.fetch(USERS, QUERY)).headers.get('retry-after'), null);
    });

    it('cut rejects as a broken connection does', async () => {
      const calls = new TenantCalls();
      calls.sandbox.inject({ kind: 'cut' });
      await assert.rejects(calls.fetch(USERS, QUERY), { name: 'TypeError' });
    });

    it('truncated ends in the middle of the JSON', async () => {
      const calls = new TenantCalls();
      calls.sandbox.inject({ kind: 'truncated' });
      const response = await calls.fetch(USERS, QUERY);
      assert.equal(response.headers.get('content-type'), 'application/json');
      await assert.rejects(response.json(), { name: 'SyntaxError' });
    });

    it('slow waits, and gives up with its caller', async () => {
      const calls = new TenantCalls();
      calls.sandbox.inject({ kind: 'slow', ms: 60_000 });
      const controller = new AbortController();
      const waiting = calls.fetch(USERS, QUERY, { signal: controller.signal });
      controller.abort();
      await assert.rejects(waiting, { name: 'AbortError' });
    });

    it('hits only the path and method it names, as often as it says', async () => {
      const calls = new TenantCalls();
      calls.sandbox.inject({ kind: 'badGateway', path: '/v2/cockpit', times: 2 });
      calls.sandbox.inject({ kind: 'serverError', path: 'gs(user|x)$', method: 'post' });
      calls.sandbox.inject({ kind: 'unauthorized', path: '([' });
      const statuses = [];
      for (const path of [
        USERS,
        USERS,
        '/v2/cockpit/cta/list',
        '/v2/cockpit/task/list',
        '/v2/cockpit/cta/list',
      ])
        statuses.push((await calls.fetch(path, QUERY)).status);
      assert.deepEqual(statuses, [500, 200, 502, 502, 200]);
    });
  });

  it('records calls with their query, and forgets them, faults and the window on reset', async () => {
    const calls = new TenantCalls({ callsPerMinute: 1 });
    await calls.fetch('/v1/meta/services/objects/list?em=true');
    assert.deepEqual(calls.sandbox.calls, [
      {
        method: 'GET',
        path: '/v1/meta/services/objects/list?em=true',
        body: undefined,
        authorizedBy: { kind: 'key' },
      },
    ]);
    calls.sandbox.inject({ kind: 'serverError' });
    calls.sandbox.reset();
    assert.deepEqual(calls.sandbox.calls, []);
    assert.equal((await calls.fetch(USERS, QUERY)).status, 200);
  });

  it('notes a call whose caller did not wait', async () => {
    const sandbox = createSandbox();
    sandbox.inject({ kind: 'slow', ms: 60_000 });
    const controller = new AbortController();
    const answered = sandbox.fetch(`https://${SANDBOX_HOST}${USERS}`, {
      method: 'POST',
      signal: controller.signal,
    });
    controller.abort();
    await assert.rejects(answered);
    assert.equal(sandbox.calls[0]?.abandoned, true);
  });
});
