import assert from 'node:assert/strict';
import { CredentialEntry } from '../../../src/auth/credentialEntry';
import { type AccessKeyRecord, credentialName, serialiseRecord } from '../../../src/auth/credentialRecord';
import { MemoryVault } from '../../support/memoryVault';

const connection = { id: 'a', origin: 'https://acme.gainsightcloud.com' };
const name = credentialName('a');

function key(value: string): AccessKeyRecord {
  return { kind: 'accessKey', origin: connection.origin, key: value };
}

/** A vault that counts its questions. */
function setup() {
  const vault = new MemoryVault();
  let questions = 0;
  const counted = {
    get: (entry: string) => {
      questions += 1;
      return vault.get(entry);
    },
    store: (entry: string, text: string) => vault.store(entry, text),
    delete: (entry: string) => vault.delete(entry),
    onDidChange: vault.onDidChange,
  };
  return { vault, entry: new CredentialEntry(counted, connection), questions: () => questions };
}

describe('the entry of an account', () => {
  it('is read once for all who ask at the same time, and anew for whoever asks later', async () => {
    const { entry, questions } = setup();
    await entry.store(key('one'));
    const records = await Promise.all([entry.read(), entry.read(), entry.read()]);
    assert.deepEqual(records, [key('one'), key('one'), key('one')]);
    assert.equal(questions(), 1);
    await entry.store(key('two'));
    assert.deepEqual(await entry.read(), key('two'));
    assert.equal(questions(), 2);
  });

  it('is read by itself where it must be what is there now', async () => {
    const { entry, questions } = setup();
    await Promise.all([entry.read(), entry.readAnew()]);
    assert.equal(questions(), 2);
  });

  it('can be asked again after a reading that failed', async () => {
    const vault = new MemoryVault();
    let locked = true;
    const entry = new CredentialEntry(
      Object.assign(vault, {
        get: async () => {
          if (locked) throw new Error('locked');
          return serialiseRecord(key('one'));
        },
      }),
      connection,
    );
    await assert.rejects(entry.read(), /locked/);
    locked = false;
    assert.deepEqual(await entry.read(), key('one'));
  });

  it('is waited for until it fits, and no longer than asked', async () => {
    const { vault, entry } = setup();
    await entry.store(key('old'));
    const isNew = (record: unknown): boolean => (record as AccessKeyRecord).key === 'new';
    const waiting = entry.waitFor(isNew, new Promise(() => undefined));
    await vault.store(credentialName('another'), 'x');
    await entry.store(key('still old'));
    await vault.store(name, serialiseRecord(key('new')));
    assert.deepEqual(await waiting, key('new'));
    await entry.store(key('old'));
    assert.deepEqual(await entry.waitFor(isNew, Promise.resolve()), key('old'));
  });
});
