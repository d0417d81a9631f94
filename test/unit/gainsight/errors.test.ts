import assert from 'node:assert/strict';
import { GainsightError, isGainsightError } from '../../../src/gainsight/errors';

describe('GainsightError', () => {
  const cause = new Error('inner');
  const error = new GainsightError({
    kind: 'rejected',
    sentence: 'Gainsight refused the call.',
    code: 'GSOBJ_1007',
    status: 400,
    requestId: 'req-9',
    detail: 'Planted name: Mina Farrow',
    cause,
  });

  it('says the request id in its sentence, and not what the API said', () => {
    assert.equal(error.message, 'Gainsight refused the call. (Request id: req-9)');
    assert.equal(error.cause, cause);
  });

  it('logs nothing of the detail', () =>
    assert.equal(error.logLine(), 'rejected code=GSOBJ_1007 status=400 requestId=req-9'));

  it('logs the kind alone when nothing else is known', () =>
    assert.equal(new GainsightError({ kind: 'network', sentence: 'x' }).logLine(), 'network'));

  it('is told apart by kind', () => {
    assert.ok(isGainsightError(error));
    assert.ok(isGainsightError(error, 'network', 'rejected'));
    assert.ok(!isGainsightError(error, 'network'));
    assert.ok(!isGainsightError(cause));
  });
});
