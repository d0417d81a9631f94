import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AuditLock, joinedKeys } from '../../../src/audit/auditKeys';
import { knownKeys, writingKey } from '../../../src/audit/chainKey.node';
import { FileKeys } from '../../../src/audit/fileKeys.node';
import { VaultKeys } from '../../../src/audit/vaultKeys';
import { MemoryKeys, unlocked } from '../../support/auditBench';

/** One after the other, as the lock across processes has it. */
function lockOf(): AuditLock & { readonly names: string[] } {
  let last: Promise<unknown> = Promise.resolve();
  const names: string[] = [];
  return {
    names,
    withLock: (name, work) => {
      names.push(name);
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },
  };
}

describe('the key of the record', () => {
  it('is made once, however many want it at the same time', async () => {
    const keys = new MemoryKeys();
    const lock = lockOf();
    const made = await Promise.all(Array.from({ length: 5 }, () => writingKey(keys, lock)));
    assert.equal(new Set(made.map(({ id }) => id)).size, 1);
    assert.equal(keys.entries.size, 1);
    assert.deepEqual(new Set(lock.names), new Set(['audit-key']));
  });

  it('is read without a lock once it is there', async () => {
    const keys = new MemoryKeys();
    const { id } = await writingKey(keys, unlocked);
    const lock = lockOf();
    assert.equal((await writingKey(keys, lock)).id, id);
    assert.deepEqual(lock.names, []);
  });

  it('is agreed on in the end where nothing held two processes apart, and what each wrote can be verified', async () => {
    const keys = new MemoryKeys();
    const made = await Promise.all([writingKey(keys, unlocked), writingKey(keys, unlocked)]);
    const later = await Promise.all([writingKey(keys, unlocked), writingKey(keys, unlocked)]);
    assert.equal(later[0].id, later[1].id);
    const known = await knownKeys(keys);
    for (const { id } of [...made, ...later]) assert.ok(known.has(id));
  });

  it('is not read from an entry that is damaged or has the name of another', async () => {
    const keys = new MemoryKeys();
    const { id } = await writingKey(keys, unlocked);
    const secret = keys.entries.get(`gainsight.audit.key.${id}`) ?? '';
    keys.entries.clear();
    keys.entries.set('gainsight.audit.key.000000000000', secret);
    keys.entries.set('gainsight.audit.key.000000000001', 'damaged');
    assert.equal((await knownKeys(keys)).size, 0);
    assert.equal((await writingKey(keys, unlocked)).id.length, 12);
    assert.equal((await knownKeys(keys)).size, 1);
  });

  it('gives no hint of itself: neither its id nor a pseudonym can be made without it', async () => {
    const one = await writingKey(new MemoryKeys(), unlocked);
    const other = await writingKey(new MemoryKeys(), unlocked);
    const address = 'lena.hofmann@example.com';
    assert.notEqual(one.pseudonymOf(address), other.pseudonymOf(address));
    assert.equal(one.pseudonymOf(address), one.pseudonymOf(' Lena.Hofmann@Example.com'));
    assert.notEqual(one.macOf('line', 'x'), one.macOf('anchor', 'x'));
  });
});

describe('secrets of the record', () => {
  let folder: string;
  beforeEach(() => (folder = path.join(mkdtempSync(path.join(tmpdir(), 'audit-keys-')), 'keys')));
  afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

  it('are files that only their user can read, where no keyring is', async () => {
    const keys = new FileKeys(folder);
    assert.deepEqual(await keys.list('a.'), []);
    assert.equal(await keys.get('a.one'), undefined);
    await keys.store('a.one', 'first');
    await keys.store('a.one', 'second');
    await keys.store('b.two', 'other');
    assert.equal(await keys.get('a.one'), 'second');
    assert.deepEqual(await keys.list('a.'), ['a.one']);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const file of readdirSync(folder))
      assert.equal(statSync(path.join(folder, file)).mode & 0o777, 0o600);
    await keys.delete('a.one');
    await keys.delete('a.one');
    assert.deepEqual(readdirSync(folder), ['b.two.secret']);
  });

  it('are stored in no other place, whatever they are called', async () => {
    const keys = new FileKeys(folder);
    for (const name of ['../a', 'a/b', '', 'a b']) await assert.rejects(keys.store(name, 'x'), TypeError);
    assert.deepEqual(readdirSync(path.dirname(folder)), []);
  });

  it('cannot be stored where a file is in the way, and leave nothing behind', async () => {
    writeFileSync(folder, '');
    await assert.rejects(new FileKeys(folder).store('a', 'x'));
    assert.deepEqual(readdirSync(path.dirname(folder)), ['keys']);
    rmSync(folder);
    mkdirSync(path.join(folder, 'a.secret', 'b'), { recursive: true });
    await assert.rejects(new FileKeys(folder).store('a', 'x'));
    assert.deepEqual(readdirSync(folder), ['a.secret']);
  });

  it('are found among the other entries of a vault', async () => {
    const entries = new Map([['gainsight.session', 's']]);
    const keys = new VaultKeys({
      get: async (name) => entries.get(name),
      store: async (name, secret) => void entries.set(name, secret),
      delete: async (name) => void entries.delete(name),
      names: async () => [...entries.keys()],
    });
    await keys.store('gainsight.audit.x', '1');
    assert.deepEqual(await keys.list('gainsight.audit.'), ['gainsight.audit.x']);
    assert.equal(await keys.get('gainsight.audit.x'), '1');
    await keys.delete('gainsight.audit.x');
    assert.deepEqual([...entries.keys()], ['gainsight.session']);
  });

  it('of several stores are one store, and new ones go into the first', async () => {
    const [first, second] = [new MemoryKeys(), new MemoryKeys()];
    second.entries.set('a.there', '2');
    const both = joinedKeys(first, second);
    await both.store('a.here', '1');
    assert.deepEqual([await both.get('a.here'), await both.get('a.there')], ['1', '2']);
    assert.deepEqual([...(await both.list('a.'))].sort(), ['a.here', 'a.there']);
    await both.delete('a.there');
    assert.deepEqual([first.entries.size, second.entries.size], [1, 0]);
  });
});
