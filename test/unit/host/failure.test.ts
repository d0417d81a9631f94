import assert from 'node:assert/strict';
import { describeFailure } from '../../../src/host/failure';

describe('a failure', () => {
  it('that is no error is known by its type alone', () => {
    assert.deepEqual(describeFailure('Meridian Corp'), {
      kind: 'unknown',
      message: undefined,
      logLine: 'string',
    });
  });

  it('with a kind and no line of its own is logged by its kind', () => {
    const error = Object.assign(new Error('The file is too large.'), { kind: 'tooLarge' });
    assert.deepEqual(describeFailure(error), {
      kind: 'tooLarge',
      message: 'The file is too large.',
      logLine: 'tooLarge',
    });
  });

  it('whose message spans lines loses all of them in the log', () => {
    const error = new Error('first\nMeridian Corp\nlast');
    const { logLine = '' } = describeFailure(error) ?? {};
    assert.notEqual(logLine, '');
    assert.doesNotMatch(logLine, /first|Meridian|last/);
  });

  it('that is a cancellation is none', () => {
    assert.equal(describeFailure(Object.assign(new Error('Canceled'), { name: 'Canceled' })), undefined);
  });
});
