import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { RateLimiter, type SendOptions, type SetTimer } from '../../../src/gainsight/rateLimiter';
import { FakeTimers, settled } from '../../support/fakeTimers';

function setup(callsPerMinute: number) {
  const timers = new FakeTimers();
  const limiter = new RateLimiter({ callsPerMinute, now: timers.now, setTimer: timers.setTimer });
  const passed: string[] = [];
  const ask = (name: string, options?: SendOptions): Promise<void> =>
    limiter.acquire(options).then(() => void passed.push(name));
  return { timers, limiter, passed, ask };
}

/** A limiter at the beginning of a pause of half a minute, its clock, and how long it meant to wait each time. */
function paused() {
  const clock = { now: 10_000_000 };
  const waits: number[] = [];
  const setTimer: SetTimer = (_run, ms) => {
    waits.push(ms);
    return () => undefined;
  };
  const limiter = new RateLimiter({ now: () => clock.now, setTimer });
  limiter.pauseUntil(clock.now + 30_000);
  return { clock, limiter, waits };
}

describe('RateLimiter', () => {
  it('lets as many calls through at once as a minute may have', async () => {
    const { passed, ask } = setup(3);
    await Promise.all([ask('1'), ask('2'), ask('3')]);
    assert.deepEqual(passed, ['1', '2', '3']);
  });

  it('holds further calls until the oldest is a minute old', async () => {
    const { timers, passed, ask } = setup(2);
    await ask('1');
    await timers.advance(10_000);
    await ask('2');
    void ask('3');
    void ask('4');
    await timers.advance(49_999);
    assert.deepEqual(passed, ['1', '2']);
    await timers.advance(1);
    assert.deepEqual(passed, ['1', '2', '3']);
    await timers.advance(10_000);
    assert.deepEqual(passed, ['1', '2', '3', '4']);
  });

  it('never lets more than the limit through in any 60 seconds', async () => {
    const { timers, limiter } = setup(5);
    const times: number[] = [];
    for (let i = 0; i < 23; i += 1) void limiter.acquire().then(() => void times.push(timers.now()));
    for (let step = 0; step < 60; step += 1) await timers.advance(7_000);
    assert.equal(times.length, 23);
    for (const start of times) {
      const within = times.filter((time) => time >= start && time < start + 60_000);
      assert.ok(within.length <= 5, `${within.length} calls in a minute`);
    }
  });

  it('lets a waiting user go before the background, each in the order of asking', async () => {
    const { timers, passed, ask } = setup(1);
    await ask('first');
    void ask('background 1', { priority: 'background' });
    void ask('user 1', { priority: 'user' });
    void ask('background 2', { priority: 'background' });
    void ask('user 2');
    await timers.advance(300_000);
    assert.deepEqual(passed, ['first', 'user 1', 'user 2', 'background 1', 'background 2']);
  });

  it('lets any number of calls of one reading wait without more listeners on its signal, and ends them all', async () => {
    const { ask } = setup(1);
    const controller = new AbortController();
    const { signal } = controller;
    await ask('first', { signal });
    const waiting = Array.from({ length: 20 }, (_, index) => ask(String(index), { signal }));
    assert.equal(getEventListeners(signal, 'abort').length, 0);
    controller.abort();
    for (const call of waiting) await assert.rejects(call, { name: 'AbortError' });
  });

  it('gives the place of an aborted call to the next and rejects with the AbortError', async () => {
    const { timers, passed, ask } = setup(1);
    const controller = new AbortController();
    await ask('first');
    const aborted = ask('aborted', { signal: controller.signal });
    void ask('next');
    controller.abort();
    await assert.rejects(aborted, { name: 'AbortError' });
    await timers.advance(60_000);
    assert.deepEqual(passed, ['first', 'next']);
  });

  it('leaves no timer behind when the only waiting call is aborted', async () => {
    const { timers, ask } = setup(1);
    const controller = new AbortController();
    await ask('first');
    const aborted = ask('aborted', { signal: controller.signal });
    assert.equal(timers.pending, 1);
    controller.abort();
    await assert.rejects(aborted);
    assert.equal(timers.pending, 0);
  });

  it('rejects at once and uses no place when the signal is aborted already', async () => {
    const { passed, ask } = setup(1);
    await assert.rejects(ask('late', { signal: AbortSignal.abort() }), { name: 'AbortError' });
    await ask('first');
    assert.deepEqual(passed, ['first']);
  });

  it('lets nobody through during a pause, and a shorter pause does not shorten it', async () => {
    const { timers, limiter, passed, ask } = setup(10);
    limiter.pauseUntil(timers.now() + 30_000);
    limiter.pauseUntil(timers.now() + 5_000);
    void ask('1');
    await timers.advance(29_999);
    assert.deepEqual(passed, []);
    await timers.advance(1);
    assert.deepEqual(passed, ['1']);
  });

  it('holds calls that wait already when a pause begins', async () => {
    const { timers, limiter, passed, ask } = setup(1);
    await ask('1');
    void ask('2');
    limiter.pauseUntil(timers.now() + 90_000);
    await timers.advance(89_999);
    assert.deepEqual(passed, ['1']);
    await timers.advance(1);
    assert.deepEqual(passed, ['1', '2']);
  });

  it('slows down to what a tenant allows that has refused a call, and never speeds up by that', async () => {
    const { timers, limiter, passed, ask } = setup(6);
    for (let n = 1; n <= 6; n += 1) await ask(`before ${n}`);
    limiter.lowerTo(5);
    limiter.lowerTo(100);
    for (let n = 1; n <= 6; n += 1) void ask(`after ${n}`);
    await timers.advance(59_999);
    assert.equal(passed.at(-1), 'after 5');
    await timers.advance(1);
    assert.equal(passed.at(-1), 'after 6');
  });

  it('lets no more through where a tenant names a limit that is not lower', async () => {
    const { timers, limiter, passed, ask } = setup(6);
    for (let n = 1; n <= 6; n += 1) await ask(`before ${n}`);
    for (const limit of [100, 6]) limiter.lowerTo(limit);
    void ask('after');
    await timers.advance(59_999);
    assert.equal(passed.length, 6);
    await timers.advance(1);
    assert.equal(passed.at(-1), 'after');
  });

  it('does not come to a stop by a limit that can hardly be meant', async () => {
    const { limiter, passed, ask } = setup(60);
    limiter.lowerTo(0);
    await Promise.all([ask('1'), ask('2'), ask('3')]);
    assert.equal(passed.length, 3);
  });

  it('does not stand still when the clock is set back', async () => {
    let now = 10_000_000;
    const limiter = new RateLimiter({ callsPerMinute: 1, now: () => now });
    await limiter.acquire();
    now -= 3_600_000;
    await limiter.acquire();
  });

  it('waits no longer than a pause was to last when the clock is set back in it', async () => {
    const { clock, limiter, waits } = paused();
    clock.now -= 3_600_000;
    void limiter.acquire();
    clock.now += 10_000;
    void limiter.acquire();
    assert.deepEqual(waits, [30_000, 20_000]);
  });

  it('begins no pause again that was over before the clock was set back', async () => {
    const { clock, limiter, waits } = paused();
    clock.now += 40_000;
    await limiter.acquire();
    clock.now -= 3_600_000;
    void limiter.acquire();
    assert.deepEqual(waits, []);
  });

  it('refuses a limit below one call', () => {
    assert.throws(() => new RateLimiter({ callsPerMinute: 0 }), RangeError);
    assert.throws(() => new RateLimiter({ callsPerMinute: Number.NaN }), RangeError);
  });

  it('allows 60 calls a minute by default', async () => {
    const timers = new FakeTimers();
    const limiter = new RateLimiter({ now: timers.now, setTimer: timers.setTimer });
    let passed = 0;
    for (let i = 0; i < 61; i += 1) void limiter.acquire().then(() => (passed += 1));
    await settled();
    assert.equal(passed, 60);
    await timers.advance(60_000);
    assert.equal(passed, 61);
  });
});
