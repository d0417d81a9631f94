import assert from 'node:assert/strict';
import { serialiseRecord } from '../../../src/auth/credentialRecord';
import { isGainsightError } from '../../../src/gainsight/errors';
import { MemoryVault } from '../../support/memoryVault';
import { TENANT } from '../../support/tokenServer';
import { assertFails, HOUR, NAME, READ, setup } from './personBench';

describe('two windows of a person', () => {
  it('renew once, and both use the new token', async () => {
    const { newWindow, credential, renewals, stored, at } = await setup();
    const other = newWindow();
    at(HOUR);
    const answers = await Promise.all([credential.headers(), other.credential.headers()]);
    const expected = { authorization: `Bearer ${stored().accessToken}` };
    assert.deepEqual(answers, [expected, expected]);
    assert.equal(renewals(), 1);
  });

  it('do not take tokens of the other that have to be renewed themselves by now', async () => {
    const { server, keyring, lock, credential, record, renewals, stored, at } = await setup();
    at(HOUR);
    const held = lock.withLock('acme', async () => {
      const other = { ...record, ...server.issue(), generation: 'g2' };
      await keyring.store(NAME, serialiseRecord(other));
    });
    const { authorization } = await credential.headers();
    await held;
    assert.equal(authorization, `Bearer ${stored().accessToken}`);
    assert.notEqual(stored().generation, 'g2');
    assert.equal(renewals(), 1);
  });

  it('renew once also when the vault of one learns late what the other stored', async () => {
    const { newWindow, keyring, credential, renewals, stored, at } = await setup();
    // What this window sees of the keyring; the news arrives when it is told to.
    const late = new MemoryVault();
    await late.store(NAME, keyring.entries.get(NAME) ?? '');
    const other = newWindow(late);
    at(HOUR);
    await credential.headers();
    const waiting = other.credential.headers();
    await new Promise((resolve) => setImmediate(resolve));
    await late.store(NAME, keyring.entries.get(NAME) ?? '');
    assert.deepEqual(await waiting, { authorization: `Bearer ${stored().accessToken}` });
    assert.equal(renewals(), 1);
  });

  /** A window whose vault stays as it is now, whatever others store. */
  const deafWindow = async ({ newWindow, keyring }: Awaited<ReturnType<typeof setup>>) => {
    const deaf = new MemoryVault();
    await deaf.store(NAME, keyring.entries.get(NAME) ?? '');
    const waits: number[] = [];
    const window = newWindow(deaf, async (...[ms]: readonly number[]) => void waits.push(ms ?? 0));
    return { ...window, deaf, waits };
  };

  it('send no token that is known to be spent: one whose vault learns nothing asks to be reloaded', async () => {
    const one = await setup();
    const { server, credential, record, renewals, at } = one;
    const { credential: other, deaf, waits, call } = await deafWindow(one);
    at(HOUR);
    await credential.headers();
    server.end(record.accessToken);
    const before = deaf.entries.get(NAME);
    // The second call does not wait again for what did not come.
    for (let calls = 0; calls < 2; calls += 1)
      await assertFails(server, other.headers(), 'outdated', /in another window.*Reload this window/);
    const headers = { authorization: `Bearer ${record.accessToken}` };
    await assertFails(server, call(READ, { headers, redirect: 'manual' }), 'outdated');
    assert.deepEqual([waits, renewals()], [[3_000], 1]);
    assert.equal(deaf.entries.get(NAME), before);
  });

  it('know of all tokens that were replaced, not of the last ones alone', async () => {
    const one = await setup();
    const { server, credential, renewals, at } = one;
    const { credential: other } = await deafWindow(one);
    for (let hours = 1; hours <= 3; hours += 1) {
      at(hours * HOUR);
      await credential.headers();
    }
    await assertFails(server, other.headers(), 'outdated');
    assert.equal(renewals(), 3);
  });

  it('go on with a token that is good still, rather than to ask for a reload', async () => {
    const one = await setup();
    const { credential, record, renewals, at } = one;
    const { credential: other } = await deafWindow(one);
    at(HOUR - 1);
    await credential.headers();
    assert.deepEqual(await other.headers(), { authorization: `Bearer ${record.accessToken}` });
    assert.equal(renewals(), 1);
  });

  it('renew by themselves where the tenant replaces no refresh tokens: none is ever spent', async () => {
    const one = await setup();
    const { server, credential, renewals, at } = one;
    const { credential: other, waits } = await deafWindow(one);
    const renewed = async (): Promise<Response> =>
      Response.json({ access_token: server.issue().accessToken, token_type: 'bearer', expires_in: 3600 });
    server.plan('/oauth/token', renewed, renewed);
    at(HOUR);
    await credential.headers();
    await other.headers();
    assert.deepEqual([waits, renewals()], [[], 2]);
  });

  it('do not sign each other out: a token that the other replaced unseen is followed by its own', async () => {
    const { server, keyring, credential, record, renewals, stored, at } = await setup();
    at(HOUR);
    const issued = server.issue();
    // Another process without this lock renews between the reading here and the request.
    server.plan('/oauth/token', async () => {
      server.end(record.refreshToken);
      const newer = { ...record, ...issued, renewAt: 2 * HOUR, generation: 'g2' };
      await keyring.store(NAME, serialiseRecord(newer));
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    });
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${issued.accessToken}` });
    assert.deepEqual([renewals(), stored().generation], [1, 'g2']);
  });

  it('try the newer token once when it has to be renewed as well', async () => {
    const { server, keyring, credential, record, renewals, stored, at } = await setup();
    at(HOUR);
    const issued = server.issue();
    server.plan('/oauth/token', async () => {
      await keyring.store(NAME, serialiseRecord({ ...record, ...issued, generation: 'g2' }));
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    });
    await credential.headers();
    assert.equal(renewals(), 2);
    assert.notEqual(stored().generation, 'g2');
  });

  it('end with the session: the tenant is asked twice at most', async () => {
    const { server, keyring, credential, record, renewals, at } = await setup();
    at(HOUR);
    let generation = 1;
    const refuse = async (): Promise<Response> => {
      const issued = server.issue();
      await keyring.store(
        NAME,
        serialiseRecord({ ...record, ...issued, generation: `g${(generation += 1)}` }),
      );
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    };
    server.plan('/oauth/token', refuse, refuse, refuse);
    await assertFails(server, credential.headers(), 'signedOut', /has ended/);
    assert.equal(renewals(), 2);
  });

  it('follow a sign-out: nothing is renewed any more', async () => {
    const { server, keyring, credential, lock, at } = await setup();
    at(HOUR);
    let signedOut: Promise<void> | undefined;
    const held = lock.withLock('acme', async () => {
      signedOut = keyring.delete(NAME);
      await signedOut;
    });
    const waiting = credential.headers();
    await held;
    await assertFails(server, waiting, 'signedOut', /not signed in/);
    assert.equal(server.received.length, 0);
  });

  it('follow a sign-out also while the tenant is being asked: what it answers is stored nowhere', async () => {
    const { server, keyring, credential, at } = await setup();
    at(HOUR);
    server.plan('/oauth/token', async () => {
      await keyring.delete(NAME);
      const { accessToken, refreshToken } = server.issue();
      return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
    });
    await assertFails(server, credential.headers(), 'signedOut', /not signed in/);
    assert.equal(keyring.entries.has(NAME), false);
  });

  for (const [what, then] of [
    ['signs out', undefined],
    ['signs in by a key', { kind: 'accessKey', origin: TENANT, key: 'planted-key' }],
  ] as const)
    it(`give back what the tenant answers after somebody ${what}`, async () => {
      const endpoints = { issuer: TENANT, token: `${TENANT}/oauth/token` };
      const revocation = `${TENANT}/oauth/revoke`;
      const { server, keyring, credential, record, at } = await setup({
        endpoints: { ...endpoints, revocation },
      });
      at(HOUR);
      const late = server.issue();
      server.plan('/oauth/token', async () => {
        if (then === undefined) await keyring.delete(NAME);
        else await keyring.store(NAME, JSON.stringify({ version: 1, ...record, ...then, renewAt: 9 * HOUR }));
        const { accessToken, refreshToken } = late;
        return Response.json({
          access_token: accessToken,
          refresh_token: refreshToken,
          token_type: 'bearer',
        });
      });
      await credential.headers().catch((error: unknown) => assert.ok(isGainsightError(error, 'signedOut')));
      assert.deepEqual(server.revoked(), [late.refreshToken, late.accessToken]);
    });

  it('give nothing back beside tokens that another window got, perhaps by the same sign-in', async () => {
    const endpoints = {
      issuer: TENANT,
      token: `${TENANT}/oauth/token`,
      revocation: `${TENANT}/oauth/revoke`,
    };
    const { server, keyring, credential, record, at } = await setup({ endpoints });
    at(HOUR);
    server.plan('/oauth/token', async () => {
      const theirs = { accessToken: 'theirs', refreshToken: 'their-refresh', generation: 'g2' };
      await keyring.store(NAME, serialiseRecord({ ...record, ...theirs, renewAt: 9 * HOUR }));
      const { accessToken, refreshToken } = server.issue();
      return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
    });
    assert.deepEqual(await credential.headers(), { authorization: 'Bearer theirs' });
    assert.deepEqual(server.revoked(), []);
  });

  it('follow a new sign-in that was made meanwhile, and do not put the renewed tokens in its place', async () => {
    const { server, keyring, credential, record, stored, at } = await setup();
    at(HOUR);
    const anew = server.issue('read offline_access');
    server.plan('/oauth/token', async () => {
      const fresh = { ...record, ...anew, scope: 'read', renewAt: 2 * HOUR, generation: 'g2' } as const;
      await keyring.store(NAME, serialiseRecord(fresh));
      const { accessToken, refreshToken } = server.issue();
      return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
    });
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${anew.accessToken}` });
    assert.deepEqual([stored().generation, stored().scope], ['g2', 'read']);
  });

  it('store renewed tokens also when the keyring cannot be read just then: the old ones are spent', async () => {
    const { keyring, credential, record, stored, server, at } = await setup();
    at(HOUR);
    const read = keyring.get.bind(keyring);
    server.plan('/oauth/token', async () => {
      keyring.get = () => Promise.reject(new Error('locked'));
      const { accessToken, refreshToken } = server.issue();
      return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
    });
    await credential.headers();
    keyring.get = read;
    assert.notEqual(stored().refreshToken, record.refreshToken);
  });
});
