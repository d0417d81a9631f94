import assert from 'node:assert/strict';
import { parseLimit, parseRetryAfter, untilNextMinute } from '../../../src/gainsight/retryAfter';

const NOW = Date.UTC(2026, 2, 4, 15, 30, 12, 500);

describe('parseRetryAfter', () => {
  const table: [string | null, number | undefined][] = [
    ['5', 5_000],
    [' 12 ', 12_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Wed, 04 Mar 2026 15:30:42 GMT', 29_500],
    ['Wed, 04 Mar 2026 15:00:00 GMT', 0],
    [null, undefined],
    ['', undefined],
    ['-5', undefined],
    ['soon', undefined],
  ];
  for (const [header, wait] of table) {
    it(`reads ${JSON.stringify(header)} as ${String(wait)}`, () =>
      assert.equal(parseRetryAfter(header, NOW), wait));
  }
});

describe('parseLimit', () => {
  const table: [string | null, number | undefined][] = [
    ['100', 100],
    [' 20, 20;w=60', 20],
    ['0', undefined],
    ['many', undefined],
    [null, undefined],
  ];
  for (const [header, limit] of table)
    it(`reads ${JSON.stringify(header)} as ${String(limit)}`, () => assert.equal(parseLimit(header), limit));
});

describe('untilNextMinute', () => {
  it('counts to the boundary where the window begins anew', () => assert.equal(untilNextMinute(NOW), 47_500));

  it('never waits longer than a minute', () =>
    assert.equal(untilNextMinute(Date.UTC(2026, 2, 4, 15, 30)), 60_000));
});
