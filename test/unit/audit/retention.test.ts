import assert from 'node:assert/strict';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { joinedKeys } from '../../../src/audit/auditKeys';
import { type PurgeParts, purgeAudit } from '../../../src/audit/retention.node';
import { AuditBench, auditEntry, MemoryKeys, unlocked } from '../../support/auditBench';

const NOW = new Date('2026-11-18T12:00:00Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString();

describe('the retention of the audit log', () => {
  let bench: AuditBench;
  beforeEach(() => (bench = new AuditBench()));
  afterEach(() => bench.dispose());

  /** A file of that age, last written on its day. */
  async function aged(days: number, lines = 2, keys: MemoryKeys = bench.keys): Promise<string> {
    const time = daysAgo(days);
    const file = await bench.write(lines, { time }, { keys });
    utimesSync(bench.path(file), new Date(time), new Date(time));
    return file;
  }
  const purgeAlone = (parts: Partial<PurgeParts> = {}) =>
    purgeAudit({
      ...{ folder: bench.folder, keys: bench.keys, lock: unlocked, now: () => NOW, days: 90 },
      ...parts,
    });
  /** On a machine where the record was written to yesterday, too. */
  const purge = async (parts: Partial<PurgeParts> = {}) => {
    const yesterday = bench.path(`audit-${daysAgo(1).slice(0, 10)}-1-00000000.jsonl`);
    writeFileSync(yesterday, '');
    try {
      return await purgeAlone(parts);
    } finally {
      rmSync(yesterday);
    }
  };

  it('keeps 89 and 90 days, and purges the 91st', async () => {
    const [kept, last, gone] = [await aged(89), await aged(90), await aged(91, 3)];
    assert.deepEqual(await purge(), { files: 1, lines: 3, until: daysAgo(91).slice(0, 10) });
    assert.deepEqual(bench.files, [last, kept].sort());
    assert.ok(!bench.files.includes(gone));
    assert.equal(await purge(), undefined);
  });

  it('is told apart from somebody who deletes', async () => {
    const [old, kept] = [await aged(91), await aged(10)];
    await purge();
    const verdict = await bench.verify();
    assert.equal(verdict.state, 'ok');
    assert.deepEqual(verdict.purged, [
      { until: daysAgo(91).slice(0, 10), files: 1, lines: 2, isPlain: false },
    ]);
    assert.deepEqual(verdict.sentences, [
      '1 file with 2 lines is as written.',
      `1 file with 2 lines up to ${daysAgo(91).slice(0, 10)} was purged by the product.`,
    ]);
    assert.ok(![...bench.keys.entries.keys()].some((name) => name.includes(old)));
    rmSync(bench.path(kept));
    assert.equal((await bench.verify()).state, 'tampered');
  });

  it('adds up what was purged one time after the other', async () => {
    await aged(91, 2);
    await purge();
    await aged(95, 3);
    await aged(92, 1);
    assert.deepEqual(await purge(), { files: 2, lines: 4, until: daysAgo(91).slice(0, 10) });
    const { purged } = await bench.verify();
    assert.deepEqual(purged, [{ until: daysAgo(91).slice(0, 10), files: 3, lines: 6, isPlain: false }]);
  });

  it('shows that what was noted about a purge was changed, taken away or put back', async () => {
    const noteName = () => [...bench.keys.entries.keys()].find((name) => name.includes('.purge.')) ?? '';
    await aged(91);
    await purge();
    const older = bench.keys.entries.get(noteName()) ?? '';
    await aged(92);
    await purge();
    // Files that are begun from now on know of two purges.
    await bench.write(1, { time: NOW.toISOString() });
    assert.deepEqual((await bench.verify()).problems, []);
    const newer = bench.keys.entries.get(noteName()) ?? '';
    bench.keys.entries.set(noteName(), newer.replace('"files":2', '"files":9'));
    assert.deepEqual((await bench.verify()).problems, ['purgeEdited', 'purgeGone']);
    bench.keys.entries.set(noteName(), older);
    assert.deepEqual((await bench.verify()).problems, ['purgeGone']);
    bench.keys.entries.delete(noteName());
    const { problems, state, sentences } = await bench.verify();
    assert.deepEqual([problems, state], [['purgeGone'], 'tampered']);
    assert.match(sentences[0] ?? '', /purged files is gone/);
  });

  it('is not excused by the note of another folder', async () => {
    const noteNames = () => [...bench.keys.entries.keys()].filter((name) => name.includes('.purge.'));
    const other = new AuditBench();
    const time = daysAgo(91);
    const old = await other.write(2, { time }, { keys: bench.keys });
    utimesSync(other.path(old), new Date(time), new Date(time));
    await other.write(1, { time: daysAgo(1) }, { keys: bench.keys });
    await purgeAlone({ folder: other.folder });
    const [theirs = ''] = noteNames();
    await aged(91);
    await purge();
    const own = noteNames().find((name) => name !== theirs) ?? '';
    bench.keys.entries.set(own, bench.keys.entries.get(theirs) ?? '');
    other.dispose();
    assert.deepEqual((await bench.verify()).problems, ['purgeEdited']);
  });

  it('is remembered also when the machine has another name by now', async () => {
    await aged(91);
    await purge();
    await bench.write(1, { time: NOW.toISOString() });
    const hostname = os.hostname;
    os.hostname = () => 'another-name.example.com';
    try {
      assert.deepEqual((await bench.verify()).problems, []);
      await aged(92);
      await purge();
      await bench.write(1, { time: NOW.toISOString() });
      assert.equal((await bench.verify()).state, 'ok');
    } finally {
      os.hostname = hostname;
    }
    assert.equal((await bench.verify()).state, 'ok');
  });

  it('keeps at least a day, whatever is asked for', async () => {
    const [today, yesterday, before] = [await aged(0), await aged(1), await aged(2)];
    await purge({ days: 0 });
    assert.deepEqual(bench.files, [today, yesterday].sort());
    assert.ok(!bench.files.includes(before));
  });

  it('keeps files of days to come, and purges nothing when the clock was set back', async () => {
    const files = [await aged(-40), await aged(91)];
    assert.equal(await purge({ now: () => new Date(daysAgo(30)) }), undefined);
    await purge();
    assert.deepEqual(bench.files, files.slice(0, 1));
  });

  it('is not cut short by a clock that is set ahead for a moment', async () => {
    const files = [await aged(40), await aged(1), await aged(0)];
    const ahead = () => new Date(daysAgo(-200));
    assert.equal(await purgeAlone({ now: ahead }), undefined);
    // What is written in that moment bears its date, and stays.
    const future = await aged(-200, 1);
    assert.equal(await purgeAlone({ now: ahead, writing: future }), undefined);
    assert.equal(await purge(), undefined);
    assert.deepEqual(bench.files, [...files, future].sort());
  });

  it('goes on after a long rest on the second day of work', async () => {
    const old = await aged(300);
    const back = await aged(1);
    assert.equal(await purgeAlone({ now: () => new Date(daysAgo(1)) }), undefined);
    assert.equal((await purgeAlone())?.files, 1);
    assert.deepEqual([bench.files, bench.files.includes(old)], [[back], false]);
  });

  it('never deletes a file that is being written, whatever its name says', async () => {
    const sink = bench.sink();
    await sink.append(auditEntry({ time: daysAgo(200) }));
    const file = sink.writing ?? '';
    assert.equal(await purge({ now: () => new Date() }), undefined);
    utimesSync(bench.path(file), new Date(0), new Date(0));
    assert.equal(await purge({ writing: file }), undefined);
    await sink.append(auditEntry({ time: daysAgo(200) }));
    assert.equal(bench.entries(file).length, 2);
  });

  it('leaves files of a key that is not here to whoever has it', async () => {
    const others = new MemoryKeys();
    const left = [await aged(91, 1, others), await aged(400, 1, others)].sort();
    await aged(91);
    assert.equal((await purge())?.files, 1);
    assert.deepEqual(bench.files, left);
    assert.equal(await purge({ keys: new MemoryKeys(), days: 1 }), undefined);
    assert.deepEqual(bench.files, left);
    assert.equal((await bench.verify(joinedKeys(bench.keys, others))).state, 'ok');
  });

  it('leaves them where the folder is its own for as long again, should their key be lost', async () => {
    const others = new MemoryKeys();
    const [young, old] = [await aged(91, 1, others), await aged(181, 1, others)];
    await aged(91);
    await purge({ ownsFolder: true });
    assert.deepEqual(bench.files, [young]);
    assert.ok(!bench.files.includes(old));
    await aged(95);
    await purge({ keys: joinedKeys(bench.keys, others) });
    assert.deepEqual(bench.files, []);
    assert.ok(![...others.entries.keys()].some((name) => name.includes(young)));
  });

  it('leaves files for as long as their writer wanted them, but where the folder is its own', async () => {
    const keptFor = async (days: number, retention: number): Promise<string> => {
      const time = daysAgo(days);
      const file = await bench.write(1, { time }, { retentionDays: () => retention });
      utimesSync(bench.path(file), new Date(time), new Date(time));
      return file;
    };
    const [longer, over, shorter] = [await keptFor(200, 365), await keptFor(400, 365), await keptFor(80, 7)];
    await purge();
    assert.deepEqual(bench.files, [longer, shorter].sort());
    assert.ok(!bench.files.includes(over));
    assert.equal((await bench.verify()).state, 'ok');
    await purge({ ownsFolder: true });
    assert.deepEqual(bench.files, [shorter]);
  });

  it('is no loss to the one whose files others have purged, and no licence to delete more of them', async () => {
    const others = new MemoryKeys();
    await aged(181, 1, others);
    const young = await aged(100, 1, others);
    await aged(91);
    await purge({ ownsFolder: true });
    const both = joinedKeys(others, bench.keys);
    assert.equal((await bench.verify(both)).state, 'ok');
    rmSync(bench.path(young));
    const { state, sentences } = await bench.verify(both);
    assert.equal(state, 'tampered');
    assert.match(sentences[0] ?? '', new RegExp(`^${young}: the file is missing`));
  });

  it('is no tampering when it was stopped in the middle, and is ended the next time', async () => {
    const old = await aged(91);
    bench.keys.delete = () => Promise.reject(new Error('the keyring is locked'));
    await assert.rejects(purge(), /locked/);
    assert.deepEqual(bench.files, []);
    assert.equal((await bench.verify()).state, 'ok');
    Reflect.deleteProperty(bench.keys, 'delete');
    await aged(92);
    await purge();
    assert.equal((await bench.verify()).state, 'ok');
    assert.ok(![...bench.keys.entries.keys()].some((name) => name.includes(old)));
  });

  it('deletes nothing while its note could not be read later', async () => {
    const old = await aged(91);
    const locked = new MemoryKeys();
    locked.failing = () => true;
    assert.equal(await purge({ keys: locked, allKeys: joinedKeys(locked, bench.keys) }), undefined);
    assert.deepEqual(bench.files, [old]);
  });

  it('forgets files that were announced and never begun', async () => {
    const file = await aged(91, 1);
    const anchor = `gainsight.audit.anchor.${file}`;
    await aged(95, 1);
    const sink = bench.sink();
    await sink.append(auditEntry({ time: daysAgo(93) }));
    const begun = sink.writing ?? '';
    const opening = bench.keys.entries.get(`gainsight.audit.anchor.${begun}`) ?? '';
    await sink.settled();
    bench.keys.entries.set(`gainsight.audit.anchor.${begun}`, opening);
    rmSync(bench.path(begun));
    await purge();
    assert.ok(!bench.keys.entries.has(anchor));
    assert.ok(!bench.keys.entries.has(`gainsight.audit.anchor.${begun}`));
  });
});
