import assert from 'node:assert/strict';
import type { SchemeRow } from '../../../src/model/health';
import { bandAt, bandsOf, scoreOf } from '../../../src/model/scoring';

const company = { gsid: 'C', name: 'Account' };
const numbered: SchemeRow[] = [
  { gsid: 'S85', label: 'Healthy', score: 85, from: 70, to: 100, color: '#107c10' },
  { gsid: 'S28', label: 'At risk', score: 28, from: 0, to: 39, color: '#d13438' },
  { gsid: 'S31', label: 'At risk', score: 31, from: 0, to: 39 },
];
const scheme = new Map(numbered.map((row) => [row.gsid, row]));
const bands = bandsOf(numbered);

describe('bandsOf', () => {
  it('gathers the rows of a scheme into bands, lowest first', () =>
    assert.deepEqual(bands, [
      { label: 'At risk', color: '#d13438', from: 0, to: 39 },
      { label: 'Healthy', color: '#107c10', from: 70, to: 100 },
    ]));

  it('takes the range from the scores where the scheme has no bounds', () => {
    const rows = [10, 30, 20].map((score) => ({ gsid: `S${score}`, label: 'Low', score }));
    assert.deepEqual(bandsOf(rows), [{ label: 'Low', color: undefined, from: 10, to: 30 }]);
  });
});

describe('bandAt', () => {
  it('finds the band of a fraction between two bounds', () =>
    assert.equal(bandAt(bands, 39.5)?.label, 'At risk'));
  it('finds none below the lowest', () => assert.equal(bandAt(bands, -1), undefined));
});

describe('scoreOf', () => {
  const snapshot = { companyGsid: 'C', day: '2026-11-15', score: 72 };

  it('takes the number of the scheme before the history', () => {
    const score = scoreOf({ ...company, scoreId: 'S28' }, scheme, snapshot, bands);
    assert.deepEqual([score?.value, score?.source, score?.band?.label], [28, 'scheme', 'At risk']);
  });

  it('takes the newest snapshot where the scheme has grades without numbers', () => {
    const grades = new Map([['G', { gsid: 'G', label: 'Green' }]]);
    const score = scoreOf({ ...company, scoreId: 'G' }, grades, snapshot, bands);
    assert.deepEqual([score?.value, score?.source, score?.asOf], [72, 'history', '2026-11-15']);
  });

  it('gives the band alone where there is no number anywhere', () => {
    const score = scoreOf({ ...company, bandLabel: 'Green' }, new Map(), undefined, []);
    assert.deepEqual(score, { band: { label: 'Green' }, source: 'band' });
  });

  it('gives nothing, and no zero, for an unscored account', () =>
    assert.equal(scoreOf(company, scheme, undefined, bands), undefined));
});
