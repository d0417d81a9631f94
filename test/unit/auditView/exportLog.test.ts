import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AuditRecord } from '../../../src/audit/auditRecord';
import { AuditViewBench, choose, enter, record, sourceOf, userDoes } from '../../support/auditViewBench';
import { commands, env, fakeHost, Uri } from '../../support/vscode';

describe('Export Audit Log', () => {
  let bench: AuditViewBench;
  let folder: string;
  beforeEach(() => {
    bench = new AuditViewBench({ folder: () => Uri.file('/home/lena') as never });
    folder = mkdtempSync(path.join(tmpdir(), 'audit-export-'));
    fakeHost.saveTo = Uri.file(path.join(folder, 'out.jsonl'));
  });
  afterEach(() => {
    bench.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const last = async () => (await bench.kept()).at(-1);
  const exported = () => readFileSync(path.join(folder, 'out.jsonl'), 'utf8');
  const lastWeekAs = (format: string) => userDoes(choose('Last 7 days'), choose(format));

  it('asks for time and form, offers a name, and writes the lines, the oldest first', async () => {
    await bench.wrote({ action: 'first' }, { action: 'second' });
    await bench.serverWrote({ action: 'between', door: 'mcp' });
    const seen = lastWeekAs('JSON Lines');
    await bench.commands.export();
    assert.deepEqual(seen.titles, ['Export Audit Log', 'Export Audit Log']);
    const [offer] = fakeHost.saveOffers;
    assert.equal(
      offer?.defaultUri?.toString(),
      'file:///home/lena/gainsight-audit-2026-11-12-to-2026-11-18.jsonl',
    );
    assert.deepEqual(offer.filters, { 'JSON Lines': ['jsonl'] });
    const lines = exported().trim().split('\n');
    assert.deepEqual(lines.map((line) => (JSON.parse(line) as AuditRecord).action).toSorted(), [
      'between',
      'first',
      'second',
    ]);
    assert.deepEqual(readdirSync(folder), ['out.jsonl']);
    assert.equal(fakeHost.notifications[0]?.message, '3 lines of the audit log were exported.');
  });

  it('writes down what was given away', async () => {
    await bench.wrote({});
    lastWeekAs('CSV');
    await bench.commands.export();
    const { event, action, result, count, input } = (await last())!;
    assert.deepEqual([event, action, result, count], ['logExport', 'gainsight.exportAuditLog', 'ok', 1]);
    assert.deepEqual(input, { format: 'csv', from: '2026-11-12', to: '2026-11-18' });
  });

  it('writes only lines of the time that was asked for', async () => {
    await bench.wrote({ action: 'old', time: '2026-11-01T10:00:00.000Z' }, { action: 'new' });
    userDoes(choose('From … to …'), enter('2026-11-01'), enter('2026-11-01'), choose(/^OCSF 1\.7\.0$/));
    await bench.commands.export();
    const [event, ...others] = exported().trim().split('\n');
    assert.equal(others.length, 0);
    const { class_uid, api } = JSON.parse(event ?? '') as { class_uid: number; api: { operation: string } };
    assert.deepEqual([class_uid, api.operation], [6003, 'old']);
    assert.match(
      fakeHost.saveOffers[0]?.defaultUri?.toString() ?? '',
      /gainsight-audit-ocsf-2026-11-01\.jsonl$/,
    );
  });

  it('says which lines are missing from the file because they cannot be read', async () => {
    await bench.wrote({ action: 'first' }, { action: 'second' }, { action: 'third' });
    const [name = ''] = readdirSync(bench.here.folder);
    const file = path.join(bench.here.folder, name);
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const [damaged, words] of [
      [2, /^2 lines of the audit log were exported\. 1 line of that time cannot be read and is not in/],
      [3, /^1 line of the audit log was exported\. 2 lines of that time cannot be read and are not in/],
    ] as const) {
      lines[damaged] = lines[damaged]!.slice(1);
      writeFileSync(file, lines.join('\n'));
      lastWeekAs('OCSF 1.7.0');
      await bench.commands.export();
      const told = fakeHost.notifications.at(-1);
      assert.equal(told?.severity, 'warning');
      assert.match(told.message, words);
      assert.deepEqual(told.buttons, ['Verify Audit Log', 'Open', 'Reveal']);
    }
  });

  it('does nothing when the user leaves a question or the dialog', async () => {
    await bench.wrote({});
    for (const acts of [[], [choose('Today')]]) {
      userDoes(...acts);
      await bench.commands.export();
    }
    lastWeekAs('CSV');
    fakeHost.saveTo = undefined;
    await bench.commands.export();
    assert.deepEqual([readdirSync(folder), fakeHost.notifications, (await bench.kept()).length], [[], [], 1]);
  });

  it('leaves what was there, and nothing else, when it is cancelled in the middle', async () => {
    writeFileSync(path.join(folder, 'out.jsonl'), 'before');
    const records = Array.from({ length: 2000 }, (_, seq) => record({ seq }));
    const read = async function* () {
      for (const [at, one] of records.entries()) {
        if (at === 1500) fakeHost.progress.cancel();
        yield one;
      }
    };
    const cancelled = new AuditViewBench({ audit: bench.log, sources: async () => [sourceOf([], { read })] });
    fakeHost.saveTo = Uri.file(path.join(folder, 'out.jsonl'));
    lastWeekAs('JSON Lines');
    await assert.rejects(cancelled.commands.export(), { name: 'AbortError' });
    cancelled.dispose();
    assert.deepEqual([readdirSync(folder), exported()], [['out.jsonl'], 'before']);
    assert.equal((await last())?.result, 'cancelled');
  });

  it('leaves nothing when reading fails, and replaces what was there when all went well', async () => {
    const read = async function* () {
      yield record();
      throw new Error('unreadable');
    };
    const failing = new AuditViewBench({ audit: bench.log, sources: async () => [sourceOf([], { read })] });
    fakeHost.saveTo = Uri.file(path.join(folder, 'out.jsonl'));
    lastWeekAs('CSV');
    await assert.rejects(failing.commands.export(), /unreadable/);
    failing.dispose();
    assert.deepEqual([readdirSync(folder), (await last())?.result], [[], 'failed']);
    writeFileSync(path.join(folder, 'out.jsonl'), 'before');
    fakeHost.reset();
    fakeHost.saveTo = Uri.file(path.join(folder, 'out.jsonl'));
    lastWeekAs('CSV');
    await bench.commands.export();
    assert.match(exported(), /^time,event,/);
  });

  it('says what the file system says when it cannot write', async () => {
    fakeHost.saveTo = Uri.file(path.join(folder, 'missing', 'out.jsonl'));
    lastWeekAs('CSV');
    await assert.rejects(bench.commands.export(), {
      kind: 'exportFailed',
      message: 'The file could not be written (ENOENT). Nothing of it was left.',
    });
    chmodSync(folder, 0o755);
  });

  it('writes to other file systems through the editor', async () => {
    await bench.wrote({});
    fakeHost.saveTo = Uri.parse('vscode-vfs://github/out.csv');
    lastWeekAs('CSV');
    await bench.commands.export();
    assert.match(
      fakeHost.files.get('vscode-vfs://github/out.csv') ?? '',
      /^time,event,.*\r\n2026-11-18T11:59/,
    );
  });

  it('offers to open the file, and to show it in its folder where there is one', async () => {
    await bench.wrote({});
    fakeHost.press = 'Reveal';
    const revealed = new Promise((resolve) => {
      commands.registerCommand('revealFileInOS', (uri) => resolve(String(uri)));
    });
    lastWeekAs('CSV');
    await bench.commands.export();
    assert.equal(await revealed, `file://${folder}/out.jsonl`);
    assert.deepEqual(fakeHost.notifications[0]?.buttons, ['Open', 'Reveal']);
    env.remoteName = 'ssh-remote';
    try {
      lastWeekAs('CSV');
      await bench.commands.export();
      assert.deepEqual(fakeHost.notifications[1]?.buttons, ['Open']);
    } finally {
      env.remoteName = undefined;
    }
  });
});
