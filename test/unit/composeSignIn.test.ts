import assert from 'node:assert/strict';
import { Connections } from '../../src/account/connections';
import type { AuditEntry } from '../../src/audit/entry';
import { StoredConnections } from '../../src/auth/storedConnections';
import { type SignInComposition, SignIns } from '../../src/composeSignIn';
import { Log } from '../../src/host/log';
import { Notifier } from '../../src/host/notify';
import { Settings } from '../../src/host/settings';
import { MemoryState, MemoryVault } from '../support/memoryVault';
import { fakeHost } from '../support/vscode';
import { userRecord } from './account/userRecord';

const ORIGIN = 'https://acme.gainsightcloud.com';

/** A window in which a person is signed in to a tenant that tokens can be given back to. */
async function setup() {
  fakeHost.reset();
  const vault = new MemoryVault();
  const stored = new StoredConnections(new MemoryState());
  const connections = new Connections({ stored, vault, newId: () => 'acme' });
  const endpoints = { ...userRecord().endpoints, revocation: `${ORIGIN}/oauth/revoke` };
  await connections.add(connections.draft(ORIGIN, 'lena@example.com', 'user'), userRecord({ endpoints }));
  const sent: string[] = [];
  const lines: AuditEntry[] = [];
  const parts = {
    ...{ vault, connections, settings: new Settings(), notify: new Notifier(), log: new Log() },
    renewals: {
      withLock: <T>(_name: string, work: (note: unknown) => Promise<T>) =>
        work({ read: async () => undefined, write: async () => undefined }),
    },
    audit: { append: async (line: AuditEntry) => void lines.push(line) },
    fetch: async (input: string) => {
      sent.push(input);
      return new Response(null, { status: 200 });
    },
    now: () => new Date(0),
  };
  // What is left out is for signing in.
  const signIns = new SignIns(parts as unknown as SignInComposition);
  const results = () => lines.map(({ event, result }) => [event, result]);
  return { signIns, connections, vault, sent, results };
}

describe('signing out', () => {
  it('gives the tokens back to their tenant', async () => {
    const { signIns, connections, vault, sent, results } = await setup();
    await signIns.run('gainsight.signOut');
    assert.deepEqual(sent, [`${ORIGIN}/oauth/revoke`, `${ORIGIN}/oauth/revoke`]);
    assert.deepEqual([connections.all, vault.entries.size], [[], 0]);
    assert.deepEqual(results(), [
      ['signOut', 'started'],
      ['signOut', 'ok'],
    ]);
  });

  it('sends them nowhere that calls may not go to, and says where access is ended', async () => {
    const { signIns, vault, sent, results } = await setup();
    fakeHost.settings.set('gainsight.domains', ['zeta.gainsightcloud.com']);
    await signIns.run('gainsight.signOut');
    assert.deepEqual([sent, vault.entries.size], [[], 0]);
    assert.deepEqual(results().at(-1), ['signOut', 'revocationFailed']);
    assert.match(fakeHost.notifications.at(-1)?.message ?? '', /could not be told.*OAuth Applications/);
  });
});
