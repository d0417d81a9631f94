import assert from 'node:assert/strict';
import type { AccountEvent } from '../../../src/account/accountAudit';
import { SignOut } from '../../../src/account/signOut';
import type { CredentialRecord } from '../../../src/auth/credentialRecord';
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

function setup(active: Connection | undefined, record?: CredentialRecord, outcome: Revocation = 'revoked') {
  fakeHost.reset();
  const order: string[] = [];
  const events: AccountEvent[] = [];
  const vault = { failure: undefined as Error | undefined };
  const signOut = new SignOut({
    connections: {
      active,
      all: active ? [active, { ...acme, id: 'other' }] : [],
      remove: async (id) => {
        if (vault.failure) throw vault.failure;
        order.push(`remove ${id}`);
      },
    },
    credentials: { read: async () => record },
    revoke: async (given) => {
      order.push(`revoke ${given.kind}`);
      return outcome;
    },
    notify: new Notifier(),
    audit: { note: (event) => events.push(event) },
  });
  const said = () => fakeHost.notifications.map(({ message }) => message).join();
  return { signOut, order, events, said, vault };
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
    const { signOut, order, said, events } = setup(zeta, userRecord());
    await signOut.run();
    assert.deepEqual(
      events.map(({ event, result }) => [event, result]),
      [['signOut', 'ok']],
    );
    assert.deepEqual(order, ['remove z', 'revoke user']);
    assert.match(said(), /Gainsight has ended the access, too/);
  });

  for (const [outcome, result] of [
    ['notOffered', 'revocationNotOffered'],
    ['failed', 'revocationFailed'],
  ] as const)
    it(`says where a person's access is ended when revoking it came to ${outcome}, also in the record`, async () => {
      const { signOut, said, events } = setup(zeta, userRecord(), outcome);
      await signOut.run();
      assert.deepEqual(
        events.map((event) => event.result),
        [result],
      );
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

  it('that the keyring does not allow is told, is in the record, and revokes nothing', async () => {
    const { signOut, order, events, vault } = setup(zeta, userRecord());
    vault.failure = new GainsightError({ kind: 'keyring', sentence: 'Unlock the keyring.' });
    await assert.rejects(signOut.run(), { kind: 'keyring' });
    assert.deepEqual(order, []);
    assert.deepEqual(
      events.map(({ result }) => result),
      ['failed'],
    );
  });
});
