import assert from 'node:assert/strict';
import { healthView } from '../../../src/dashboards/healthView';
import { Phrases } from '../../../src/tree/phrases';

const TODAY = '2026-11-18';
const phrases = new Phrases('en', { now: () => new Date(TODAY), today: () => TODAY, timeZone: 'UTC' });

describe('the health on the page of an account', () => {
  it('tells by how many points a score has moved', () => {
    const trend = (to: number): string => {
      const snapshots = [
        { companyGsid: '1P02A', day: '2026-11-01', score: 50 },
        { companyGsid: '1P02A', day: TODAY, score: to },
      ];
      return healthView({ measures: [], snapshots, bands: [] }, { phrases }).trend;
    };
    assert.match(trend(51), /^Up 1 point since .*: from 50 to 51\.$/);
    assert.match(trend(49), /^Down 1 point since /);
    assert.match(trend(48.5), /^Down 1\.5 points since /);
    assert.match(trend(52), /^Up 2 points since /);
  });

  it('draws no band over the scores that has no number, and puts what is scored before what is not', () => {
    const bands = [{ label: 'Red', color: '#ff0000' }, { label: 'Green' }];
    const snapshots = [{ companyGsid: '1P02A', day: TODAY, score: 50 }];
    const measures = [
      { name: 'Adoption' },
      { name: 'Support', score: { band: { label: 'Red' }, source: 'band' as const } },
    ];
    const view = healthView({ measures, snapshots, bands }, { phrases });
    assert.deepEqual([view.bands, view.measures.map(({ name }) => name)], [[], ['Support', 'Adoption']]);
    const scale = [{ label: 'Low', from: 0 }, { label: 'High', from: 60, to: 100 }, { label: 'N/A' }];
    assert.deepEqual(
      healthView({ measures, snapshots, bands: scale }, { phrases }).bands.map(({ from, to }) => [from, to]),
      [
        [0, 60],
        [60, 100],
      ],
    );
  });
});
