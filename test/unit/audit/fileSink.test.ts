import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import files from 'node:fs/promises';
import path from 'node:path';
import { mock } from 'node:test';
import { AuditBench, auditEntry, MemoryKeys } from '../../support/auditBench';

describe('the audit file', () => {
  let bench: AuditBench;
  beforeEach(() => (bench = new AuditBench()));
  afterEach(() => bench.dispose());

  it('does not exist before the first line', () => {
    bench.sink();
    assert.deepEqual(readdirSync(bench.root), []);
    assert.equal(bench.keys.entries.size, 0);
  });

  it('belongs to one day and one process, and only its user can read it', async () => {
    const sink = bench.sink();
    await sink.append(auditEntry());
    await sink.append(auditEntry({ time: '2026-11-19T00:00:00.000Z' }));
    const [first = '', second = '', ...others] = bench.files;
    assert.deepEqual(others, []);
    assert.match(first, new RegExp(`^audit-2026-11-18-${process.pid}-[0-9a-f]{8}\\.jsonl$`));
    assert.match(second, /^audit-2026-11-19-/);
    assert.equal(statSync(bench.folder).mode & 0o777, 0o700);
    assert.equal(statSync(bench.path(first)).mode & 0o777, 0o600);
  });

  it('leaves the rights of a folder alone that was there before', async () => {
    mkdirSync(bench.folder, { recursive: true });
    chmodSync(bench.folder, 0o750);
    await bench.write(1);
    assert.equal(statSync(bench.folder).mode & 0o777, 0o750);
    assert.equal(statSync(bench.path(bench.files[0] ?? '')).mode & 0o777, 0o600);
  });

  it('says first which file it is and with which key it was written', async () => {
    const file = await bench.write(1);
    const header = JSON.parse(bench.lines(file)[0] ?? '') as Record<string, unknown>;
    const [keyName = ''] = await bench.keys.list('gainsight.audit.key.');
    assert.deepEqual(
      [header.form, header.file, `gainsight.audit.key.${String(header.key)}`, header.purges, header.anchored],
      [2, file, keyName, 0, true],
    );
    assert.ok(Date.parse(String(header.started)) <= Date.now());
  });

  it('says for how many days it is wanted, if that is a number of days', async () => {
    const keptBy = async (days: number): Promise<unknown> => {
      const file = await bench.write(1, {}, { retentionDays: () => days });
      return (JSON.parse(bench.lines(file)[0] ?? '') as Record<string, unknown>).keep;
    };
    assert.deepEqual([await keptBy(365), await keptBy(7.5), await keptBy(Number.NaN)], [365, 7, undefined]);
    assert.equal((await bench.verify()).state, 'ok');
  });

  it('keeps whole lines in the order of the calls, also when they come at once', async () => {
    const sink = bench.sink();
    const results = Array.from({ length: 50 }, (_, n) => `r${n}`);
    await Promise.all(results.map((result) => sink.append(auditEntry({ result }))));
    const [file = '', ...others] = bench.files;
    assert.deepEqual(others, []);
    const lines = bench.entries(file);
    assert.deepEqual(
      lines.map(({ result }) => result),
      results,
    );
    assert.deepEqual(
      lines.map(({ seq }) => seq),
      results.map((_, n) => n + 1),
    );
  });

  it('names nobody, and the same person the same in every process and on every day', async () => {
    const files = [
      await bench.write(1),
      await bench.write(1, { user: 'Lena.Hofmann@example.com' }),
      await bench.write(1, { time: '2026-11-19T08:00:00.000Z' }),
      await bench.write(1, { user: 'tom.becker@example.com' }),
    ];
    const users = files.map((file) => bench.entries(file)[0]?.user);
    for (const user of users) assert.match(String(user), /^person-[0-9a-f]{16}$/);
    assert.deepEqual(
      users.map((user) => user === users[0]),
      [true, true, true, false],
    );
  });

  it('leaves inputs out where no detail is wanted', async () => {
    let detail: 'masked' | 'none' = 'none';
    const sink = bench.sink({ detail: () => detail });
    await sink.append(auditEntry({ input: { limit: 1 }, vocabulary: ['limit'] }));
    detail = 'masked';
    await sink.append(auditEntry({ input: { limit: 1 }, vocabulary: ['limit'] }));
    assert.deepEqual(
      bench.entries(bench.files[0] ?? '').map(({ input }) => input),
      [undefined, { limit: 1 }],
    );
  });

  it('rejects while it cannot be written, and begins another file afterwards', async () => {
    mkdirSync(path.dirname(bench.folder));
    const sink = bench.sink();
    await sink.append(auditEntry({ result: 'before' }));
    const [first = ''] = bench.files;
    rmSync(bench.folder, { recursive: true });
    writeFileSync(bench.folder, 'a file in the way');
    await assert.rejects(sink.append(auditEntry()), { code: 'ENOTDIR' });
    await assert.rejects(sink.append(auditEntry()), { code: 'EEXIST' });
    rmSync(bench.folder);
    await sink.append(auditEntry({ result: 'after' }));
    const [second = '', ...others] = bench.files;
    assert.deepEqual(others, []);
    assert.notEqual(second, first);
    assert.deepEqual(bench.entries(second)[0]?.result, 'after');
  });

  it('leaves no file on a full disk that looks like one of somebody else, and no anchor of it', async () => {
    const { open } = files;
    const full = mock.method(files, 'open', async (...[file, flags, mode]: Parameters<typeof open>) => {
      const handle = await open(file, flags, mode);
      if (flags === 'wx') handle.writeFile = () => Promise.reject(new Error('ENOSPC'));
      return handle;
    });
    const sink = bench.sink();
    try {
      await assert.rejects(sink.append(auditEntry()), /ENOSPC/);
      await assert.rejects(sink.append(auditEntry()), /ENOSPC/);
    } finally {
      full.mock.restore();
    }
    assert.deepEqual(bench.files, []);
    assert.deepEqual(await bench.keys.list('gainsight.audit.anchor.'), []);
    await sink.append(auditEntry());
    await sink.settled();
    assert.equal((await bench.verify()).state, 'ok');
  });

  it('does not bring back a file that somebody took away', async () => {
    const sink = bench.sink();
    await sink.append(auditEntry());
    const [first = ''] = bench.files;
    rmSync(bench.path(first));
    await assert.rejects(sink.append(auditEntry()), { code: 'ENOENT' });
    await sink.append(auditEntry());
    assert.ok(!bench.files.includes(first));
    assert.equal(bench.files.length, 1);
  });

  it('does not follow a link that somebody put in the place of a file', async () => {
    const sink = bench.sink();
    await sink.append(auditEntry());
    const file = bench.path(sink.writing ?? '');
    const target = `${bench.root}/target`;
    writeFileSync(target, 'before');
    rmSync(file);
    symlinkSync(target, file);
    await assert.rejects(sink.append(auditEntry()));
    await sink.append(auditEntry());
    assert.equal(readFileSync(target, 'utf8'), 'before');
  });

  it('goes on with a key of its own where none can be kept, and says what that means', async () => {
    bench.keys.failing = () => true;
    const file = await bench.write(2);
    assert.equal(bench.entries(file).length, 2);
    bench.keys.failing = () => false;
    const { state, files, sentences } = await bench.verify();
    assert.deepEqual([state, files.map((one) => one.state)], ['ok', ['foreign']]);
    assert.match(sentences.join(), /1 file is written by another process whose key is not here/);
  });

  it('is verifiable again from the first line after the vault was unlocked, and tells once that it was not', async () => {
    let [isLocked, told] = [true, 0];
    bench.keys.list = (prefix) =>
      isLocked ? Promise.reject(new Error('locked')) : MemoryKeys.prototype.list.call(bench.keys, prefix);
    const sink = bench.sink({ onUnverifiable: () => (told += 1) });
    const append = (time: string) => sink.append(auditEntry({ time }));
    await append('2026-11-18T08:00:00.000Z');
    await append('2026-11-18T08:00:01.000Z');
    const locked = bench.files;
    assert.deepEqual([locked.length, told], [1, 1]);
    isLocked = false;
    await append('2026-11-18T08:00:02.000Z');
    await append('2026-11-18T08:00:03.000Z');
    await append('2026-11-19T08:00:00.000Z');
    await sink.settled();
    const { files } = await bench.verify();
    assert.deepEqual(files.map(({ file, state, lines }) => [locked.includes(file), state, lines]).sort(), [
      [false, 'ok', 1],
      [false, 'ok', 2],
      [true, 'foreign', 2],
    ]);
    assert.equal(told, 1);
  });

  it('goes on where only anchors cannot be stored, and says that it has none', async () => {
    bench.keys.failing = (name) => name.includes('.anchor.');
    const file = await bench.write(2);
    assert.match(bench.lines(file)[0] ?? '', /"anchored":false/);
    const { files } = await bench.verify();
    assert.deepEqual(
      files.map(({ state, notAnchored }) => [state, notAnchored]),
      [['ok', 2]],
    );
  });
});
