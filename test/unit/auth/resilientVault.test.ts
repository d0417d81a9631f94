import assert from 'node:assert/strict';
import { ResilientVault } from '../../../src/auth/resilientVault';
import { GainsightError, isGainsightError } from '../../../src/gainsight/errors';
import { MemoryVault } from '../../support/memoryVault';
import { deepText } from '../../support/tokenServer';

/** A keyring that can refuse each of its operations, and quotes what it was given when it does. */
class Keyring extends MemoryVault {
  readonly refuses = new Set<'get' | 'store' | 'delete'>();

  override async get(name: string): Promise<string | undefined> {
    if (this.refuses.has('get')) throw new Error(`locked: ${this.entries.get(name) ?? ''}`);
    return super.get(name);
  }

  override async store(name: string, secret: string): Promise<void> {
    if (this.refuses.has('store')) throw new Error(`locked: ${secret}`);
    return super.store(name, secret);
  }

  override async delete(name: string): Promise<void> {
    if (this.refuses.has('delete')) throw new Error(`locked: ${this.entries.get(name) ?? ''}`);
    return super.delete(name);
  }
}

function setup() {
  const keyring = new Keyring();
  let told = 0;
  const vault = new ResilientVault(keyring, () => (told += 1));
  const changed: string[] = [];
  vault.onDidChange((name) => changed.push(name));
  return { keyring, vault, told: () => told, changed };
}

describe('a vault over a keyring', () => {
  it('passes everything through while the keyring works', async () => {
    const { keyring, vault, told, changed } = setup();
    await vault.store('a', 'planted');
    assert.equal(keyring.entries.get('a'), 'planted');
    assert.equal(await vault.get('a'), 'planted');
    await vault.delete('a');
    assert.deepEqual([keyring.entries.size, told(), changed], [0, 0, ['a', 'a']]);
  });

  it('keeps in memory what the keyring does not take, and says so once', async () => {
    const { keyring, vault, told, changed } = setup();
    keyring.refuses.add('store');
    await vault.store('a', 'one');
    await vault.store('a', 'two');
    await vault.store('b', 'three');
    assert.deepEqual([await vault.get('a'), await vault.get('b')], ['two', 'three']);
    assert.deepEqual([keyring.entries.size, told(), changed], [0, 1, ['a', 'a', 'b']]);
  });

  it('prefers what it kept to what the keyring still has from before', async () => {
    const { keyring, vault } = setup();
    await vault.store('a', 'old');
    keyring.refuses.add('store');
    await vault.store('a', 'new');
    assert.equal(await vault.get('a'), 'new');
    keyring.refuses.clear();
    await vault.store('a', 'newest');
    assert.deepEqual([await vault.get('a'), keyring.entries.get('a')], ['newest', 'newest']);
  });

  it('follows what another window stores or deletes', async () => {
    const { keyring, vault } = setup();
    keyring.refuses.add('store');
    await vault.store('a', 'kept');
    keyring.refuses.clear();
    await keyring.store('a', 'of another window');
    assert.equal(await vault.get('a'), 'of another window');
    keyring.refuses.add('store');
    await vault.store('a', 'kept');
    await keyring.delete('a');
    assert.equal(await vault.get('a'), undefined);
  });

  it('follows another process also where nobody tells of changes', async () => {
    for (const change of ['of another process', undefined]) {
      const { keyring, vault } = setup();
      await keyring.store('a', 'old');
      keyring.refuses.add('store');
      await vault.store('a', 'kept');
      assert.equal(await vault.get('a'), 'kept');
      if (change === undefined) keyring.entries.delete('a');
      else keyring.entries.set('a', change);
      assert.equal(await vault.get('a'), change);
    }
  });

  it('goes on with what it kept as long as the keyring cannot be read', async () => {
    const { keyring, vault } = setup();
    await keyring.store('a', 'old');
    keyring.refuses.add('store').add('get');
    await vault.store('a', 'kept');
    assert.equal(await vault.get('a'), 'kept');
    keyring.refuses.clear();
    assert.equal(await vault.get('a'), 'kept');
    keyring.entries.set('a', 'of another process');
    assert.equal(await vault.get('a'), 'of another process');
  });

  it('deletes in both places', async () => {
    const { keyring, vault, changed } = setup();
    keyring.entries.set('a', 'old');
    keyring.refuses.add('store');
    await vault.store('a', 'kept');
    await vault.delete('a');
    assert.deepEqual([await vault.get('a'), keyring.entries.has('a')], [undefined, false]);
    assert.equal(changed.at(-1), 'a');
  });

  it('does not use again what the keyring did not let go of, and says that it is still there', async () => {
    const { keyring, vault, changed } = setup();
    await vault.store('a', 'planted-secret');
    keyring.refuses.add('delete');
    await assert.rejects(vault.delete('a'), (error) => {
      assert.ok(isGainsightError(error, 'keyring'));
      assert.doesNotMatch(deepText(error), /planted-secret/);
      return true;
    });
    assert.equal(await vault.get('a'), undefined);
    assert.deepEqual(changed, ['a', 'a']);
    await vault.store('a', 'anew');
    assert.equal(await vault.get('a'), 'anew');
  });

  it('hands on what a vault that knows its own fault says of it', async () => {
    const sentence = 'The file can be read by others.';
    const inner = new Keyring();
    inner.get = async () => {
      throw new GainsightError({ kind: 'keyring', sentence });
    };
    const vault = new ResilientVault(inner, () => undefined);
    await assert.rejects(vault.get('a'), { message: sentence });
  });

  it('tells of a keyring that cannot be read, which signs nobody out', async () => {
    const { keyring, vault } = setup();
    await vault.store('a', 'planted-secret');
    keyring.refuses.add('get');
    await assert.rejects(vault.get('a'), (error) => {
      assert.ok(isGainsightError(error, 'keyring'));
      assert.doesNotMatch(deepText(error), /planted-secret/);
      return true;
    });
    keyring.refuses.clear();
    assert.equal(await vault.get('a'), 'planted-secret');
  });
});
