import assert from 'node:assert/strict';
import type { CredentialRecord, UserRecord } from '../../../../src/auth/credentialRecord';
import { revokeRecord, sharesTokens } from '../../../../src/auth/oauth/revoke';
import { CLIENT_ID, CLIENT_SECRET, TENANT, TokenServer } from '../../../support/tokenServer';

const API = `${TENANT}/v1/meta/services/objects/list`;

function setup(changes: Partial<UserRecord> = {}) {
  const server = new TokenServer();
  const record: UserRecord = {
    ...{ kind: 'user', origin: TENANT, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scope: 'read' },
    authMethod: 'client_secret_basic',
    endpoints: { issuer: TENANT, token: `${TENANT}/oauth/token`, revocation: `${TENANT}/oauth/revoke` },
    ...{ ...server.issue(), generation: 'g1' },
    ...changes,
  };
  const options = { fetch: server.fetch, now: () => 0 };
  const revoke = (one: CredentialRecord = record, signal?: AbortSignal) =>
    revokeRecord(one, { ...options, signal });
  return { server, record, revoke };
}

describe('revoking a sign-in', () => {
  it('gives both tokens back to the tenant, the one that makes others first', async () => {
    const { server, record, revoke } = setup();
    assert.equal(await revoke(), 'revoked');
    assert.deepEqual(
      server.received.map(({ path, form }) => [path, form.get('token'), form.get('token_type_hint')]),
      [
        ['/oauth/revoke', record.refreshToken, 'refresh_token'],
        ['/oauth/revoke', record.accessToken, 'access_token'],
      ],
    );
    const headers = { authorization: `Bearer ${record.accessToken}` };
    assert.equal((await server.fetch(API, { headers, redirect: 'manual' })).status, 401);
  });

  it('gives back the one token that there is', async () => {
    const { server, revoke } = setup({ refreshToken: undefined });
    assert.equal(await revoke(), 'revoked');
    assert.equal(server.received.length, 1);
  });

  it('is not offered by a tenant that names no place for it, nor for keys', async () => {
    const { server, revoke } = setup({ endpoints: { issuer: TENANT, token: `${TENANT}/oauth/token` } });
    assert.equal(await revoke(), 'notOffered');
    assert.equal(await revoke({ kind: 'accessKey', origin: TENANT, key: 'planted' }), 'notOffered');
    const m2m = { kind: 'm2m', origin: TENANT, clientId: 'id', clientSecret: 'planted' } as const;
    assert.equal(await revoke(m2m), 'notOffered');
    assert.equal(server.received.length, 0);
  });

  const faults: Readonly<Record<string, () => Response>> = {
    'is down': () => new Response('', { status: 503 }),
    'refuses the client': () => Response.json({ error: 'invalid_client' }, { status: 401 }),
    'cannot revoke such a token': () => Response.json({ error: 'unsupported_token_type' }, { status: 400 }),
    'sends elsewhere': () => new Response(null, { status: 302 }),
    'cannot be reached': () => {
      throw new TypeError('fetch failed');
    },
  };
  for (const [name, fault] of Object.entries(faults))
    it(`fails at a tenant that ${name}, without an error`, async () => {
      const { server, revoke } = setup();
      server.plan('/oauth/revoke', fault, fault);
      assert.equal(await revoke(), 'failed');
    });

  it('has failed when one of the tokens was not taken back, and tries the other all the same', async () => {
    const { server, revoke } = setup();
    server.plan('/oauth/revoke', () => Response.json({ error: 'invalid_request' }, { status: 400 }));
    assert.equal(await revoke(), 'failed');
    assert.equal(server.received.length, 2);
  });

  it('can be called off', async () => {
    const { server, revoke, record } = setup();
    const stop = (_: unknown, init?: RequestInit) => Promise.reject(init?.signal?.reason as Error);
    const options = { fetch: stop, now: () => 0, signal: AbortSignal.abort() };
    assert.equal(await revokeRecord(record, options), 'failed');
    assert.equal(await revoke(record), 'revoked');
    assert.equal(server.received.length, 2);
  });
});

describe('two sign-ins', () => {
  const { record } = setup();
  const fresh: UserRecord = { ...record, accessToken: 'other', refreshToken: 'another', generation: 'g2' };

  it('share tokens when the tenant gave one of them twice', () => {
    assert.ok(!sharesTokens(record, fresh));
    assert.ok(sharesTokens(record, { ...fresh, accessToken: record.accessToken }));
    assert.ok(sharesTokens(record, { ...fresh, refreshToken: record.refreshToken }));
  });

  it('share none because both have no refresh token, or where one is a key', () => {
    assert.ok(!sharesTokens({ ...record, refreshToken: undefined }, { ...fresh, refreshToken: undefined }));
    assert.ok(!sharesTokens(record, { kind: 'accessKey', origin: TENANT, key: record.accessToken }));
  });
});
