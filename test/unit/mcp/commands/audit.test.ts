import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { AuditLog } from '../../../../src/audit/auditLog.node';
import { audit } from '../../../../src/mcp/commands/audit.node';
import { AuditBench, MemoryKeys, unlocked } from '../../../support/auditBench';

describe('the command that verifies the record', () => {
  let bench: AuditBench;
  beforeEach(() => (bench = new AuditBench()));
  afterEach(() => bench.dispose());

  const verified = async (keys = bench.keys) => {
    const now = () => new Date('2026-11-18T12:00:00.000Z');
    const log = new AuditLog({ folder: bench.folder, keys, lock: unlocked, now });
    const said: string[] = [];
    const good = await audit(['verify'], {
      ...{ auditIn: () => log, own: { append: async () => undefined }, now },
      ...{ product: { name: 'Gainsight', vendor: 'example', version: '1.0.0' }, output: new Writable() },
      ...{ out: (line) => said.push(line), say: () => undefined, signal: new AbortController().signal },
    });
    return { good, said: said.join('\n') };
  };

  it('finds it good as long as a key vouches for something of it', async () => {
    assert.equal((await verified()).good, false);
    await bench.write(1);
    assert.equal((await verified()).good, true);
    await bench.write(1, {}, { keys: new MemoryKeys() });
    assert.equal((await verified()).good, true);
  });

  it('does not find it good where no key of it is here any more', async () => {
    await bench.write(1);
    const { good, said } = await verified(new MemoryKeys());
    assert.equal(good, false);
    assert.match(said, /^1 file is written by another process whose key is not here/);
  });
});
