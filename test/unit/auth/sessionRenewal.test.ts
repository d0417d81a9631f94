import assert from 'node:assert/strict';
import { serialiseRecord } from '../../../src/auth/credentialRecord';
import type { ErrorKind } from '../../../src/gainsight/errors';
import { deepText, TENANT } from '../../support/tokenServer';
import { assertFails, HOUR, NAME, setup } from './personBench';

describe('a renewal that fails', () => {
  const passing: readonly (readonly [string, () => Response, ErrorKind])[] = [
    ['503', () => new Response('', { status: 503 }), 'network'],
    ['429', () => new Response('', { status: 429 }), 'rateLimited'],
    ['408', () => new Response('', { status: 408 }), 'timeout'],
    ['a page', () => new Response('<html>'), 'protocol'],
    ['403', () => Response.json({ result: false, errorCode: 'GS_APIG_2402' }, { status: 403 }), 'forbidden'],
    ['a redirect', () => new Response(null, { status: 302 }), 'protocol'],
    ['an unknown error', () => Response.json({ error: 'invalid_request' }, { status: 400 }), 'protocol'],
    [
      'no network',
      () => {
        throw new TypeError('fetch failed');
      },
      'network',
    ],
  ];
  for (const [name, reply, kind] of passing)
    it(`by ${name} signs nobody out and deletes nothing`, async () => {
      const { server, credential, keyring, renewals, at } = await setup();
      const before = keyring.entries.get(NAME);
      at(HOUR);
      server.plan('/oauth/token', reply);
      await assertFails(server, credential.headers(), kind);
      assert.equal(keyring.entries.get(NAME), before);
      await credential.headers();
      assert.equal(renewals(), 2);
    });

  it('for want of network leaves a token in use that has not ended', async () => {
    const { server, credential, record, at } = await setup();
    server.plan('/oauth/token', () => new Response('', { status: 503 }));
    at(HOUR - 1000);
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${record.accessToken}` });
  });

  it('because the session was ended says so, and deletes nothing', async () => {
    const { server, credential, keyring, record, at } = await setup();
    const before = keyring.entries.get(NAME);
    server.end(record.refreshToken);
    at(HOUR - 1000);
    const error = await assertFails(server, credential.headers(), 'signedOut', /has ended\. Sign in again/);
    assert.equal(error.code, 'invalid_grant');
    assert.equal(keyring.entries.get(NAME), before);
  });

  it('with a challenge is told by its code all the same', async () => {
    const { server, credential, at } = await setup();
    at(HOUR);
    const headers = { 'www-authenticate': 'Basic realm="tenant"' };
    server.plan('/oauth/token', () => Response.json({ error: 'invalid_grant' }, { status: 401, headers }));
    await assertFails(server, credential.headers(), 'signedOut', /has ended/);
  });

  it('because the application has another secret has a sentence of its own', async () => {
    const { server, credential, at } = await setup({ clientSecret: 'planted-old-secret' });
    at(HOUR);
    const error = await assertFails(server, credential.headers(), 'signedOut', /client id and secret/);
    assert.equal(error.code, 'invalid_client');
    assert.doesNotMatch(deepText(error), /planted/);
  });

  it('by 401 in words that are not of OAuth is told of the application, too', async () => {
    const { server, credential, at } = await setup();
    at(HOUR);
    server.plan('/oauth/token', () => new Response('<html>Who are you?', { status: 401 }));
    const error = await assertFails(server, credential.headers(), 'signedOut', /client id and secret/);
    assert.equal(error.code, 'invalid_client');
  });

  it('never sends a token anywhere but to the tenant', async () => {
    const { server, keyring, credential, record, at } = await setup();
    at(HOUR);
    const endpoints = { issuer: TENANT, token: 'https://thief.example.com/token' };
    await keyring.store(NAME, serialiseRecord({ ...record, endpoints }));
    await assertFails(server, credential.headers(), 'signedOut');
    assert.equal(server.received.length, 0);
  });
});

describe('a keyring that cannot store', () => {
  it('leaves the renewed session in memory, and that is told once', async () => {
    const { keyring, credential, renewals, stored, record, unstorable, at } = await setup();
    keyring.failure = new Error('locked');
    at(HOUR);
    const first = await credential.headers();
    assert.deepEqual(await credential.headers(), first);
    at(3 * HOUR);
    assert.notDeepEqual(await credential.headers(), first);
    assert.deepEqual([renewals(), unstorable()], [2, 1]);
    assert.equal(stored().accessToken, record.accessToken);
  });
});
