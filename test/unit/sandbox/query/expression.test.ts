import assert from 'node:assert/strict';
import {
  aliasesOf,
  evaluate,
  parseExpression,
  requiredAliases,
} from '../../../../src/sandbox/query/expression';
import { QueryFault } from '../../../../src/sandbox/query/queryFault';

describe('sandbox filter expression', () => {
  const holds = (source: string, ...held: string[]): boolean =>
    evaluate(parseExpression(source), (alias) => held.includes(alias));

  const table: [source: string, held: string[], result: boolean][] = [
    ['A', ['A'], true],
    ['A', [], false],
    ['A AND B', ['A'], false],
    ['A AND B', ['A', 'B'], true],
    ['A OR B', ['B'], true],
    ['A OR B AND C', ['A'], true],
    ['A OR B AND C', ['B'], false],
    ['A AND B OR C', ['C'], true],
    ['(A OR B) AND C', ['A'], false],
    ['(A OR B) AND C', ['B', 'C'], true],
    ['A AND (B OR (C AND D))', ['A', 'C', 'D'], true],
    ['A AND (B OR (C AND D))', ['A', 'C'], false],
    ['aa and Bb or c', ['aa', 'Bb'], true],
    ['((A))', ['A'], true],
    ['  A   AND\tB ', ['A', 'B'], true],
  ];
  for (const [source, held, result] of table)
    it(`reads "${source}" with ${held.join(', ') || 'nothing'} as ${result}`, () => {
      assert.equal(holds(source, ...held), result);
    });

  for (const source of [
    '',
    '   ',
    'A AND',
    'AND A',
    'A B',
    '(A',
    'A)',
    'A AND OR B',
    'A & B',
    '()',
    'A OR (B',
  ])
    it(`refuses "${source}"`, () => {
      assert.throws(
        () => parseExpression(source),
        (error) => error instanceof QueryFault && error.reason === 'expression',
      );
    });

  it('names every alias, and those without which nothing holds', () => {
    const expression = parseExpression('A AND (B OR C) AND (D AND E)');
    assert.deepEqual(aliasesOf(expression), ['A', 'B', 'C', 'D', 'E']);
    assert.deepEqual(requiredAliases(expression), ['A', 'D', 'E']);
    assert.deepEqual(requiredAliases(parseExpression('A OR B')), []);
  });
});
