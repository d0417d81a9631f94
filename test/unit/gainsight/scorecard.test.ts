import assert from 'node:assert/strict';
import { toMeasure, toSchemeRow, toSnapshot } from '../../../src/gainsight/records/scorecard';

describe('toSchemeRow', () => {
  const columns = { label: 'Label', score: 'Score', color: 'Color', from: 'From', to: 'To' };

  it('reads a grade', () => {
    const row = { Gsid: '1', label: 'At risk', score: '28', COLOR: '#D13438', From: 0, To: 39 };
    assert.deepEqual(toSchemeRow(row, columns), {
      gsid: '1',
      label: 'At risk',
      score: 28,
      color: '#d13438',
      from: 0,
      to: 39,
    });
  });

  for (const [written, color] of [
    ['D13438', '#d13438'],
    ['#fa0', '#ffaa00'],
    ['red', undefined],
    ['#12345', undefined],
  ])
    it(`takes the colour ${written!} for ${String(color)}`, () =>
      assert.equal(toSchemeRow({ Gsid: '1', Label: 'x', Color: written }, columns)?.color, color));

  it('is nothing without id or label, and has no score where the tenant keeps none', () => {
    assert.equal(toSchemeRow({ Gsid: '1' }, columns), undefined);
    assert.equal(toSchemeRow({ Label: 'x' }, columns), undefined);
    assert.equal(toSchemeRow({ Gsid: '1', Label: 'x', Score: 5 }, { label: 'Label' })?.score, undefined);
  });
});

describe('toSnapshot', () => {
  const columns = {
    company: 'AccountId__gc',
    day: 'SnapshotDate__gc',
    score: 'Overall__gc',
    granularity: 'G__gc',
  };

  it('reads a day, from ISO or epoch', () => {
    const snapshot = { companyGsid: '1P02A', day: '2026-03-01', score: 0, granularity: 'Weekly' };
    const row = { AccountId__gc: '1P02A', SnapshotDate__gc: '2026-03-01', Overall__gc: 0, G__gc: 'Weekly' };
    assert.deepEqual(toSnapshot(row, columns), snapshot);
    assert.deepEqual(toSnapshot({ ...row, SnapshotDate__gc: Date.UTC(2026, 2, 1) }, columns), snapshot);
  });

  it('is nothing when the score is missing: that is not 0', () => {
    const row = { AccountId__gc: '1P02A', SnapshotDate__gc: '2026-03-01', Overall__gc: null };
    assert.equal(toSnapshot(row, columns), undefined);
  });
});

describe('toMeasure', () => {
  const columns = {
    name: 'M__gr.Name',
    score: 'Cur',
    previous: 'Prev',
    comment: 'C',
    changedAt: 'At',
    weight: 'W',
  };
  const red = { gsid: 'R', label: 'Red', score: 20 };
  const grey = { gsid: 'G', label: 'Grey' };
  const scheme = new Map([
    ['R', red],
    ['G', grey],
  ]);

  it('reads scores through the scheme', () => {
    const row = {
      'M__gr.Name': 'Adoption',
      Cur: 'R',
      Prev: 'G',
      C: 'Low',
      At: '2026-03-04T15:30:00Z',
      W: '25',
    };
    assert.deepEqual(toMeasure(row, columns, scheme), {
      name: 'Adoption',
      group: undefined,
      weight: 25,
      score: { value: 20, band: red, source: 'scheme' },
      previous: { value: undefined, band: grey, source: 'band' },
      trend: undefined,
      comment: 'Low',
      changedAt: new Date('2026-03-04T15:30:00Z'),
    });
  });

  it('keeps a measure that is not scored, without a score', () => {
    const measure = toMeasure({ 'M__gr.Name': 'Adoption', Cur: null, Prev: 'unknown id' }, columns, scheme);
    assert.deepEqual([measure?.name, measure?.score, measure?.previous], ['Adoption', undefined, undefined]);
  });

  it('takes a number for the score itself, also one that comes as text', () => {
    for (const Cur of [55, '55'])
      assert.equal(toMeasure({ 'M__gr.Name': 'Adoption', Cur }, columns, scheme)?.score?.value, 55);
  });

  it('is nothing without a name', () => assert.equal(toMeasure({ Cur: 'R' }, columns, scheme), undefined));
});
