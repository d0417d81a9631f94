import assert from 'node:assert/strict';
import type { AccountEvent } from '../../../src/account/accountAudit';
import { Connections } from '../../../src/account/connections';
import { CredentialReader } from '../../../src/account/credentialReader';
import { ReplacingConnections } from '../../../src/account/replacingConnections';
import {
  credentialName,
  type CredentialRecord,
  serialiseRecord,
  type UserRecord,
} from '../../../src/auth/credentialRecord';
import type { Revocation } from '../../../src/auth/oauth/revoke';
import { StoredConnections } from '../../../src/auth/storedConnections';
import { MemoryState, MemoryVault } from '../../support/memoryVault';
import { userRecord } from './userRecord';

const ORIGIN = 'https://acme.gainsightcloud.com';
const EMAIL = 'lena@example.com';
const key: CredentialRecord = { kind: 'accessKey', origin: ORIGIN, key: 'planted-key' };
const record = (name: string, more: Partial<UserRecord> = {}): UserRecord =>
  userRecord({ accessToken: `${name}-access`, refreshToken: `${name}-refresh`, generation: name, ...more });

function setup(outcome: Revocation = 'revoked') {
  const vault = new MemoryVault();
  const stored = new StoredConnections(new MemoryState());
  const connections = new Connections({ stored, vault, newId: () => 'a' });
  const revoked: string[] = [];
  const events: AccountEvent[] = [];
  const notes: string[] = [];
  /** Happens before somebody gets the lock, as a renewal does. */
  const lock = { before: async (): Promise<void> => undefined };
  const replacing = new ReplacingConnections({
    connections,
    credentials: new CredentialReader(vault, connections),
    lock: {
      withLock: async (name, work) => {
        await lock.before();
        return work({
          read: async () => undefined,
          write: async (text) => void notes.push(`${name} ${text}`),
        });
      },
    },
    revoke: async (earlier) => {
      revoked.push(earlier.kind === 'user' ? earlier.generation : earlier.kind);
      return outcome;
    },
    audit: { note: (event) => events.push(event) },
  });
  const signIn = async (given: CredentialRecord): Promise<void> => {
    await replacing.add(replacing.draft(ORIGIN, EMAIL, given.kind), given);
    await replacing.settled();
  };
  const noted = () => events.map(({ event, result, connection }) => [event, result, connection.kind]);
  const giveBack = async (given: CredentialRecord): Promise<void> => {
    replacing.giveBack(replacing.draft(ORIGIN, EMAIL, given.kind), given);
    await replacing.settled();
  };
  return { vault, signIn, giveBack, revoked, notes, noted, lock };
}

describe('a sign-in that takes the place of an earlier one', () => {
  it('ends that at the tenant, and has it in the record', async () => {
    const { signIn, revoked, notes, noted } = setup();
    await signIn(record('one'));
    assert.deepEqual([revoked, noted()], [[], []]);
    await signIn(record('two'));
    assert.deepEqual([revoked, noted()], [['one'], [['signOut', 'ok', 'user']]]);
    // So that a window which lags behind does not send it.
    assert.deepEqual(notes, ['a one']);
  });

  it('ends what a renewal under way has made of it, which does not take its place', async () => {
    const { signIn, revoked, lock, vault } = setup();
    await signIn(record('one'));
    lock.before = () => vault.store(credentialName('a'), serialiseRecord(record('renewed')));
    await signIn(record('two'));
    assert.deepEqual(revoked, ['renewed']);
    assert.match([...vault.entries.values()].join(), /two-refresh/);
  });

  it('does so too when it is one by a key', async () => {
    const { signIn, revoked, noted } = setup();
    await signIn(record('one'));
    await signIn(key);
    assert.deepEqual([revoked, noted()], [['one'], [['signOut', 'ok', 'user']]]);
  });

  it('has nothing to end of a key', async () => {
    const { signIn, revoked, noted } = setup();
    await signIn(key);
    await signIn(record('one'));
    assert.deepEqual([revoked, noted()], [[], []]);
  });

  it('ends nothing when it cannot be stored itself', async () => {
    const { vault, signIn, revoked } = setup();
    await signIn(record('one'));
    vault.failure = new Error('no keyring');
    await assert.rejects(signIn(record('two')));
    assert.deepEqual(revoked, []);
  });

  it('leaves tokens alone that it shares with it', async () => {
    const { signIn, revoked } = setup();
    await signIn(record('one'));
    await signIn(record('two', { refreshToken: 'one-refresh' }));
    assert.deepEqual(revoked, []);
  });

  for (const [outcome, result] of [
    ['notOffered', 'revocationNotOffered'],
    ['failed', 'revocationFailed'],
  ] as const)
    it(`stays, whatever comes of that: ${outcome}`, async () => {
      const { signIn, noted, vault } = setup(outcome);
      await signIn(record('one'));
      await signIn(record('two'));
      assert.deepEqual(noted(), [['signOut', result, 'user']]);
      assert.match([...vault.entries.values()].join(), /two-refresh/);
    });
});

describe('a sign-in that is not stored', () => {
  for (const [outcome, result] of [
    ['revoked', 'ok'],
    ['failed', 'revocationFailed'],
  ] as const)
    it(`is ended at the tenant, and the record has what came of it: ${outcome}`, async () => {
      const { giveBack, revoked, noted } = setup(outcome);
      await giveBack(record('one'));
      assert.deepEqual([revoked, noted()], [['one'], [['signOut', result, 'user']]]);
    });

  it('leaves the one alone that is stored, also where the tenant gave the same tokens again', async () => {
    const { signIn, giveBack, revoked, vault } = setup();
    await signIn(record('one'));
    await giveBack(record('two', { refreshToken: 'one-refresh' }));
    assert.deepEqual(revoked, []);
    await giveBack(record('three'));
    assert.deepEqual(revoked, ['three']);
    assert.match([...vault.entries.values()].join(), /one-refresh/);
  });

  it('has nothing to end of a key', async () => {
    const { giveBack, revoked, noted } = setup();
    await giveBack(key);
    assert.deepEqual([revoked, noted()], [[], []]);
  });
});
