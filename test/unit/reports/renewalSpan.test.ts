import assert from 'node:assert/strict';
import { spanIn } from '../../../src/reports/renewalSpan';

const on = (today: string, fiscalYearStartMonth?: number) => ({
  clock: { today: () => today, timeZone: 'Europe/Berlin' },
  fiscalYearStartMonth,
});

const read = (text: string, today = '2026-11-18', start?: number) => {
  const { input, words } = spanIn(text, on(today, start)) ?? {};
  const days = input && ('from' in input ? `${input.from}/${input.to}` : input.within_days);
  return [days, words];
};

describe('the time that renewals are asked for', () => {
  for (const [text, days, words] of [
    ['60', 60, 'the next 60 days'],
    ['next 45 days', 45, 'the next 45 days'],
    ['30d', 30, 'the next 30 days'],
    ['2 weeks', 14, 'the next 2 weeks'],
    ['within the next 1 week', 7, 'the next week'],
    ['in 3 months', '2026-11-18/2027-02-18', 'the next 3 months'],
    ['this week', '2026-11-16/2026-11-22', 'the week of 2026-11-16 to 2026-11-22'],
    ['next week', '2026-11-23/2026-11-29', 'the week of 2026-11-23 to 2026-11-29'],
    ['this month', '2026-11-01/2026-11-30', '2026-11'],
    ['Next Month', '2026-12-01/2026-12-31', '2026-12'],
    ['last month', '2026-10-01/2026-10-31', '2026-10'],
    ['this quarter', '2026-10-01/2026-12-31', 'Q4 FY26, 2026-10-01 to 2026-12-31'],
    ['in the next quarter', '2027-01-01/2027-03-31', 'Q1 FY27, 2027-01-01 to 2027-03-31'],
    ['q2 FY27', '2027-04-01/2027-06-30', 'Q2 FY27, 2027-04-01 to 2027-06-30'],
  ] as const)
    it(`is ${words} for "${text}"`, () => {
      assert.deepEqual(read(text), [days, words]);
    });

  it('is a quarter of the fiscal year, where that does not begin in January', () => {
    assert.equal(read('this quarter', '2026-11-18', 2)[1], 'Q4 FY27, 2026-11-01 to 2027-01-31');
    assert.equal(read('next fiscal quarter', '2026-11-18', 2)[1], 'Q1 FY28, 2027-02-01 to 2027-04-30');
    assert.equal(read('Q3 FY2027', '2026-11-18', 2)[1], 'Q3 FY27, 2026-08-01 to 2026-10-31');
  });

  it('is a week that began on Monday, on a Sunday and on a Monday, too', () => {
    assert.equal(read('this week', '2026-11-22')[0], '2026-11-16/2026-11-22');
    assert.equal(read('last week', '2026-11-23')[0], '2026-11-16/2026-11-22');
  });

  it('ends with the month where that has no such day', () => {
    assert.equal(read('3 months', '2026-11-30')[0], '2026-11-30/2027-02-28');
  });

  for (const text of ['soon', '-5', '99999', '1.5', '600 weeks', '200 months', 'quarter', 'q5 fy27'])
    it(`is not known for "${text}"`, () => {
      assert.equal(spanIn(text, on('2026-11-18')), undefined);
    });
});
