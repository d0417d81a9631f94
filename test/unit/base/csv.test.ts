import assert from 'node:assert/strict';
import { csvRow } from '../../../src/base/csv';

const SIGNS = ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20'];
const BLANKS = ['', ' ', '   ', '\t', '\r', '\n', '\u00a0', ' \ufeff'];

/** Whether a spreadsheet that reads this cell, and takes blanks away before it, finds plain text. */
const isText = (cell: string): boolean => /^"?'/.test(csvRow([cell]));

describe('a row of CSV', () => {
  it('has no cell that is run as a formula, also not after blanks', () => {
    for (const blank of BLANKS)
      for (const sign of SIGNS) assert.ok(isText(`${blank}${sign}1+1`), blank + sign);
    for (const blank of ['\t', '\r', '\n']) assert.ok(isText(`${blank}x`), JSON.stringify(blank));
  });

  it('leaves other text and numbers as they are', () => {
    assert.equal(
      csvRow(['A-1', 'a@example.com', ' x', -3, 0.5, undefined]),
      'A-1,a@example.com," x",-3,0.5,\r\n',
    );
  });
});
