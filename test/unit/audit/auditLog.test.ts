import assert from 'node:assert/strict';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AuditLog, type AuditLogParts } from '../../../src/audit/auditLog.node';
import type { AuditRecord } from '../../../src/audit/auditRecord';
import { writingKey } from '../../../src/audit/chainKey.node';
import { FileKeys } from '../../../src/audit/fileKeys.node';
import { AuditBench, auditEntry, MemoryKeys, unlocked } from '../../support/auditBench';

const PRODUCT = { name: 'Gainsight for VS Code', vendor: 'csm-tools', version: '0.1.0' };

describe('the audit log', () => {
  let bench: AuditBench;
  let today: Date;
  beforeEach(() => {
    bench = new AuditBench();
    today = new Date('2026-11-18T12:00:00Z');
  });
  afterEach(() => bench.dispose());

  const log = (parts: Partial<AuditLogParts> = {}) =>
    new AuditLog({
      ...{ folder: bench.folder, keys: bench.keys, lock: unlocked, now: () => today },
      ...parts,
    });
  async function all(records: AsyncIterable<AuditRecord>): Promise<AuditRecord[]> {
    const found: AuditRecord[] = [];
    for await (const record of records) found.push(record);
    return found;
  }
  async function aged(day: string): Promise<string> {
    const file = await bench.write(2, { time: `${day}T08:00:00.000Z` });
    utimesSync(bench.path(file), new Date(day), new Date(day));
    return file;
  }

  /** Appends on a day after one on which the record was written, too; what comes of it is over then. */
  async function appendAgain(one: AuditLog, entry = auditEntry()): Promise<void> {
    const yesterday = bench.path('audit-2026-11-17-1-00000000.jsonl');
    writeFileSync(yesterday, '');
    await one.append(entry);
    await one.settled();
    rmSync(yesterday);
  }

  it('does nothing until there is a line', async () => {
    await aged('2026-01-01');
    const names = [...bench.keys.entries.keys()];
    log();
    assert.equal(bench.files.length, 1);
    assert.deepEqual([...bench.keys.entries.keys()], names);
  });

  it('purges behind the first line of a day, says so in a line, and not again that day', async () => {
    const old = await aged('2026-01-01');
    const one = log({ retentionDays: () => 90 });
    await appendAgain(one, auditEntry({ tenant: 'acme.example.com' }));
    assert.ok(!bench.files.includes(old));
    const [purged] = await all(one.read());
    assert.deepEqual(
      [purged?.event, purged?.action, purged?.result, purged?.count, purged?.tenant],
      ['logPurge', 'audit.purge', 'ok', 2, 'acme.example.com'],
    );
    assert.equal((await one.verify()).state, 'ok');
    await aged('2026-01-02');
    await one.append(auditEntry());
    await one.settled();
    assert.equal(bench.files.length, 2);
    today = new Date('2026-11-19T00:00:01Z');
    await one.append(auditEntry({ time: today.toISOString() }));
    await one.settled();
    assert.deepEqual(
      bench.files.map((file) => file.slice(6, 16)),
      ['2026-11-18', '2026-11-19'],
    );
  });

  it('purges nothing where it is not told how long lines are kept', async () => {
    const old = await aged('2024-01-01');
    const one = log();
    await appendAgain(one);
    assert.equal(await one.purge(), undefined);
    assert.ok(bench.files.includes(old));
  });

  it('keeps as many days as it is told to', async () => {
    await aged('2026-11-09');
    const one = log({ retentionDays: () => 7 });
    await appendAgain(one);
    assert.equal(bench.files.length, 1);
  });

  it('keeps lines also when it cannot purge', async () => {
    await aged('2026-01-01');
    const lock = { withLock: () => Promise.reject(new Error('no lock')) };
    await bench.write(0);
    const one = log({ lock, retentionDays: () => 90 });
    await appendAgain(one);
    assert.equal(bench.files.length, 2);
  });

  it('is written out from the oldest on, as much of it as was asked for', async () => {
    const one = log();
    for (const result of ['ok', 'rejected', 'ok']) await one.append(auditEntry({ result }));
    let text = '';
    const options = { format: 'jsonLines', product: PRODUCT, filter: { result: 'ok' } } as const;
    assert.equal(await one.export(options, (piece) => void (text += piece)), 2);
    assert.deepEqual(text.match(/"seq":\d/g), ['"seq":1', '"seq":3']);
  });

  it('knows the names that a person has under every key', async () => {
    const beside = path.join(bench.root, 'keys');
    const keys = new FileKeys(beside);
    const [mine, theirs] = [await bench.write(1), await bench.write(1, {}, { keys })];
    const one = log({ keysBeside: [beside] });
    const people = await one.pseudonymsOf('Lena.Hofmann@example.com');
    const names = [mine, theirs].map((file) => String(bench.entries(file)[0]?.user));
    assert.deepEqual([...people].sort(), names.sort());
    assert.equal((await all(one.read({ filter: { people } }))).length, 2);
    const [name = ''] = names;
    assert.deepEqual(await one.pseudonymsOf(name), new Set([name]));
    assert.deepEqual((await one.verify()).sentences, [
      '1 file with 1 line is as written.',
      '1 file with 1 line fits its chain, but the key or the count of lines lies in a file: any program of this user could have changed it.',
    ]);
  });

  it('notes a purge under its own key, whatever keys are beside', async () => {
    const made = await Promise.all(
      [new MemoryKeys(), new MemoryKeys()].map(async (keys) => ({
        keys,
        ...(await writingKey(keys, unlocked)),
      })),
    );
    // A key that comes first by its name is the one that is taken by mistake.
    const [first, own] = made.sort((one, other) => (one.id < other.id ? -1 : 1));
    const beside = path.join(bench.root, 'keys');
    for (const [name, secret] of first?.keys.entries ?? []) await new FileKeys(beside).store(name, secret);
    const keys = own?.keys ?? new MemoryKeys();
    const old = await bench.write(1, { time: '2026-01-01T08:00:00.000Z' }, { keys });
    utimesSync(bench.path(old), new Date('2026-01-01'), new Date('2026-01-01'));
    const one = log({ keys, keysBeside: [beside], retentionDays: () => 90 });
    await appendAgain(one);
    const [note] = [...keys.entries.keys()].filter((name) => name.includes('.purge.'));
    assert.equal(note?.split('.').at(-1), own?.id);
    today = new Date('2026-11-19T00:00:01Z');
    await one.append(auditEntry({ time: today.toISOString() }));
    assert.match(bench.lines(bench.files.at(-1) ?? '')[0] ?? '', /"purges":1/);
  });
});
