import assert from 'node:assert/strict';
import type { AccountEvent } from '../../../src/account/accountAudit';
import { SignOut } from '../../../src/account/signOut';
import type { CredentialRecord, UserRecord } from '../../../src/auth/credentialRecord';
import type { Revocation } from '../../../src/auth/oauth/revoke';
import { GainsightError } from '../../../src/gainsight/errors';
import { Notifier } from '../../../src/host/notify';
import type { Connection } from '../../../src/model/connection';
import { fakeHost } from '../../support/vscode';
import { userRecord } from './userRecord';

const acme: Connection = {
  id: 'a',
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};
const zeta: Connection = { ...acme, id: 'z', kind: 'user' };

function setup(
  active: Connection | undefined,
  record?: CredentialRecord,
  outcome: Revocation | ((events: readonly AccountEvent[]) => Revocation) = 'revoked',
) {
  fakeHost.reset();
  const order: string[] = [];
  const events: AccountEvent[] = [];
  const notes: string[] = [];
  const vault = {
    failure: undefined as Error | undefined,
    record,
    late: undefined as UserRecord | undefined,
  };
  const signOut = new SignOut({
    connections: {
      active,
      all: active ? [active, { ...acme, id: 'other' }] : [],
      remove: async (id) => {
        if (vault.failure) throw vault.failure;
        order.push(`remove ${id}`);
        vault.record = undefined;
      },
    },
    credentials: { read: async () => vault.record },
    lock: {
      withLock: async (name, work) => {
        vault.record = vault.late;
        return work({
          read: async () => undefined,
          write: async (text) => void notes.push(`${name} ${text}`),
        });
      },
    },
    revoke: async (given) => {
      order.push(`revoke ${given.kind === 'user' ? given.generation : given.kind}`);
      return typeof outcome === 'string' ? outcome : outcome(events);
    },
    notify: new Notifier(),
    audit: { note: (event) => events.push(event) },
  });
  const said = () => fakeHost.notifications.map(({ message }) => message).join();
  const results = () =>
    events.map(({ event, result, errorCode }) => [event, result, errorCode].filter(Boolean));
  return { signOut, order, events, results, notes, said, vault };
}

describe('signing out', () => {
  it('removes the connection and tells that the key lives on in Gainsight, and where to end it', async () => {
    const { signOut, order, said, events } = setup(acme);
    await signOut.run();
    assert.deepEqual(order, ['remove a']);
    assert.match(said(), /acme\.gainsightcloud\.com.*stays valid.*Connectors 2\.0.*Access Key/);
    assert.deepEqual(
      events.map(({ event, result, connection }) => [event, result, connection]),
      [['signOut', 'ok', acme]],
    );
  });

  it('of an OAuth client names the place where its secret is revoked', async () => {
    const { signOut, said } = setup({ ...acme, kind: 'm2m' });
    await signOut.run();
    assert.match(said(), /client secret.*stays valid.*Connectors 2\.0.*OAuth/);
  });

  it('of a person forgets the tokens first and gives them back then', async () => {
    const { signOut, order, said, notes } = setup(zeta, userRecord());
    await signOut.run();
    assert.deepEqual(order, ['remove z', 'revoke g1']);
    assert.match(said(), /Gainsight has ended the access, too/);
    // So that a window which lags behind does not send them.
    assert.deepEqual(notes, ['z g1']);
  });

  it('has a line as soon as the credential is gone, and another one with the outcome', async () => {
    const { signOut, results } = setup(zeta, userRecord(), (events) => {
      // The tenant may hang, and the window be closed.
      assert.deepEqual(
        events.map(({ result }) => result),
        ['started'],
      );
      return 'revoked';
    });
    await signOut.run();
    assert.deepEqual(results(), [
      ['signOut', 'started'],
      ['signOut', 'ok'],
    ]);
  });

  it('deletes and gives back also what a renewal has stored meanwhile', async () => {
    const { signOut, order, vault, said } = setup(zeta, userRecord());
    vault.late = userRecord({ generation: 'g2' });
    await signOut.run();
    assert.deepEqual(order, ['remove z', 'remove z', 'revoke g2', 'revoke g1']);
    assert.match(said(), /Gainsight has ended the access, too/);
  });

  it('does not say that access has ended where it did not for one of the two', async () => {
    const outcomes: Revocation[] = ['failed', 'revoked'];
    const { signOut, vault, said, results } = setup(
      zeta,
      userRecord(),
      () => outcomes.shift() ?? 'notOffered',
    );
    vault.late = userRecord({ generation: 'g2' });
    await signOut.run();
    assert.match(said(), /could not be told/);
    assert.deepEqual(results().at(-1), ['signOut', 'revocationFailed']);
  });

  for (const [outcome, result] of [
    ['notOffered', 'revocationNotOffered'],
    ['failed', 'revocationFailed'],
  ] as const)
    it(`says where a person's access is ended when revoking it came to ${outcome}, also in the record`, async () => {
      const { signOut, said, results } = setup(zeta, userRecord(), outcome);
      await signOut.run();
      assert.deepEqual(results().at(-1), ['signOut', result]);
      assert.match(said(), /User Management → Authentication → OAuth Applications/);
    });

  it('says the same when there is nothing in the vault to give back', async () => {
    const { signOut, order, said } = setup(zeta);
    await signOut.run();
    assert.deepEqual(order, ['remove z']);
    assert.match(said(), /OAuth Applications/);
  });

  it('ends exactly the connection that is named', async () => {
    const { signOut, order } = setup(acme);
    await signOut.run('other');
    assert.deepEqual(order, ['remove other']);
  });

  it('of the sandbox speaks of no key', async () => {
    const { signOut, order, said } = setup({ ...acme, id: 'sandbox', kind: 'sandbox' });
    await signOut.run();
    assert.deepEqual(order, ['remove sandbox']);
    assert.doesNotMatch(said(), /key/);
  });

  it('without a connection only says so', async () => {
    const { signOut, order, said, events } = setup(undefined);
    await signOut.run();
    assert.deepEqual([order, events], [[], []]);
    assert.match(said(), /not signed in/);
  });

  for (const [outcome, ...more] of [['revoked', ['signOut', 'revoked']], ['failed']] as const)
    it(`that the keyring does not allow is told, is in the record, and ends the access: ${outcome}`, async () => {
      const { signOut, order, results, vault, said } = setup(zeta, userRecord(), outcome);
      vault.failure = new GainsightError({ kind: 'keyring', sentence: 'Unlock the keyring.' });
      await assert.rejects(signOut.run(), { kind: 'keyring' });
      assert.deepEqual(order, ['revoke g1']);
      assert.deepEqual(results(), [['signOut', 'failed', 'keyring'], ...more]);
      assert.equal(said(), '');
    });

  it('of a key that the keyring does not let go of has nothing to end', async () => {
    const { signOut, order, results, vault } = setup(acme);
    vault.failure = new GainsightError({ kind: 'keyring', sentence: 'Unlock the keyring.' });
    await assert.rejects(signOut.run(), { kind: 'keyring' });
    assert.deepEqual([order, results()], [[], [['signOut', 'failed', 'keyring']]]);
  });
});
