import assert from 'node:assert/strict';
import { StoredConnections } from '../../../src/auth/storedConnections';
import type { Connection } from '../../../src/model/connection';
import { MemoryState } from '../../support/memoryVault';

const acme: Connection = {
  id: 'c1',
  kind: 'accessKey',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};

function setup(stored?: unknown) {
  const state = new MemoryState();
  if (stored !== undefined) state.entries.set('gainsight.connections', JSON.stringify(stored));
  return { state, connections: new StoredConnections(state) };
}

describe('stored connections', () => {
  it('are none at first', () => {
    assert.deepEqual(setup().connections.read(), { connections: [] });
  });

  it('come back as they were written', async () => {
    const { state, connections } = setup();
    const list = { connections: [acme, { ...acme, id: 'c2', email: 'mo@example.com' }], activeId: 'c2' };
    await connections.write(list);
    assert.deepEqual(new StoredConnections(state).read(), list);
  });

  it('of another version, or of no shape at all, are ignored', () => {
    for (const stored of [{ version: 2, connections: [acme] }, [acme], 'acme', null, { version: 1 }])
      assert.deepEqual(setup(stored).connections.read().connections, []);
  });

  it('whose address could not have been typed are left out, the others stay', () => {
    const bad = [
      { ...acme, origin: 'http://acme.gainsightcloud.com' },
      { ...acme, origin: 'https://acme.gainsightcloud.com/path' },
      { ...acme, origin: 'https://user@acme.gainsightcloud.com' },
      { ...acme, kind: 'password' },
      { ...acme, id: '' },
      'acme',
    ];
    const { connections } = setup({ version: 1, connections: [...bad, acme], activeId: 'c1' });
    assert.deepEqual(connections.read(), { connections: [acme], activeId: 'c1' });
  });

  it('are read-only when that cannot be read', () => {
    const readOnly = (value: unknown) =>
      setup({ version: 1, connections: [{ ...acme, readOnly: value }] }).connections.read().connections[0]
        ?.readOnly;
    assert.deepEqual([true, false, 'no', 0, null].map(readOnly), [true, false, true, true, true]);
  });

  it('have nothing in use when that entry is gone', () => {
    const { connections } = setup({ version: 1, connections: [acme], activeId: 'other' });
    assert.equal(connections.read().activeId, undefined);
  });
});
