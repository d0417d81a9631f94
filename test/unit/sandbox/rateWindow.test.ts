import assert from 'node:assert/strict';
import { RateWindow } from '../../../src/sandbox/rateWindow';

describe('sandbox rate window', () => {
  const setup = () => {
    const time = { now: Date.parse('2026-11-18T08:00:50Z'), elapsed: 0 };
    const window = new RateWindow(
      2,
      () => new Date(time.now),
      () => time.elapsed,
    );
    return { time, takes: (count: number) => Array.from({ length: count }, () => window.take()), window };
  };

  it('is fixed to the minutes of the clock', () => {
    const { time, takes } = setup();
    assert.deepEqual(takes(3), [true, true, false]);
    time.now += 9_999;
    assert.deepEqual(takes(1), [false]);
    time.now += 1;
    assert.deepEqual(takes(3), [true, true, false]);
  });

  it('opens again after a minute when the clock stands still', () => {
    const { time, takes } = setup();
    takes(3);
    time.elapsed = 59_999;
    assert.deepEqual(takes(1), [false]);
    time.elapsed = 60_000;
    assert.deepEqual(takes(1), [true]);
  });

  it('opens again on reset', () => {
    const { takes, window } = setup();
    takes(3);
    window.reset();
    assert.deepEqual(takes(1), [true]);
  });
});
