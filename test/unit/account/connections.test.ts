import assert from 'node:assert/strict';
import { changeEmail } from '../../../src/account/changeEmail';
import { Connections } from '../../../src/account/connections';
import { type CredentialRecord, credentialName, parseRecord } from '../../../src/auth/credentialRecord';
import { StoredConnections } from '../../../src/auth/storedConnections';
import { MemoryState, MemoryVault } from '../../support/memoryVault';

const ACME = 'https://acme.gainsightcloud.com';
const ZETA = 'https://zeta.gainsightcloud.com';

function key(value: string, origin = ACME): CredentialRecord {
  return { kind: 'accessKey', origin, key: value };
}

/** Two windows of one user over the same state and vault. */
function setup() {
  const state = new MemoryState();
  const vault = new MemoryVault();
  let count = 0;
  const newWindow = () =>
    new Connections({ stored: new StoredConnections(state), vault, newId: () => `id${(count += 1)}` });
  return { state, vault, here: newWindow(), there: newWindow(), newWindow };
}

describe('connections', () => {
  it('use what was added last and find it again in the next session', async () => {
    const { here, newWindow } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-a'));
    await here.add(here.draft(ZETA, 'lena@example.com'), key('key-z', ZETA));
    assert.equal(here.active?.origin, ZETA);
    assert.deepEqual(newWindow().all, here.all);
    assert.equal(newWindow().active?.origin, ZETA);
  });

  it('put the key into the vault and nowhere else', async () => {
    const { here, state, vault } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('planted-key'));
    const stored = vault.entries.get(credentialName('id1'));
    assert.deepEqual(parseRecord(stored, ACME), key('planted-key'));
    assert.equal(vault.entries.size, 1);
    const written = JSON.stringify([...state.entries]);
    assert.ok(written.includes('acme') && !written.includes('planted-key'));
  });

  it('know the same person at the same tenant again', async () => {
    const { here } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('old'));
    assert.equal(here.draft(ACME, 'Lena@Example.com').id, 'id1');
    assert.notEqual(here.draft(ACME, 'mo@example.com').id, 'id1');
    await here.change('id1', { email: 'LENA@example.com' });
    assert.equal(here.draft(ACME, 'lena@example.com').id, 'id1');
    await here.add(here.draft(ACME, 'lena@example.com'), key('new'));
    assert.equal(here.all.length, 1);
  });

  it('keep their place when the same person signs in another way', async () => {
    const { here } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('old'));
    const again = here.draft(ACME, 'lena@example.com', 'user');
    assert.deepEqual([again.id, again.kind], ['id1', 'user']);
  });

  it('stay as they were when the vault cannot keep the key', async () => {
    const { here, vault } = setup();
    vault.failure = new Error('The keyring is locked');
    await assert.rejects(here.add(here.draft(ACME, 'lena@example.com'), key('key')), /locked/);
    assert.deepEqual([here.all, here.active], [[], undefined]);
  });

  it('leave no key behind where the list cannot be written', async () => {
    const { here, state, vault } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-a'));
    state.update = () => Promise.reject(new Error('disk full'));
    await assert.rejects(here.add(here.draft(ZETA, 'lena@example.com'), key('key-z', ZETA)), /disk full/);
    assert.deepEqual([...vault.entries.keys()], [credentialName('id1')]);
    assert.deepEqual(
      here.all.map(({ origin }) => origin),
      [ACME],
    );
  });

  it('forget the key with the connection, and use none afterwards', async () => {
    const { here, vault } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-a'));
    await here.add(here.draft(ZETA, 'lena@example.com'), key('key-z', ZETA));
    await here.remove('id2');
    assert.deepEqual([...vault.entries.keys()], [credentialName('id1')]);
    assert.equal(here.active, undefined);
    assert.deepEqual(
      here.all.map(({ id }) => id),
      ['id1'],
    );
  });

  it('stay in use when another one is removed', async () => {
    const { here } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-a'));
    await here.add(here.draft(ZETA, 'lena@example.com'), key('key-z', ZETA));
    await here.remove('id1');
    assert.equal(here.active?.id, 'id2');
  });

  it('are on the list until their key is gone, so that nobody takes one for removed that still opens', async () => {
    const { here, vault } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-a'));
    const deleteKey = vault.delete.bind(vault);
    let listed: readonly unknown[] = [];
    vault.delete = async (name) => {
      await new Promise((resolve) => setImmediate(resolve));
      listed = here.all;
      await deleteKey(name);
    };
    await here.remove('id1');
    assert.deepEqual([listed.length, here.all.length], [1, 0]);
  });

  it('change in their place, and the one in use stays', async () => {
    const { here, state, vault } = setup();
    const first = here.draft('https://acme.gainsightcloud.com', 'lena@example.com');
    await here.add(first);
    const second = here.draft('https://zeta.gainsightcloud.com', 'lena@example.com');
    await here.add(second);
    await here.change(first.id, { readOnly: true });
    assert.deepEqual(here.all, [{ ...first, readOnly: true }, second]);
    assert.equal(here.active?.id, second.id);
    assert.equal(vault.entries.size, 0);
    assert.deepEqual(new StoredConnections(state).read().connections, here.all);
  });

  it('stay in use when one is chosen that another window has removed meanwhile', async () => {
    const { here, there } = setup();
    await here.add(here.draft(ZETA, 'lena@example.com'), key('key-z', ZETA));
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-a'));
    there.reread();
    await there.remove('id1');
    await here.switchTo('id1');
    assert.equal(here.active?.origin, ACME);
  });

  it('stay read-only where that was done while somebody typed an address', async () => {
    const { here, there } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-a'));
    there.reread();
    await changeEmail({
      connections: here,
      ask: async () => {
        await there.change('id1', { readOnly: true });
        return 'omar@example.com';
      },
      notify: { info: () => undefined },
      audit: { note: () => undefined },
    });
    assert.deepEqual([here.active?.email, here.active?.readOnly], ['omar@example.com', true]);
  });

  it('keep what another window has added meanwhile', async () => {
    const { here, there } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-a'));
    await there.add(there.draft(ZETA, 'lena@example.com'), key('key-z', ZETA));
    assert.deepEqual(
      there.all.map(({ origin }) => origin),
      [ACME, ZETA],
    );
  });

  it('follow another window when asked to, and announce it only when something differs', async () => {
    const { here, there } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'));
    let changes = 0;
    there.onDidChange(() => (changes += 1));
    there.reread();
    there.reread();
    assert.equal(there.active?.origin, ACME);
    assert.equal(changes, 1);
  });

  it('tell when the key of one of them changes, whoever changed it', async () => {
    const { here, there, vault } = setup();
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-a'));
    const changed: string[] = [];
    there.onDidChangeKey((id) => changed.push(id));
    await here.add(here.draft(ACME, 'lena@example.com'), key('key-b'));
    await vault.store('something.else', 'x');
    assert.deepEqual(changed, ['id1']);
  });
});
