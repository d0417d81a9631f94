import assert from 'node:assert/strict';
import { appendFileSync, readdirSync } from 'node:fs';
import type { AuditFilter } from '../../../src/audit/auditFilter';
import type { AuditRecord } from '../../../src/audit/auditRecord';
import { type ReadOptions, readAudit } from '../../../src/audit/reader.node';
import { AuditBench, auditEntry, GSID } from '../../support/auditBench';

describe('an audit log that is read', () => {
  let bench: AuditBench;
  beforeEach(() => (bench = new AuditBench()));
  afterEach(() => bench.dispose());

  async function read(options: ReadOptions = {}): Promise<AuditRecord[]> {
    const records: AuditRecord[] = [];
    for await (const record of readAudit(bench.folder, options)) records.push(record);
    return records;
  }
  const times = (records: readonly AuditRecord[]) => records.map(({ time }) => time.slice(5, 19));

  it('has nothing where there is no folder', async () => {
    assert.deepEqual(await read(), []);
  });

  it('gives the lines of all processes by time, the newest first or the oldest', async () => {
    await bench.write(2, { time: '2026-11-18T08:00:00.000Z' });
    await bench.write(2, { time: '2026-11-18T08:00:00.500Z' });
    await bench.write(1, { time: '2026-11-17T23:59:59.000Z' });
    const oldest = ['11-17T23:59:59', '11-18T08:00:00', '11-18T08:00:00', '11-18T08:00:01', '11-18T08:00:01'];
    assert.deepEqual(times(await read({ order: 'oldest' })), oldest);
    assert.deepEqual(times(await read()), oldest.toReversed());
    assert.deepEqual(times(await read({ limit: 2 })), ['11-18T08:00:01', '11-18T08:00:01']);
    assert.deepEqual(await read({ limit: 0 }), []);
  });

  it('gives lines of the same moment in the order in which they were written', async () => {
    const sink = bench.sink();
    for (const result of ['a', 'b', 'c']) await sink.append(auditEntry({ result }));
    assert.deepEqual(
      (await read()).map(({ result }) => result),
      ['c', 'b', 'a'],
    );
  });

  it('reads no day that nobody asks for', async () => {
    await bench.write(1, { time: '2026-11-18T08:00:00.000Z' });
    const old = await bench.write(1, { time: '2026-11-01T08:00:00.000Z' });
    appendFileSync(bench.path(old), 'no line\n');
    const skipped: string[] = [];
    const onSkipped = (file: string) => skipped.push(file);
    await read({ limit: 1, onSkipped });
    await read({ filter: { from: new Date('2026-11-18T00:00:00Z') }, onSkipped });
    assert.deepEqual(skipped, []);
    await read({ onSkipped });
    assert.deepEqual(skipped, [old]);
  });

  it('skips what cannot be read and says how much', async () => {
    const file = await bench.write(3);
    bench.tamper(file, (lines) => lines.with(2, 'no line').concat('{"seq":9}'));
    appendFileSync(bench.path(file), '{"seq":10,"ti');
    const skipped: [string, number][] = [];
    const records = await read({ onSkipped: (name, lines) => skipped.push([name, lines]) });
    assert.deepEqual(
      records.map(({ action }) => action),
      ['action_3', 'action_1'],
    );
    assert.deepEqual(skipped, [[file, 3]]);
  });

  it('stops when it is told to', async () => {
    await bench.write(1);
    await assert.rejects(read({ signal: AbortSignal.abort() }), { name: 'AbortError' });
  });

  it('can have very many lines of one day and process', async function () {
    this.timeout(20_000);
    const file = await bench.write(1);
    const told = { event: 'call', door: 'mcp', action: 'a', effect: 'read', result: 'ok' };
    const line = JSON.stringify({ seq: 2, time: '2026-11-18T09:00:00Z', ...told });
    appendFileSync(bench.path(file), `${line}\n`.repeat(130_000));
    assert.equal((await read({ limit: 1 })).length, 1);
  });

  it('can be read again and again while others write', async () => {
    const sink = bench.sink();
    for (let n = 1; n <= 5; n += 1) {
      await sink.append(auditEntry());
      assert.equal((await read()).length, n);
    }
    assert.equal(readdirSync(bench.folder).length, 1);
  });

  describe('through a filter', () => {
    const OTHER = GSID.replace('ABCD', 'WXYZ');
    beforeEach(async () => {
      const sink = bench.sink();
      const lines: Parameters<typeof auditEntry>[0][] = [
        { result: 'ok', records: [GSID] },
        { time: '2026-11-18T09:00:00.000Z', door: 'chat', result: 'rejected', input: { gsid: GSID } },
        { time: '2026-11-18T10:00:00.000Z', event: 'refusal', result: 'notAllowed', effect: 'write' },
        { time: '2026-11-18T11:00:00.000Z', user: 'tom.becker@example.com', records: [OTHER] },
        {
          time: '2026-11-18T12:00:00.000Z',
          action: 'gainsight.connect',
          event: 'signIn',
          tenant: 'a.example.com',
        },
      ];
      for (const line of lines) await sink.append(auditEntry({ vocabulary: ['gsid'], ...line }));
    });

    const hours = async (filter: AuditFilter) =>
      (await read({ filter, order: 'oldest' })).map(({ time }) => Number(time.slice(11, 13)));

    it('gives what lies between two moments, the second left out', async () => {
      const at = (hour: number) => new Date(Date.UTC(2026, 10, 18, hour));
      assert.deepEqual(await hours({ from: at(9), to: at(11) }), [9, 10]);
      assert.deepEqual(await hours({ from: at(12) }), [12]);
      assert.deepEqual(await hours({ to: at(9) }), [8]);
    });

    it('gives what touched or named a record', async () => {
      assert.deepEqual(await hours({ record: GSID }), [8, 9]);
      assert.deepEqual(await hours({ record: OTHER }), [11]);
    });

    it('gives what fits by event, action, door, effect, tenant and result', async () => {
      assert.deepEqual(await hours({ event: 'refusal' }), [10]);
      assert.deepEqual(await hours({ action: 'gainsight.connect' }), [12]);
      assert.deepEqual(await hours({ door: 'chat' }), [9]);
      assert.deepEqual(await hours({ effect: 'write' }), [10]);
      assert.deepEqual(await hours({ tenant: 'a.example.com' }), [12]);
      assert.deepEqual(await hours({ result: 'rejected' }), [9]);
      assert.deepEqual(await hours({ result: 'failed' }), [9, 10]);
      assert.deepEqual(await hours({ door: 'chat', result: 'ok' }), []);
    });

    it('gives what one person did', async () => {
      const all = await read({ order: 'oldest' });
      const tom = all.find(({ time }) => time.includes('T11'))?.user ?? '';
      assert.deepEqual(await hours({ people: new Set([tom]) }), [11]);
      assert.deepEqual(await hours({ people: new Set() }), []);
    });
  });
});
