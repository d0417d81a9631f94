import assert from 'node:assert/strict';
import type { Cells } from '../../../src/base/tableText';
import { exportRows, type RowsToExport } from '../../../src/host/exportRows';
import { Notifier } from '../../../src/host/notify';
import { fakeHost, Uri, workspace } from '../../support/vscode';

const FILE = 'file:///tmp/rows.csv';
const notify = new Notifier();
const told = (): string | undefined => fakeHost.notifications.at(-1)?.message;

/** Rows in pieces; `before` is called before each piece is read. */
function rowsIn(
  pieces: readonly (readonly Cells[])[],
  before: (at: number) => void = () => undefined,
): RowsToExport {
  return {
    title: 'My: Rows',
    columns: ['Name'],
    read: async function* () {
      for (const [at, piece] of pieces.entries()) {
        before(at);
        yield piece;
      }
    },
  };
}

const many = (count: number): Cells[] => Array.from({ length: count }, (_, at) => [`row ${at}`]);

describe('exporting rows', () => {
  beforeEach(() => {
    fakeHost.reset();
    fakeHost.saveTo = Uri.parse(FILE);
  });

  it('writes every piece, and nothing beside the file', async () => {
    await exportRows(rowsIn([many(450), [['last']]]), notify);
    const lines = (fakeHost.files.get(FILE) ?? '').trimEnd().split('\r\n');
    assert.deepEqual([lines.length, lines[1], lines.at(-1)], [452, 'row 0', 'last']);
    assert.deepEqual([...fakeHost.files.keys()], [FILE]);
    assert.equal(told(), 'Exported 451 rows.');
  });

  it('writes JSON where the name says so, or where it is asked for', async () => {
    fakeHost.saveTo = Uri.parse('file:///tmp/rows.JSON');
    await exportRows(rowsIn([[['a']]]), notify);
    assert.deepEqual(JSON.parse(fakeHost.files.get('file:///tmp/rows.JSON') ?? ''), [{ Name: 'a' }]);
    assert.equal(told(), 'Exported 1 row.');
    fakeHost.saveTo = Uri.parse('file:///tmp/rows');
    await exportRows({ ...rowsIn([[['a']]]), format: 'json' }, notify);
    assert.deepEqual(JSON.parse(fakeHost.files.get('file:///tmp/rows') ?? ''), [{ Name: 'a' }]);
    assert.deepEqual(fakeHost.saveOffers.at(-1)?.filters, { JSON: ['json'] });
  });

  it('leaves no file when it is cancelled, and the one that was there as it was', async () => {
    fakeHost.files.set(FILE, 'before');
    await exportRows(
      rowsIn([many(10), many(10)], (at) => at === 1 && fakeHost.progress.cancel()),
      notify,
    );
    assert.deepEqual([...fakeHost.files], [[FILE, 'before']]);
    assert.equal(told(), 'Cancelled: nothing was exported.');
  });

  it('leaves no file when it is cancelled while it is written', async () => {
    const { writeFile } = workspace.fs;
    workspace.fs.writeFile = async (uri, bytes) => {
      await writeFile(uri, bytes);
      fakeHost.progress.cancel();
    };
    try {
      await exportRows(rowsIn([many(3)]), notify);
    } finally {
      workspace.fs.writeFile = writeFile;
    }
    assert.deepEqual([...fakeHost.files], []);
    assert.equal(told(), 'Cancelled: nothing was exported.');
  });

  it('leaves no file when the rows cannot be read', async () => {
    const failing = rowsIn([many(3), many(3)], (at) => {
      if (at === 1) throw new Error('offline');
    });
    await assert.rejects(exportRows(failing, notify), /offline/);
    assert.deepEqual([...fakeHost.files], []);
  });

  it('says that the file could not be written, and leaves the one that was there', async () => {
    fakeHost.files.set(FILE, 'before');
    const { rename } = workspace.fs;
    workspace.fs.rename = async () => {
      throw new Error('read-only');
    };
    try {
      await exportRows(rowsIn([many(3)]), notify);
    } finally {
      workspace.fs.rename = rename;
    }
    assert.deepEqual([...fakeHost.files], [[FILE, 'before']]);
    assert.equal(told(), 'The file could not be written.');
  });

  it('stops at 50,000 rows and says that there are more', async () => {
    const read: number[] = [];
    await exportRows(
      rowsIn([many(49_900), many(300), many(5)], (at) => read.push(at)),
      notify,
    );
    assert.equal((fakeHost.files.get(FILE) ?? '').trimEnd().split('\r\n').length, 50_001);
    assert.equal(told(), 'Exported the first 50000 rows; there are more.');
    assert.deepEqual(read, [0, 1]);
  });

  it('reads nothing when no place is chosen', async () => {
    fakeHost.saveTo = undefined;
    await exportRows(
      rowsIn([many(3)], () => assert.fail('it was read')),
      notify,
    );
    assert.deepEqual([...fakeHost.files], []);
  });
});
