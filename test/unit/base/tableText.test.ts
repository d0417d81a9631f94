import assert from 'node:assert/strict';
import { type Cells, type TableFormat, tableText } from '../../../src/base/tableText';

/** The table as it is written when its rows come in these pieces. */
function written(format: TableFormat, columns: readonly string[], ...pieces: readonly (readonly Cells[])[]) {
  const text = tableText(format, columns);
  return [text.start(), ...pieces.map((rows) => text.rows(rows)), text.end()].join('');
}

describe('the text of a table', () => {
  it('is CSV in which no spreadsheet finds a formula, whatever piece it comes in', () => {
    const text = written(
      'csv',
      ['Name', '=Sum'],
      [['=cmd|calc', -3]],
      [
        ['+1', null],
        ['a,"b"\nc', true],
      ],
    );
    assert.equal(text, `Name,'=Sum\r\n'=cmd|calc,-3\r\n'+1,\r\n"a,""b""\nc",true\r\n`);
  });

  it('is JSON with the values as they are, and a key for each column', () => {
    const text = written('json', ['Name', 'Owner', 'Name'], [['A\nB', 'x', 1]], [['=1', undefined, null]]);
    assert.deepEqual(JSON.parse(text), [
      { Name: 'A\nB', Owner: 'x', 'Name (3)': 1 },
      { Name: '=1', Owner: null, 'Name (3)': null },
    ]);
    assert.match(text, /^\[\n {2}\{\n {4}"Name"/);
  });

  it('is a whole text where there is no row', () => {
    assert.equal(written('csv', ['A']), 'A\r\n');
    assert.deepEqual(JSON.parse(written('json', ['A'])), []);
  });
});
