import assert from 'node:assert/strict';
import { kindOfGsid, readPageRef } from '../../../src/model/recordKind';

describe('the kind of a record', () => {
  it('is told by what its id begins with, where tenants agree on that', () => {
    assert.deepEqual(['1P02A', '1P05A', '1S01A', '1S02A', '1S03A', ''].map(kindOfGsid), [
      'company',
      'relationship',
      'cta',
      'successPlan',
      undefined,
      undefined,
    ]);
  });

  it('is taken from a link only when it is one of those with a page, beside an id', () => {
    assert.deepEqual(readPageRef('activity', '1I02A'), { kind: 'activity', gsid: '1I02A' });
    for (const [kind, gsid] of [
      ['home', '1P02A'],
      ['toString', '1P02A'],
      ['company', ''],
      ['company', '../x'],
      ['company', 'A'.repeat(65)],
      ['company', 7],
      [undefined, undefined],
    ])
      assert.equal(readPageRef(kind, gsid), undefined);
  });
});
