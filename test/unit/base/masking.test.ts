import assert from 'node:assert/strict';
import { maskIds } from '../../../src/base/masking';

describe('maskIds', () => {
  it('hides record ids and keeps the rest of the path', () => {
    assert.equal(
      maskIds('/v2/cockpit/task/list/1S01SYNCTA00000000000000000000000001'),
      '/v2/cockpit/task/list/{id}',
    );
    assert.equal(
      maskIds('/v1/data/objects/call_to_action/0015000000AbCdEFGH'),
      '/v1/data/objects/call_to_action/{id}',
    );
  });

  it('keeps names, however long', () => {
    const path = '/v1/data/objects/query/AccountScorecardHistoryTable';
    assert.equal(maskIds(path), path);
  });
});
