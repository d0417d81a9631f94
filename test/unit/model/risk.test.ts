import assert from 'node:assert/strict';
import type { Score } from '../../../src/model/health';
import { assess, byRisk, firstSavingDay, type RiskFacts, type Verdict } from '../../../src/model/risk';

const TODAY = '2026-11-18';

function facts(parts: {
  name?: string;
  score?: Score;
  lastTouch?: string | null;
  renewalDate?: string;
}): RiskFacts {
  const { name = 'Account', score, lastTouch, renewalDate } = parts;
  return { company: { gsid: name, name, renewalDate }, score, lastTouch };
}

const scored = (value: number): Score => ({ value, source: 'scheme' });
const banded = (from: number, to: number): Score => ({ band: { label: 'Band', from, to }, source: 'band' });

describe('assess', () => {
  const scores: [words: string, score: Score | undefined, verdict: Verdict][] = [
    ['39.9', scored(39.9), 'atRisk'],
    ['exactly 40', scored(40), 'safe'],
    ['0', scored(0), 'atRisk'],
    ['a band that ends below 40', banded(0, 39.99), 'atRisk'],
    ['a band that begins at 40', banded(40, 69), 'safe'],
    ['a band across 40', banded(30, 50), 'unknown'],
    ['no score', undefined, 'unknown'],
  ];
  for (const [words, score, verdict] of scores) {
    it(`calls an account with ${words} ${verdict} for scores below 40`, () =>
      assert.equal(assess(facts(score ? { score } : {}), { scoreBelow: 40 }, TODAY), verdict));
  }

  const touches: [words: string, lastTouch: string | null | undefined, verdict: Verdict][] = [
    ['29 days ago', '2026-10-20', 'safe'],
    ['exactly 30 days ago', '2026-10-19', 'atRisk'],
    ['31 days ago', '2026-10-18', 'atRisk'],
    ['never', null, 'atRisk'],
    ['at a time that could not be read', undefined, 'unknown'],
  ];
  for (const [words, lastTouch, verdict] of touches) {
    it(`calls an account touched ${words} ${verdict} for no activity in 30 days`, () =>
      assert.equal(assess({ ...facts({}), lastTouch }, { noActivityDays: 30 }, TODAY), verdict));
  }

  const renewals: [renewalDate: string | undefined, verdict: Verdict][] = [
    ['2026-11-17', 'safe'],
    ['2026-11-18', 'atRisk'],
    ['2027-01-17', 'atRisk'],
    ['2027-01-18', 'safe'],
    [undefined, 'safe'],
  ];
  for (const [renewalDate, verdict] of renewals) {
    it(`calls a renewal on ${renewalDate ?? 'no date'} ${verdict} within 60 days`, () =>
      assert.equal(
        assess(facts(renewalDate ? { renewalDate } : {}), { renewalWithinDays: 60 }, TODAY),
        verdict,
      ));
  }

  it('is settled by one criterion that fails, whatever else is unknown', () => {
    const healthy = { ...facts({ score: scored(80) }), lastTouch: undefined };
    assert.equal(assess(healthy, { scoreBelow: 40, noActivityDays: 30 }, TODAY), 'safe');
  });
});

describe('firstSavingDay', () => {
  it('is the day after the one that lies exactly N days back', () =>
    assert.equal(firstSavingDay(TODAY, 30), '2026-10-20'));
});

describe('byRisk', () => {
  it('puts the lowest score first, then the longest untouched, then the nearest renewal', () => {
    const sorted = [
      facts({ name: 'late renewal', score: scored(30), lastTouch: '2026-10-01', renewalDate: '2027-02-01' }),
      facts({ name: 'soon renewal', score: scored(30), lastTouch: '2026-10-01', renewalDate: '2026-12-01' }),
      facts({ name: 'never touched', score: scored(30), lastTouch: null }),
      facts({ name: 'lowest', score: scored(10), lastTouch: '2026-11-17' }),
      facts({ name: 'unscored' }),
    ].sort(byRisk(TODAY));
    assert.deepEqual(
      sorted.map(({ company }) => company.name),
      ['lowest', 'never touched', 'soon renewal', 'late renewal', 'unscored'],
    );
  });
});
