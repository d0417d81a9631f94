import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { FileKeys } from '../../../src/audit/fileKeys.node';
import { AuditBench, auditEntry } from '../../support/auditBench';

describe('an audit log that several processes write to', () => {
  let build: string;
  let bench: AuditBench;
  let keys: FileKeys;
  before(() => {
    build = mkdtempSync(path.join(tmpdir(), 'audit-writer-'));
    buildSync({
      entryPoints: ['test/support/auditWriter.ts'],
      bundle: true,
      platform: 'node',
      outfile: path.join(build, 'writer.js'),
      logLevel: 'error',
    });
  });
  after(() => rmSync(build, { recursive: true }));
  beforeEach(() => {
    bench = new AuditBench();
    keys = new FileKeys(path.join(bench.root, 'keys'));
  });
  afterEach(() => bench.dispose());

  const start = (...args: readonly string[]) =>
    spawn(
      process.execPath,
      [path.join(build, 'writer.js'), bench.folder, path.join(bench.root, 'keys'), ...args],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
  const ended = async (child: ReturnType<typeof start>) =>
    (await once(child, 'close')) as [number | null, string | null];

  it('holds every line of each, whole, in files of their own and with one key', async () => {
    const children = [start('200'), start('200')];
    const codes = await Promise.all(children.map(ended));
    assert.deepEqual(codes, [
      [0, null],
      [0, null],
    ]);
    assert.equal(bench.files.length, 2);
    for (const file of bench.files)
      assert.deepEqual(
        bench.entries(file).map(({ action }) => action),
        Array.from({ length: 200 }, (_, n) => `line_${n + 1}`),
      );
    const { state, sentences } = await bench.verify(keys);
    assert.equal(state, 'ok');
    assert.match(sentences.join('\n'), /^2 files with 400 lines fit their chains, but the key or the count/);
  });

  it('is as written at any moment, while others write and begin files', async () => {
    const children = [start('300'), start('300')];
    const writers = new Set(children);
    const over = Promise.all(
      children.map(async (child) => {
        await ended(child);
        writers.delete(child);
      }),
    );
    let rounds = 0;
    while (writers.size > 0) {
      const sink = bench.sink({ keys });
      await sink.append(auditEntry());
      const { state, sentences } = await bench.verify(keys);
      assert.equal(state, 'ok', sentences.join('\n'));
      await sink.settled();
      rounds += 1;
    }
    await over;
    const { state, files } = await bench.verify(keys);
    assert.deepEqual([state, files.length], ['ok', rounds + 2]);
  });

  it('is whole up to where a process was killed', async () => {
    const child = start('0');
    const over = ended(child);
    let told = '';
    for await (const chunk of child.stdout) {
      told = String(chunk).trim().split('\n').at(-1) ?? '';
      if (Number(told) >= 30) break;
    }
    child.kill('SIGKILL');
    assert.deepEqual(await over, [null, 'SIGKILL']);
    const { state, files } = await bench.verify(keys);
    assert.equal(state, 'ok');
    // What was told to be written is there.
    assert.ok((files[0]?.lines ?? 0) >= Number(told));
  });

  it('is whole but for the line that a process was killed in, and goes on in another file', async () => {
    assert.deepEqual(await ended(start('3', 'tear')), [null, 'SIGKILL']);
    const [torn = ''] = bench.files;
    assert.equal(bench.entries(torn).length, 3);
    assert.deepEqual(await ended(start('2')), [0, null]);
    const { state, files, sentences } = await bench.verify(keys);
    assert.equal(state, 'ok');
    assert.deepEqual(files.map(({ lines, isTruncated }) => [lines, isTruncated]).sort(), [
      [2, false],
      [3, true],
    ]);
    assert.match(sentences.join('\n'), /the last line was cut by a crash/);
  });
});
