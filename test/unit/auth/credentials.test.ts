import assert from 'node:assert/strict';
import { type CredentialRecord, credentialName, serialiseRecord } from '../../../src/auth/credentialRecord';
import { openCredential } from '../../../src/auth/credentials';
import { ResilientVault } from '../../../src/auth/resilientVault';
import { isGainsightError } from '../../../src/gainsight/errors';
import type { Connection, ConnectionKind } from '../../../src/model/connection';
import { MemoryVault } from '../../support/memoryVault';
import { CLIENT_ID, CLIENT_SECRET, TENANT, TokenServer } from '../../support/tokenServer';

const READ = { method: 'GET', path: '/v1/meta/services/objects/list' } as const;
const WRITE = { method: 'POST', path: '/v2/cockpit/cta' } as const;

async function setup(kind: ConnectionKind, record?: CredentialRecord) {
  const server = new TokenServer();
  const keyring = new MemoryVault();
  if (record) await keyring.store(credentialName('acme'), serialiseRecord(record));
  const connection: Connection = { id: 'acme', kind, origin: TENANT, email: 'lena@example.com' };
  const opened = openCredential(connection, {
    vault: new ResilientVault(keyring, () => assert.fail()),
    lock: { withLock: () => assert.fail('Nothing is renewed here.') },
    fetch: server.fetch,
    now: () => 0,
    sandbox: { headers: async () => ({ accesskey: 'sandbox' }) },
  });
  const sent: string[] = [];
  const inner = {
    send: async ({ path }: { readonly path: string }) => {
      sent.push(path);
      return { data: undefined, requestId: undefined };
    },
  };
  return { server, keyring, opened, sender: opened.sender(inner), sent };
}

function person(scope: 'read' | 'read_write'): CredentialRecord {
  return {
    ...{ kind: 'user', origin: TENANT, clientId: CLIENT_ID, authMethod: 'none', scope, generation: 'g1' },
    ...{ accessToken: 'planted-token', endpoints: { issuer: TENANT, token: `${TENANT}/oauth/token` } },
  };
}

describe('the credential of a connection', () => {
  it('of the sandbox is its own', async () => {
    const { opened } = await setup('sandbox');
    assert.deepEqual(await opened.credential.headers(), { accesskey: 'sandbox' });
  });

  it('by access key is the key', async () => {
    const { opened } = await setup('accessKey', { kind: 'accessKey', origin: TENANT, key: 'planted-key' });
    assert.deepEqual(await opened.credential.headers(), { accesskey: 'planted-key' });
  });

  it('by client id and secret is a token of theirs, as long as they are in the vault', async () => {
    const record = { kind: 'm2m', origin: TENANT, clientId: 'id', clientSecret: CLIENT_SECRET } as const;
    const { server, keyring, opened } = await setup('m2m', record);
    server.plan('/v1/users/m2m/oauth/token', () =>
      Response.json({ access_token: 'planted', expires_in: 3600 }),
    );
    assert.deepEqual(await opened.credential.headers(), { authorization: 'Bearer planted' });
    assert.deepEqual(await opened.credential.headers(), { authorization: 'Bearer planted' });
    assert.equal(server.received.length, 1);
    await keyring.delete(credentialName('acme'));
    await assert.rejects(opened.credential.headers(), (error) => isGainsightError(error, 'signedOut'));
    assert.equal(server.received.length, 1);
  });

  it('of a person is their token', async () => {
    const { opened } = await setup('user', person('read'));
    assert.deepEqual(await opened.credential.headers(), { authorization: 'Bearer planted-token' });
  });

  for (const kind of ['accessKey', 'm2m', 'user'] as const)
    it(`of kind ${kind} is none when the vault has one of another kind, or nothing`, async () => {
      const others: readonly (CredentialRecord | undefined)[] = [
        undefined,
        kind === 'user' ? { kind: 'accessKey', origin: TENANT, key: 'planted-key' } : person('read_write'),
      ];
      for (const record of others) {
        const { opened, server } = await setup(kind, record);
        await assert.rejects(opened.credential.headers(), (error) => isGainsightError(error, 'signedOut'));
        assert.equal(server.received.length, 0);
      }
    });

  it('for reading only lets no write wait for its turn, and reads pass', async () => {
    const { sender, sent } = await setup('user', person('read'));
    await sender.send(READ);
    await assert.rejects(sender.send(WRITE), (error: Error) => {
      assert.ok(isGainsightError(error, 'forbidden'));
      assert.match(error.message, /reading only/);
      return true;
    });
    assert.deepEqual(sent, [READ.path]);
  });

  it('that covers writing lets writes pass', async () => {
    const key = { kind: 'accessKey', origin: TENANT, key: 'planted-key' } as const;
    for (const [kind, record] of [
      ['user', person('read_write')],
      ['accessKey', key],
    ] as const) {
      const { sender, sent } = await setup(kind, record);
      await sender.send(WRITE);
      assert.deepEqual(sent, [WRITE.path]);
    }
  });

  it('asks the way of calls each time, also when a call is sent once more', async () => {
    const record = { kind: 'm2m', origin: TENANT, clientId: 'id', clientSecret: CLIENT_SECRET } as const;
    const { server, opened } = await setup('m2m', record);
    const issue = (): Response => Response.json({ access_token: 'planted', expires_in: 3600 });
    server.plan('/v1/users/m2m/oauth/token', issue, issue);
    let open = true;
    let asked = 0;
    const call = opened.fetchOver(async () => {
      asked += 1;
      if (!open) throw new Error('closed');
      open = false;
      return new Response('{}', { status: 401 });
    });
    const headers = await opened.credential.headers();
    await assert.rejects(call(`${TENANT}${WRITE.path}`, { method: 'POST', headers }), /closed/);
    assert.equal(asked, 2);
  });
});
