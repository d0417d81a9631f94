import assert from 'node:assert/strict';
import { signOut } from '../../../src/account/signOut';
import { Notifier } from '../../../src/host/notify';
import type { Connection } from '../../../src/model/connection';
import { fakeHost } from '../../support/vscode';

const acme: Connection = {
  id: 'a',
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};

async function signOutOf(active: Connection | undefined) {
  fakeHost.reset();
  const removed: string[] = [];
  await signOut({ active, remove: async (id) => void removed.push(id) }, new Notifier());
  return { removed, said: fakeHost.notifications.map(({ message }) => message).join() };
}

describe('signing out', () => {
  it('removes the connection and tells that the key lives on in Gainsight, and where to end it', async () => {
    const { removed, said } = await signOutOf(acme);
    assert.deepEqual(removed, ['a']);
    assert.match(said, /acme\.gainsightcloud\.com.*stays valid.*Connectors 2\.0/);
  });

  for (const kind of ['m2m', 'user'] as const)
    it(`of kind ${kind} says who can end the access in Gainsight`, async () => {
      const { removed, said } = await signOutOf({ ...acme, kind });
      assert.deepEqual(removed, ['a']);
      assert.match(said, /acme\.gainsightcloud\.com.*administrator/);
      assert.doesNotMatch(said, /access key/);
    });

  it('of the sandbox speaks of no key', async () => {
    const { removed, said } = await signOutOf({ ...acme, id: 'sandbox', kind: 'sandbox' });
    assert.deepEqual(removed, ['sandbox']);
    assert.doesNotMatch(said, /key/);
  });

  it('without a connection only says so', async () => {
    const { removed, said } = await signOutOf(undefined);
    assert.deepEqual(removed, []);
    assert.match(said, /not connected/);
  });
});
