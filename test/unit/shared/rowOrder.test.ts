import assert from 'node:assert/strict';
import { type Cell, type ColumnKind, sortedRows } from '../../../src/shared/rowOrder';

function sorted(kind: ColumnKind, cells: readonly Cell[], descending = false): readonly Cell[] {
  const rows = cells.map((cell, at) => ({ cells: [cell, at] as Cell[] }));
  return sortedRows(rows, { column: 0, descending }, kind, 'en').map((row) => row.cells[0] ?? null);
}

describe('rows in the order of a column', () => {
  it('compares numbers as numbers, also where they are written as text', () => {
    assert.deepEqual(sorted('number', [10, 9, '100', -1]), [-1, 9, 10, '100']);
    assert.deepEqual(sorted('number', [10, 9, 100], true), [100, 10, 9]);
  });

  it('compares days and moments by time', () => {
    const [day, moment, later] = ['2026-02-01', '2026-01-31T23:00:00-02:00', '2026-10-01'];
    assert.deepEqual(sorted('day', [later, moment, day]), [day, moment, later]);
  });

  it('compares text as the language has it, numbers in it by their worth', () => {
    assert.deepEqual(sorted('text', ['Zebra', 'äpfel', 'Item 10', 'item 9']), [
      'äpfel',
      'item 9',
      'Item 10',
      'Zebra',
    ]);
  });

  it('puts no before yes', () => assert.deepEqual(sorted('yesNo', [true, false]), [false, true]));

  it('puts what is empty last, whichever way the rest goes', () => {
    assert.deepEqual(sorted('number', [null, 2, '', 1]), [1, 2, null, '']);
    assert.deepEqual(sorted('number', [null, 2, '', 1], true), [2, 1, null, '']);
  });

  it('puts what is no number after the numbers', () => {
    assert.deepEqual(sorted('number', ['n/a', 3, 1]), [1, 3, 'n/a']);
  });

  it('keeps the order of what is equal, both ways', () => {
    const rows = ['b', 'a', 'b', 'a'].map((cell, at) => ({ cells: [cell, at] as Cell[] }));
    const places = (descending: boolean) =>
      sortedRows(rows, { column: 0, descending }, 'text', 'en').map(({ cells }) => cells[1]);
    assert.deepEqual(places(false), [1, 3, 0, 2]);
    assert.deepEqual(places(true), [0, 2, 1, 3]);
  });
});
