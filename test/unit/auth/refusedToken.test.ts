import assert from 'node:assert/strict';
import { GainsightError } from '../../../src/gainsight/errors';
import { asWrite } from '../../../src/gainsight/failures';
import { assertFails, READ, setup, WRITE } from './personBench';

describe('a call whose token is refused', () => {
  it('is sent once more with a renewed one', async () => {
    const { server, credential, call, record, renewals } = await setup();
    const headers = await credential.headers();
    server.end(record.accessToken);
    const response = await call(WRITE, { method: 'POST', headers, body: '{"a":1}', redirect: 'manual' });
    assert.equal(response.status, 200);
    assert.equal(renewals(), 1);
    assert.deepEqual(
      server.received.map(({ path }) => path),
      ['/v2/cockpit/cta', '/oauth/token', '/v2/cockpit/cta'],
    );
  });

  it('is sent once more also where the API says so by 400 and its code', async () => {
    const { server, credential, call, renewals } = await setup();
    const refuse = (): Response => Response.json({ result: false, errorCode: 'GSOBJ_1024' }, { status: 400 });
    server.plan('/v1/meta/services/objects/list', refuse);
    const init = { headers: await credential.headers(), redirect: 'manual' } as const;
    assert.equal((await call(READ, init)).status, 200);
    assert.equal(renewals(), 1);
  });

  it('is told from one that was refused for what it asks: that answer is handed on as it came', async () => {
    for (const text of ['{"result":false,"errorCode":"GSOBJ_1002"}', '<html>']) {
      const { server, credential, call, renewals } = await setup();
      server.plan('/v1/meta/services/objects/list', () => new Response(text, { status: 400 }));
      const init = { headers: await credential.headers(), redirect: 'manual' } as const;
      const response = await call(READ, init);
      assert.deepEqual([response.status, await response.text(), renewals()], [400, text, 0]);
    }
  });

  it('gives an answer without the renewed token, which whoever asked cannot know', async () => {
    const { server, credential, call, record, stored } = await setup({ accessToken: 'planted-first-token' });
    const headers = await credential.headers();
    const issue = async (): Promise<Response> =>
      Response.json({ access_token: 'planted-second-token', token_type: 'bearer', expires_in: 3600 });
    server.plan('/oauth/token', issue);
    server.plan(
      '/v1/meta/services/objects/list',
      () => new Response('{}', { status: 401 }),
      () =>
        new Response(`No: ${stored().accessToken}`, { headers: { 'x-request-id': stored().accessToken } }),
    );
    const response = await call(READ, { headers, redirect: 'manual' });
    const told = `${await response.text()} ${JSON.stringify([...response.headers])}`;
    assert.notEqual(stored().accessToken, record.accessToken);
    assert.match(told, /No: \(hidden\)/);
    assert.doesNotMatch(told, /planted/);
  });

  it('takes the token of whoever renewed meanwhile', async () => {
    const { server, credential, call, record, renewals } = await setup();
    const headers = await credential.headers();
    server.end(record.accessToken);
    const init = { headers, redirect: 'manual' } as const;
    const answers = await Promise.all([call(READ, init), call(READ, init)]);
    answers.push(await call(READ, init));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal(renewals(), 1);
  });

  it('is refused for good the second time, or without a refresh token', async () => {
    const { server, credential, call } = await setup();
    const refuse = (): Response => new Response('{}', { status: 401 });
    server.plan('/v1/meta/services/objects/list', refuse, refuse, refuse);
    const headers = await credential.headers();
    assert.equal((await call(READ, { headers, redirect: 'manual' })).status, 401);
    const plain = await setup({ refreshToken: undefined });
    plain.server.end(plain.record.accessToken);
    const init = { headers: await plain.credential.headers(), redirect: 'manual' } as const;
    assert.equal((await plain.call(READ, init)).status, 401);
    assert.deepEqual([server.received.length, plain.server.received.length], [3, 1]);
  });

  it('was not done when its renewal fails, so a write is not told as lost', async () => {
    const faults: readonly (() => Response)[] = [
      () => new Response('', { status: 503 }),
      () => new Response('', { status: 408 }),
      () => new Response('<html>'),
    ];
    for (const fault of faults) {
      const { server, credential, call, record } = await setup();
      const headers = await credential.headers();
      server.end(record.accessToken);
      server.plan('/oauth/token', fault);
      const error = await call(WRITE, { method: 'POST', headers, redirect: 'manual' }).catch(
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof GainsightError);
      assert.notEqual(asWrite(error).kind, 'uncertain');
    }
  });

  it('lets go of both answers when its renewal fails, so that they hold no connection', async () => {
    const { server, credential, call } = await setup();
    const letGo: number[] = [];
    const endless = (status: number) => (): Response =>
      new Response(new ReadableStream({ cancel: () => void letGo.push(status) }), { status });
    server.plan('/v1/meta/services/objects/list', endless(401));
    server.plan('/oauth/token', endless(503));
    const headers = await credential.headers();
    await assertFails(server, call(READ, { headers, redirect: 'manual' }), 'network');
    assert.deepEqual(letGo, [503, 401]);
  });

  it('is sent once more also where the refusal breaks off while the token is renewed', async () => {
    const { server, credential, call, record } = await setup();
    const headers = await credential.headers();
    server.end(record.accessToken);
    const broken = new ReadableStream({ start: (body) => body.error(new TypeError('terminated')) });
    server.plan('/v2/cockpit/cta', () => new Response(broken, { status: 401 }));
    assert.equal((await call(WRITE, { method: 'POST', headers, redirect: 'manual' })).status, 200);
  });

  it('tells that the session has ended', async () => {
    const { server, credential, call, record } = await setup();
    const headers = await credential.headers();
    server.end(record.accessToken, record.refreshToken);
    await assertFails(server, call(READ, { headers, redirect: 'manual' }), 'signedOut', /has ended/);
  });
});
