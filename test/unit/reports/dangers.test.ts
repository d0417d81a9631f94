import assert from 'node:assert/strict';
import { type DangerSources, dangersIn } from '../../../src/reports/dangers';

const NOTHING: DangerSources = { ctas: [], plans: [], measures: [], renewal: {}, timeline: [] };

const kinds = (sources: Partial<DangerSources>, since = '2026-09-01'): readonly string[] =>
  dangersIn(since, { ...NOTHING, ...sources }).map(({ kind }) => kind);

describe('dangersIn', () => {
  it('finds nothing where nothing is known', () => {
    assert.deepEqual(kinds({}), []);
  });

  it('tells overdue CTAs from those that are risks by their type', () => {
    const ctas = [
      { cta: 'A', type: 'Lifecycle', daysLate: 1 },
      { cta: 'B', type: 'Churn Risk' },
      { cta: 'C', type: 'Lifecycle' },
    ];
    assert.deepEqual(kinds({ ctas }), ['Overdue CTA', 'Risk CTA']);
  });

  it('takes measures that fell, not those that are unscored or rose', () => {
    const measures = [
      { measure: 'A', score: 30, before: 31 },
      { measure: 'B', score: 31, before: 31 },
      { measure: 'C', score: 'unscored' },
    ];
    assert.deepEqual(kinds({ measures }), ['Fallen measure']);
  });

  for (const [daysLeft, found] of [
    [-3, true],
    [90, true],
    [91, false],
  ] as const)
    it(`${found ? 'counts' : 'does not count'} a renewal ${daysLeft} days away`, () => {
      assert.equal(kinds({ renewal: { daysLeft, renewalDate: '2027-01-01' } }).length, found ? 1 : 0);
    });

  it('reads bad news in subjects of the time, the first day included', () => {
    const entry = (date: string, subject: string) => ({ date, subject, type: 'Call' });
    const timeline = [
      entry('2026-09-01', 'Problem with exports'),
      entry('2026-08-31', 'Problem with imports'),
      entry('2026-09-02', 'Riskless'),
      entry('2026-09-03', 'Escalated to engineering'),
    ];
    assert.deepEqual(kinds({ timeline }), ['Timeline: Call', 'Timeline: Call']);
  });
});
