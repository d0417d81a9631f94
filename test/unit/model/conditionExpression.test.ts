import assert from 'node:assert/strict';
import { readExpression } from '../../../src/model/conditionExpression';

describe('how conditions go together', () => {
  for (const [written, count, sent] of [
    ['a and b', 2, 'A AND B'],
    ['A OR  B', 2, 'A OR B'],
    [' a AND(b or c) ', 3, 'A AND (B OR C)'],
    ['((A) OR B) AND A', 2, '((A) OR B) AND A'],
  ] as const)
    it(`sends “${written}” as ${sent}`, () => assert.equal(readExpression(written, count), sent));

  for (const [written, count, kind, word] of [
    ['', 2, 'empty', ''],
    ['A AND C', 2, 'unknown', 'C'],
    ['A NOT B', 2, 'unknown', 'NOT'],
    ['A AND B; DROP', 2, 'unknown', ';'],
    ['A B', 2, 'misplaced', 'B'],
    ['A AND', 2, 'misplaced', 'AND'],
    ['OR A', 2, 'misplaced', 'OR'],
    ['A AND ()', 2, 'misplaced', ')'],
    ['A OR B)', 2, 'misplaced', ')'],
    ['A (B)', 2, 'misplaced', '('],
    ['(A OR B', 2, 'open', '('],
    ['A AND A', 2, 'unused', 'B'],
  ] as const)
    it(`finds what is wrong with “${written}”`, () =>
      assert.deepEqual(readExpression(written, count), { kind, word }));
});
