import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AuditEntry } from '../../../src/audit/entry';
import { FileSink } from '../../../src/audit/fileSink.node';

const entry = (parts: Partial<AuditEntry> = {}): AuditEntry => ({
  time: '2026-11-18T08:00:00.000Z',
  event: 'call',
  door: 'code',
  tool: 'gainsight_company_query',
  effect: 'read',
  user: 'lena.hofmann@example.com',
  result: 'ok',
  ...parts,
});

describe('the audit file', () => {
  let root: string;
  let folder: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'audit-test-'));
    folder = path.join(root, 'storage', 'audit');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const files = () => readdirSync(folder).sort();
  const linesOf = (file: string) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    assert.ok(text.endsWith('\n'));
    const lines = text.slice(0, -1).split('\n');
    return lines.map((line) => JSON.parse(line) as { result: string; user: string });
  };

  it('does not exist before the first line', () => {
    new FileSink(folder);
    assert.deepEqual(readdirSync(root), []);
  });

  it('belongs to one day and one process, and only its user can read it', async () => {
    const sink = new FileSink(folder);
    await sink.append(entry());
    await sink.append(entry({ time: '2026-11-19T00:00:00.000Z' }));
    const [first = '', second = '', ...others] = files();
    assert.deepEqual(others, []);
    assert.match(first, new RegExp(`^audit-2026-11-18-${process.pid}-[0-9a-f]{8}\\.jsonl$`));
    assert.match(second, /^audit-2026-11-19-/);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(statSync(path.join(folder, first)).mode & 0o777, 0o600);
  });

  it('takes rights away from a folder that was there before', async () => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    await new FileSink(folder).append(entry());
    assert.equal(statSync(folder).mode & 0o777, 0o700);
  });

  it('keeps whole lines in the order of the calls, also when they come at once', async () => {
    const sink = new FileSink(folder);
    const results = Array.from({ length: 50 }, (_, n) => `r${n}`);
    await Promise.all(results.map((result) => sink.append(entry({ result }))));
    assert.deepEqual(
      files().flatMap((file) => linesOf(file).map(({ result }) => result)),
      results,
    );
  });

  it('names nobody, and the same person differently in each process', async () => {
    await new FileSink(folder).append(entry());
    await new FileSink(folder).append(entry());
    const users = files().flatMap((file) => linesOf(file).map(({ user }) => user));
    assert.equal(users.length, 2);
    assert.equal(new Set(users).size, 2);
    for (const user of users) assert.match(user, /^person-[0-9a-f]{16}$/);
  });

  it('rejects while it cannot be written, and begins another file afterwards', async () => {
    mkdirSync(path.dirname(folder));
    const sink = new FileSink(folder);
    await sink.append(entry({ result: 'before' }));
    const [first = ''] = files();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file in the way');
    await assert.rejects(sink.append(entry()), { code: 'EEXIST' });
    rmSync(folder);
    await sink.append(entry({ result: 'after' }));
    assert.deepEqual(
      files().map((file) => file === first),
      [false],
    );
    assert.deepEqual(linesOf(files()[0] ?? '')[0]?.result, 'after');
  });
});
