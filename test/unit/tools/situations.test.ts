import assert from 'node:assert/strict';
import { GainsightError } from '../../../src/gainsight/errors';
import { sentenceOf } from '../../../src/reports/situation';
import { failed } from '../../../src/tools/situations';

describe('a call over a connection that was left meanwhile', () => {
  const answer = failed(new GainsightError({ kind: 'left', sentence: 'The connection was changed.' }));

  it('asks nobody to sign in: somebody is signed in', () => {
    assert.deepEqual([answer.status, answer.problem], ['left', 'The connection was changed.']);
    assert.match(answer.next, /not in use any more.*ask again/);
    assert.doesNotMatch(JSON.stringify(answer), /sign/i);
  });

  it('is told in a report by its own sentence', () => {
    assert.equal(sentenceOf(answer), 'The connection was changed.');
  });
});
