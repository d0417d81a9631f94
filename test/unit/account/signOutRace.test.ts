import assert from 'node:assert/strict';
import { Connections } from '../../../src/account/connections';
import { CredentialReader } from '../../../src/account/credentialReader';
import { SignOut } from '../../../src/account/signOut';
import { openCredential } from '../../../src/auth/credentials';
import { revokeRecord } from '../../../src/auth/oauth/revoke';
import { ResilientVault } from '../../../src/auth/resilientVault';
import type { SharedLock } from '../../../src/auth/sharedLock';
import { StoredConnections } from '../../../src/auth/storedConnections';
import { Notifier } from '../../../src/host/notify';
import { MemoryState, MemoryVault } from '../../support/memoryVault';
import { CLIENT_ID, CLIENT_SECRET, TENANT, TokenServer } from '../../support/tokenServer';
import { fakeHost } from '../../support/vscode';

const connection = { id: 'acme', kind: 'user', origin: TENANT, email: 'lena@example.com' } as const;

/** One at a time, without a note. */
function lockOfOneProcess(): SharedLock {
  let last: Promise<unknown> = Promise.resolve();
  return {
    withLock: (_name, work) => {
      const turn = last.then(() => work({ read: async () => undefined, write: async () => undefined }));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** A person whose tokens are being renewed by a call while they sign out. */
async function setup() {
  fakeHost.reset();
  const server = new TokenServer();
  const keyring = new MemoryVault();
  const vault = new ResilientVault(keyring, () => undefined);
  const lock = lockOfOneProcess();
  const connections = new Connections({
    ...{ stored: new StoredConnections(new MemoryState()), vault, newId: () => 'acme' },
  });
  await connections.add(connection, {
    ...{
      kind: 'user',
      origin: TENANT,
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      scope: 'read_write',
    },
    endpoints: { issuer: TENANT, token: `${TENANT}/oauth/token`, revocation: `${TENANT}/oauth/revoke` },
    ...{ authMethod: 'client_secret_basic', ...server.issue(), expiresAt: 1, renewAt: 0, generation: 'g1' },
  });
  const { fetch } = server;
  const signOut = new SignOut({
    ...{ connections, lock, notify: new Notifier(), audit: { note: () => undefined } },
    credentials: new CredentialReader(vault, connections),
    revoke: (record, signal) => revokeRecord(record, { fetch, now: Date.now, signal }),
  });
  const { credential } = openCredential(connection, {
    ...{ vault, lock, fetch, now: Date.now, sandbox: { headers: async () => ({}) } },
  });
  const opens = async (token: string): Promise<boolean> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await server.fetch(`${TENANT}/v1/meta`, { headers, redirect: 'manual' })).ok;
  };
  return { server, keyring, signOut, call: () => credential.headers(), opens };
}

describe('a sign-out during a renewal', () => {
  it('leaves no token good that the tenant answers with afterwards', async () => {
    const { server, keyring, signOut, call, opens } = await setup();
    const late = server.issue();
    let done: Promise<void> = Promise.resolve();
    server.plan('/oauth/token', () => {
      done = signOut.run();
      const { accessToken, refreshToken } = late;
      return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
    });
    assert.ok(await opens(late.accessToken));
    await assert.rejects(call(), /not signed in/);
    await done;
    assert.equal(await opens(late.accessToken), false);
    assert.equal(keyring.entries.size, 0);
    assert.match(fakeHost.notifications.map(({ message }) => message).join(), /has ended the access, too/);
  });

  it('leaves no token behind that is stored just then', async () => {
    const { server, keyring, signOut, call, opens } = await setup();
    const store = keyring.store.bind(keyring);
    let done: Promise<void> = Promise.resolve();
    let stored = '';
    keyring.store = async (name, secret) => {
      stored = /"accessToken":"([^"]*)"/.exec(secret)?.[1] ?? '';
      const deleted = new Promise<void>((resolve) => {
        const subscription = keyring.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
      done = signOut.run();
      await deleted;
      await store(name, secret);
    };
    await call();
    await done;
    assert.equal(keyring.entries.size, 0);
    assert.ok(server.secrets.has(stored));
    assert.equal(await opens(stored), false);
  });
});
