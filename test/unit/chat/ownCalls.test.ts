import assert from 'node:assert/strict';
import { OwnCalls } from '../../../src/chat/ownCalls';

describe('the participant’s own calls', () => {
  it('are known by tool and input while they are under way', async () => {
    const calls = new OwnCalls();
    const seen: boolean[] = [];
    await calls.make('create', { a: 1, b: 2 }, async () => {
      seen.push(calls.isUnderWay('create', { b: 2, a: 1 }), calls.isUnderWay('create', { a: 1 }));
      seen.push(calls.isUnderWay('update', { a: 1, b: 2 }));
    });
    assert.deepEqual(seen, [true, false, false]);
    assert.equal(calls.isUnderWay('create', { a: 1, b: 2 }), false);
  });

  it('tell whether they reached the tool', async () => {
    const calls = new OwnCalls();
    const turnedDown = await calls.make('create', {}, async () => 'skipped');
    const made = await calls.make('create', {}, async () => calls.reach('create', {}));
    assert.deepEqual([turnedDown.reached, made.reached], [false, true]);
    assert.deepEqual(made.outcome, { status: 'fulfilled', value: true });
  });

  it('are reached once each, so that somebody else’s equal call is told apart', async () => {
    const calls = new OwnCalls();
    const reached: boolean[] = [];
    await calls.make('create', {}, async () => {
      reached.push(calls.reach('create', {}), calls.reach('create', {}));
    });
    assert.deepEqual(reached, [true, false]);
  });

  it('hand on how they failed', async () => {
    const calls = new OwnCalls();
    const { outcome } = await calls.make('create', {}, async () => Promise.reject(new Error('x')));
    assert.equal(outcome.status, 'rejected');
    assert.equal(calls.isUnderWay('create', {}), false);
  });
});
