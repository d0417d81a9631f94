import assert from 'node:assert/strict';
import { writeAnswer } from '../../../src/tools/resultBudget';

interface Written {
  readonly returned: number;
  readonly rows: readonly { readonly name: string }[];
  readonly next?: string;
  readonly leftOut?: string;
}

const rows = Array.from({ length: 50 }, (_, n) => ({ name: `Account ${n}`, note: null }));
// What is written is JSON of this shape.
const written = (text: string): Written => JSON.parse(text) as Written;

describe('writeAnswer', () => {
  it('keeps an answer that fits as it is, without what is empty', () => {
    const answer = written(writeAnswer({ status: 'ok', next: 'offset 50', rows }));
    assert.deepEqual([answer.returned, answer.next, answer.leftOut], [50, 'offset 50', undefined]);
    assert.deepEqual(answer.rows[0], { name: 'Account 0' });
  });

  it('does not name the next page when rows of this one are left out', () => {
    const text = writeAnswer({ status: 'ok', next: 'offset 50', rows }, 500);
    const answer = written(text);
    assert.ok(text.length <= 500 && answer.returned > 0);
    assert.equal(answer.next, undefined);
    assert.match(answer.leftOut ?? '', new RegExp(`^${50 - answer.returned} rows`));
  });

  it('takes characters that nobody sees out of names', () => {
    const text = writeAnswer({ status: 'ok', rows: [{ name: 'Acme\u200b\u202e Corp' }] });
    assert.equal(written(text).rows[0]?.name, 'Acme Corp');
  });

  it('leaves out every row rather than a part of one', () => {
    const answer = written(writeAnswer({ status: 'ok', rows: [{ name: 'x'.repeat(900) }] }, 300));
    assert.deepEqual([answer.returned, answer.rows.length], [0, 0]);
  });
});
