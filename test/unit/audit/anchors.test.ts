import assert from 'node:assert/strict';
import { AnchorWriter } from '../../../src/audit/anchors.node';
import { writingKey } from '../../../src/audit/chainKey.node';
import { AuditBench, auditEntry, MemoryKeys, unlocked } from '../../support/auditBench';

/** Secrets that take until they are let through. */
class SlowKeys extends MemoryKeys {
  waiting: (() => void)[] = [];
  underWay = 0;
  most = 0;

  override async store(name: string, secret: string): Promise<void> {
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.underWay -= 1;
    await super.store(name, secret);
  }
}

describe('anchors', () => {
  let bench: AuditBench;
  beforeEach(() => (bench = new AuditBench()));
  afterEach(() => bench.dispose());

  it('are stored behind the lines, one at a time, and of each file only the newest', async () => {
    const file = await bench.write(1);
    const other = await bench.write(1);
    const keys = new SlowKeys();
    const key = await writingKey(new MemoryKeys(), unlocked);
    const writer = new AnchorWriter(keys);
    const note = (name: string, count: number) =>
      writer.note(bench.path(name), key, { file: name, place: 'p', count, head: 'h'.repeat(43) });
    for (const count of [1, 2, 3]) note(file, count);
    note(other, 1);
    const settled = writer.settled();
    while (keys.waiting.length === 0) await new Promise(setImmediate);
    for (const count of [4, 5, 6]) note(file, count);
    const letThrough = setInterval(() => keys.waiting.shift()?.());
    await settled;
    clearInterval(letThrough);
    assert.equal(keys.most, 1);
    assert.deepEqual(Object.fromEntries(keys.stored), {
      [`gainsight.audit.anchor.${file}`]: 2,
      [`gainsight.audit.anchor.${other}`]: 1,
    });
    assert.match(keys.entries.get(`gainsight.audit.anchor.${file}`) ?? '', /"count":6/);
  });

  it('are made up for by the next when one could not be stored', async () => {
    const sink = bench.sink();
    await sink.append(auditEntry());
    await sink.settled();
    bench.keys.failing = (name) => name.includes('.anchor.');
    await sink.append(auditEntry());
    await sink.settled();
    const late = async () => (await bench.verify()).files.map(({ notAnchored }) => notAnchored);
    assert.deepEqual(await late(), [1]);
    bench.keys.failing = () => false;
    await sink.append(auditEntry());
    await sink.settled();
    assert.deepEqual(await late(), [0]);
  });

  it('are fewer than lines that come at once', async () => {
    const sink = bench.sink();
    const { keys } = bench;
    const times = () => keys.stored.get(`gainsight.audit.anchor.${sink.writing ?? ''}`) ?? 0;
    const store = keys.store.bind(keys);
    let goOn = (): void => undefined;
    const written = new Promise<void>((resolve) => (goOn = resolve));
    // From its second anchor on the vault is slower than all of the lines.
    keys.store = async (name, secret) => {
      if (times() > 0) await written;
      return store(name, secret);
    };
    await Promise.all(Array.from({ length: 100 }, () => sink.append(auditEntry())));
    goOn();
    await sink.settled();
    assert.ok(times() > 1 && times() <= 3, String(times()));
    assert.deepEqual((await bench.verify()).sentences, ['1 file with 100 lines is as written.']);
  });

  it('of two windows do not touch one another', async () => {
    const [one, other] = [bench.sink(), bench.sink()];
    await Promise.all(Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? one : other).append(auditEntry())));
    await Promise.all([one.settled(), other.settled()]);
    assert.deepEqual((await bench.verify()).sentences, ['2 files with 30 lines are as written.']);
  });
});
