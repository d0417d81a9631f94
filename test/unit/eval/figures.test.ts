import assert from 'node:assert/strict';
import { namesDay } from '../../eval/facts/days';
import { saysFigure } from '../../eval/facts/figures';

describe('a figure in an answer', () => {
  const same: readonly (readonly [string, number])[] = [
    ['ARR 1,200,000', 1_200_000],
    ['ARR 1.200.000 €', 1_200_000],
    ['ARR 1 200 000', 1_200_000],
    ["ARR 1'200'000", 1_200_000],
    ['ARR 1200000.', 1_200_000],
    ['$1.2M', 1_200_000],
    ['1.2 million', 1_200_000],
    ['1,2 Mio. EUR', 1_200_000],
    ['€1,676k in all', 1_676_000],
    ['about 1.68M', 1_676_000],
    ['420k', 420_000],
    ['49.8 %', 49.8],
    ['49,8 %', 49.8],
    ['−9 points', -9],
    ['lost 9 points', -9],
    ['Five accounts', 5],
    ['score: 28', 28],
    ['| 28 |', 28],
  ];
  for (const [text, value] of same)
    it(`${text} says ${value}`, () => assert.equal(saysFigure(text, value), true));

  const others: readonly (readonly [string, number])[] = [
    ['ARR 1,210,000', 1_200_000],
    ['$1.3M', 1_200_000],
    ['2M', 1_676_000],
    ['280', 28],
    ['128', 28],
    ['2.8', 28],
    ['28.5', 28],
    ['on 2026-11-28', 28],
    ['28 October 2026', 28],
    ['at 09:28', 28],
    ['Q4', 4],
    ['fivefold', 5],
    ['420', 420_000],
  ];
  for (const [text, value] of others)
    it(`${text} does not say ${value}`, () => assert.equal(saysFigure(text, value), false));
});

describe('a day in an answer', () => {
  for (const text of [
    ...['2026-10-02', '2 October 2026', '2nd of October', 'October 2, 2026', 'Oct 2', '2 Oct. 2026'],
    ...['02.10.2026', '2.10.', '10/2/2026', 'on Friday, October 2nd'],
  ])
    it(`${text} names 2 October 2026`, () => assert.equal(namesDay(text, '2026-10-02'), true));

  for (const text of ['2026-10-12', '2025-10-02', '2 October 2025', '12 October', '2 November', 'October 20'])
    it(`${text} does not`, () => assert.equal(namesDay(text, '2026-10-02'), false));
});
