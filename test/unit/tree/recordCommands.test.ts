import assert from 'node:assert/strict';
import { companyOf, recordOf } from '../../../src/tree/recordCommands';

describe('the record that a command is run on', () => {
  it('is the one that a page names by kind and id', () => {
    const record = { kind: 'company', gsid: '1P02ABC' };
    assert.deepEqual(recordOf(record), record);
    assert.equal(companyOf(record), '1P02ABC');
    assert.equal(companyOf({ kind: 'cta', gsid: '1S01ABC' }), undefined);
  });

  for (const argument of [
    undefined,
    null,
    '1P02ABC',
    { kind: 'company' },
    { kind: 'folder', gsid: '1P02ABC' },
    { kind: 'cta', gsid: '../1S01' },
    { kind: 'cta', gsid: 7 },
  ])
    it(`is none where ${JSON.stringify(argument)} is given`, () => {
      assert.equal(recordOf(argument), undefined);
    });
});
