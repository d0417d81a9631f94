import assert from 'node:assert/strict';
import { askedDay, comingDay } from '../../../src/model/comingDay';

describe('comingDay', () => {
  // A Wednesday.
  const TODAY = '2026-11-18';
  const days: readonly (readonly [string, string | undefined])[] = [
    ['today', '2026-11-18'],
    ['Tomorrow', '2026-11-19'],
    ['+1d', '2026-11-19'],
    ['+2w', '2026-12-02'],
    ['2 weeks', '2026-12-02'],
    ['in 3 days', '2026-11-21'],
    ['in a month', '2026-12-18'],
    ['+3m', '2027-02-18'],
    ['+1y', '2027-11-18'],
    ['next week', '2026-11-25'],
    ['next month', '2026-12-18'],
    ['Friday', '2026-11-20'],
    ['next Monday', '2026-11-23'],
    ['last Friday', '2026-11-13'],
    ['last Wednesday', '2026-11-11'],
    ['Wednesday', '2026-11-25'],
    ['end of month', '2026-11-30'],
    ['end of the quarter', '2026-12-31'],
    ['end of year', '2026-12-31'],
    ['1 Dec', '2026-12-01'],
    ['January 15', '2027-01-15'],
    ['2026-12-01', '2026-12-01'],
    ['2026-11-01', '2026-11-01'],
    ['2026-02-31', undefined],
    ['11/12/2026', undefined],
    ['some day', undefined],
    ['', undefined],
  ];
  for (const [text, day] of days)
    it(`reads "${text}" as ${day ?? 'no day'}`, () => {
      assert.equal(comingDay(text, TODAY), day);
    });

  it('ends a month that is shorter on its last day', () => {
    assert.equal(comingDay('+1m', '2027-01-31'), '2027-02-28');
    assert.equal(comingDay('end of month', '2028-02-10'), '2028-02-29');
  });
});

describe('askedDay', () => {
  // A Wednesday.
  const TODAY = '2026-11-18';
  const days: readonly (readonly [text: string, past: string | undefined, nearest?: string])[] = [
    ['1 Nov', '2026-11-01'],
    ['last Friday', '2026-11-13'],
    ['last month', '2026-10-18'],
    ['-2w', '2026-11-04'],
    ['3 months ago', '2026-08-18'],
    ['10 days ago', '2026-11-08'],
    ['yesterday', '2026-11-17'],
    ['tomorrow', '2026-11-19'],
    ['+2w', '2026-12-02'],
    ['next Friday', '2026-11-20'],
    ['end of quarter', '2026-12-31'],
    ['Wednesday', '2026-11-18'],
    ['Friday', '2026-11-13', '2026-11-20'],
    ['1 Dec', '2025-12-01', '2026-12-01'],
    ['15 January', '2026-01-15', '2027-01-15'],
    ['11/12', undefined],
  ];
  for (const [text, past, nearest = past] of days)
    it(`reads "${text}" as ${past ?? 'no day'} for what has happened, as ${nearest ?? 'no day'} otherwise`, () => {
      assert.deepEqual([askedDay(text, TODAY, 'past'), askedDay(text, TODAY, 'nearest')], [past, nearest]);
    });
});
