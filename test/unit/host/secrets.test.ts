import assert from 'node:assert/strict';
import { SecretVault } from '../../../src/host/secrets';
import { EventEmitter } from '../../support/vscode';

function setup() {
  const kept = new Map<string, string>();
  const changed = new EventEmitter<{ key: string }>();
  const vault = new SecretVault({
    get: async (name: string) => kept.get(name),
    store: async (name: string, value: string) => void kept.set(name, value),
    delete: async (name: string) => void kept.delete(name),
    keys: async () => [...kept.keys()],
    onDidChange: changed.event,
  });
  return { vault, kept, changed };
}

describe('the vault', () => {
  it('keeps, gives and forgets secrets', async () => {
    const { vault, kept } = setup();
    await vault.store('a', 'one');
    assert.equal(await vault.get('a'), 'one');
    await vault.delete('a');
    assert.equal(await vault.get('a'), undefined);
    assert.equal(kept.size, 0);
  });

  it('tells the name of an entry that changed, until it is disposed', () => {
    const { vault, changed } = setup();
    const names: string[] = [];
    vault.onDidChange((name) => names.push(name));
    changed.fire({ key: 'a' });
    vault.dispose();
    changed.fire({ key: 'b' });
    assert.deepEqual(names, ['a']);
  });
});
