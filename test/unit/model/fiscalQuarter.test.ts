import assert from 'node:assert/strict';
import {
  monthsFrom,
  quarterAfter,
  quarterDays,
  quarterLabel,
  quarterOf,
} from '../../../src/model/fiscalQuarter';

describe('fiscal quarters', () => {
  const label = (day: string, start: number): string => quarterLabel(quarterOf(day, start));

  it('are those of the calendar where the fiscal year begins in January', () => {
    assert.deepEqual(
      ['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map((day) => label(day, 1)),
      ['Q1 FY26', 'Q1 FY26', 'Q2 FY26', 'Q4 FY26'],
    );
  });

  it('have the number of the year that the fiscal year ends in', () => {
    assert.deepEqual(
      ['2026-01-31', '2026-02-01', '2026-11-18', '2027-01-31', '2027-02-01'].map((day) => label(day, 2)),
      ['Q4 FY26', 'Q1 FY27', 'Q4 FY27', 'Q4 FY27', 'Q1 FY28'],
    );
    assert.deepEqual([label('2026-09-30', 10), label('2026-10', 10)], ['Q4 FY26', 'Q1 FY27']);
  });

  it('have a first and a last day, in which they are found again', () => {
    assert.deepEqual(quarterDays({ year: 2027, quarter: 4 }, 2), { from: '2026-11-01', to: '2027-01-31' });
    assert.deepEqual(quarterDays({ year: 2028, quarter: 1 }, 1), { from: '2028-01-01', to: '2028-03-31' });
    assert.deepEqual(quarterDays({ year: 2028, quarter: 1 }, 12), { from: '2027-12-01', to: '2028-02-29' });
    for (let start = 1; start <= 12; start += 1) {
      const quarter = quarterOf('2026-11-18', start);
      const { from, to } = quarterDays(quarter, start);
      assert.ok(from <= '2026-11-18' && to >= '2026-11-18');
      assert.deepEqual([quarterOf(from, start), quarterOf(to, start)], [quarter, quarter]);
    }
  });

  it('follow each other over the end of a year', () => {
    assert.deepEqual(quarterAfter({ year: 2027, quarter: 4 }, 1), { year: 2028, quarter: 1 });
    assert.deepEqual(quarterAfter({ year: 2027, quarter: 1 }, -1), { year: 2026, quarter: 4 });
    assert.deepEqual(quarterAfter({ year: 2027, quarter: 2 }, 5), { year: 2028, quarter: 3 });
  });

  it('are counted from months that go on over the end of a year', () => {
    assert.deepEqual(monthsFrom('2026-11-18', 4), ['2026-11', '2026-12', '2027-01', '2027-02']);
  });
});
