import assert from 'node:assert/strict';
import { type AuditSource, readLines } from '../../../src/auditView/shownLine';
import { record, sourceOf } from '../../support/auditViewBench';

const at = (minute: number, file: string) => record({ time: `2026-11-18T08:0${minute}:00.000Z`, file });
const one = sourceOf([at(5, 'one'), at(3, 'one'), at(1, 'one')]);
const other = sourceOf([at(4, 'other'), at(2, 'other')], {
  foreignFiles: async () => async (file) => file === 'other',
});

async function read(lines: ReturnType<typeof readLines>): Promise<string[]> {
  const seen: string[] = [];
  for await (const { record: found, isForeign } of lines)
    seen.push(`${found.time.slice(15, 16)} ${found.file}${isForeign ? ' foreign' : ''}`);
  return seen;
}

describe('the lines of several folders', () => {
  it('come in the order of their times, with those marked whose key is not here', async () => {
    const newest = ['5 one', '4 other foreign', '3 one', '2 other foreign', '1 one'];
    assert.deepEqual(await read(readLines([one, other], {})), newest);
    const reversed = (source: AuditSource) =>
      sourceOf([], {
        foreignFiles: () => source.foreignFiles(),
        read: async function* (options) {
          const all = [];
          for await (const each of source.read(options)) all.push(each);
          yield* all.reverse();
        },
      });
    const oldest = [reversed(one), reversed(other)];
    assert.deepEqual(await read(readLines(oldest, { order: 'oldest' })), newest.toReversed());
  });

  it('are those of one folder when the other has none, and none when neither has', async () => {
    assert.equal((await read(readLines([one, sourceOf([])], {}))).length, 3);
    assert.deepEqual(await read(readLines([sourceOf([])], {})), []);
  });

  it('are read no further than somebody wants, and every folder is let go then', async () => {
    let closed = 0;
    const endless = sourceOf([], {
      read: async function* () {
        try {
          for (;;) yield at(5, 'endless');
        } finally {
          closed += 1;
        }
      },
    });
    const lines = readLines([endless, endless], {});
    await lines.next();
    await lines.return(undefined);
    assert.equal(closed, 2);
  });

  it('hand the filter on to each folder, and a failure to whoever reads', async () => {
    const filters: unknown[] = [];
    const failing = sourceOf([], {
      read: async function* ({ filter }) {
        filters.push(filter);
        yield* [];
        throw new Error('the folder cannot be read');
      },
    });
    await assert.rejects(read(readLines([failing], { filter: { door: 'mcp' } })), /cannot be read/);
    assert.deepEqual(filters, [{ door: 'mcp' }]);
  });
});
