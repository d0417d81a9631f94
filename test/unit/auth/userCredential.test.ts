import assert from 'node:assert/strict';
import { serialiseRecord } from '../../../src/auth/credentialRecord';
import { TENANT } from '../../support/tokenServer';
import { assertFails, HOUR, NAME, READ, setup, WRITE } from './personBench';

describe("a person's credential", () => {
  it('is the token of the vault, read for each call', async () => {
    const { server, keyring, credential, record } = await setup();
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${record.accessToken}` });
    const { accessToken } = server.issue();
    await keyring.store(NAME, serialiseRecord({ ...record, accessToken }));
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${accessToken}` });
    assert.equal(server.received.length, 0);
  });

  it('is none without a record, with one of another kind, or with one of another tenant', async () => {
    const { server, keyring, credential, record, call } = await setup();
    const other = { kind: 'accessKey', origin: TENANT, key: 'planted-key' } as const;
    for (const text of [
      serialiseRecord(other),
      serialiseRecord({ ...record, origin: 'https://beta.example.com' }),
    ]) {
      await keyring.store(NAME, text);
      await assertFails(
        server,
        credential.headers(),
        'signedOut',
        /not signed in to acme\.gainsightcloud\.com/,
      );
    }
    await keyring.delete(NAME);
    await assertFails(server, credential.headers(), 'signedOut');
    await assertFails(server, call(WRITE, { method: 'POST' }), 'signedOut');
    assert.equal(server.received.length, 0);
  });

  it('is renewed a minute before it ends, and stored before it is used', async () => {
    const { keyring, credential, record, stored, renewals, at } = await setup();
    at(HOUR - 60_001);
    await credential.headers();
    assert.equal(renewals(), 0);
    at(HOUR - 60_000);
    const order: string[] = [];
    keyring.onDidChange(() => order.push('stored'));
    const { authorization } = await credential.headers();
    order.push('used');
    const next = stored();
    assert.deepEqual(order, ['stored', 'used']);
    assert.equal(authorization, `Bearer ${next.accessToken}`);
    assert.notEqual(next.accessToken, record.accessToken);
    assert.notEqual(next.refreshToken, record.refreshToken);
    assert.notEqual(next.generation, record.generation);
    assert.deepEqual([next.expiresAt, next.scope], [2 * HOUR - 60_000, 'read_write']);
    assert.equal(renewals(), 1);
  });

  it('is used by nobody before a slow keyring has stored it', async () => {
    const { keyring, credential, stored, at } = await setup();
    at(HOUR);
    const store = keyring.store.bind(keyring);
    let isStored = false;
    keyring.store = async (...entry) => {
      await new Promise((resolve) => setImmediate(resolve));
      await store(...entry);
      isStored = true;
    };
    const { authorization } = await credential.headers();
    assert.ok(isStored);
    assert.equal(authorization, `Bearer ${stored().accessToken}`);
  });

  it('keeps its refresh token where the tenant sends no other', async () => {
    const { server, credential, record, stored, at } = await setup();
    server.extra = { refresh_token: undefined, scope: 'read' };
    at(HOUR);
    await credential.headers();
    assert.deepEqual([stored().refreshToken, stored().scope], [record.refreshToken, 'read']);
  });

  it('is renewed once for all calls that wait, also when one of them gives up', async () => {
    const { server, lock, credential, renewals, stored, at } = await setup();
    at(HOUR);
    const controller = new AbortController();
    const calls = [credential.headers(controller.signal), credential.headers(), credential.headers()];
    controller.abort();
    const [first, ...others] = await Promise.allSettled(calls);
    assert.equal(first?.status === 'rejected' && (first.reason as Error).name, 'AbortError');
    for (const one of others)
      assert.deepEqual(one.status === 'fulfilled' && one.value, {
        authorization: `Bearer ${stored().accessToken}`,
      });
    assert.deepEqual([renewals(), server.received.length, lock.taken], [1, 1, 1]);
  });

  it('without a refresh token is used to its end, and then the session is over', async () => {
    const { server, credential, at } = await setup({ refreshToken: undefined });
    at(HOUR - 1);
    await credential.headers();
    at(HOUR);
    await assertFails(server, credential.headers(), 'signedOut', /has ended\. Sign in again/);
    assert.equal(server.received.length, 0);
  });

  it('whose end the tenant did not tell is used until it is refused', async () => {
    const { server, credential, call, record, renewals, at } = await setup({
      expiresAt: undefined,
      renewAt: undefined,
    });
    at(1000 * HOUR);
    const headers = await credential.headers();
    assert.equal(renewals(), 0);
    server.end(record.accessToken);
    assert.equal((await call(READ, { headers, redirect: 'manual' })).status, 200);
    assert.equal(renewals(), 1);
  });
});

describe('a sign-in for reading only', () => {
  it('lets reads out and no write', async () => {
    const { server, credential, call } = await setup({ scope: 'read' });
    assert.equal(await credential.scope(), 'read');
    const headers = await credential.headers();
    assert.equal((await call(READ, { headers, redirect: 'manual' })).status, 200);
    const error = await assertFails(server, call(WRITE, { method: 'POST', headers }), 'forbidden');
    assert.match(error.message, /reading only, so nothing was sent\. Sign in again/);
    assert.equal(server.received.length, 1);
  });

  it('may write as soon as there is a wider one', async () => {
    const { server, keyring, credential, call, record } = await setup({ scope: 'read' });
    await keyring.store(NAME, serialiseRecord({ ...record, ...server.issue(), scope: 'read_write' }));
    const headers = await credential.headers();
    assert.equal((await call(WRITE, { method: 'POST', headers, redirect: 'manual' })).status, 200);
  });
});
