import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { SharedCache } from '../../../src/base/sharedCache';

function setup() {
  const clock = { ms: 0 };
  const loads: { signal: AbortSignal; resolve: (value: string) => void; reject: (error: Error) => void }[] =
    [];
  const load = (signal: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => loads.push({ signal, resolve, reject }));
  return { clock, loads, load, cache: new SharedCache(1000, () => clock.ms) };
}

describe('SharedCache', () => {
  it('lets those who ask at the same time share one load', async () => {
    const { cache, load, loads } = setup();
    const both = Promise.all([cache.get('a', load), cache.get('a', load)]);
    assert.equal(loads.length, 1);
    loads[0]!.resolve('answer');
    assert.deepEqual(await both, ['answer', 'answer']);
  });

  it('loads again when its lifetime is over', async () => {
    const { cache, clock, load, loads } = setup();
    const first = cache.get('a', load);
    loads[0]!.resolve('old');
    await first;
    clock.ms = 999;
    assert.equal(await cache.get('a', load), 'old');
    clock.ms = 1000;
    const second = cache.get('a', load);
    loads[1]!.resolve('new');
    assert.equal(await second, 'new');
  });

  it('loads again when the clock was set back', async () => {
    const { cache, clock, load, loads } = setup();
    clock.ms = 3_600_000;
    const first = cache.get('a', load);
    loads[0]!.resolve('old');
    await first;
    clock.ms = 0;
    assert.equal(cache.peek('a'), undefined);
    const second = cache.get('a', load);
    loads[1]!.resolve('new');
    assert.equal(await second, 'new');
    assert.equal(cache.peek('a'), 'new');
  });

  it('forgets a load that failed', async () => {
    const { cache, load, loads } = setup();
    const failing = cache.get('a', load);
    loads[0]!.reject(new Error('no'));
    await assert.rejects(failing, /no/);
    const second = cache.get('a', load);
    loads[1]!.resolve('yes');
    assert.equal(await second, 'yes');
  });

  it('keeps loading for one who waits when another gives up', async () => {
    const { cache, load, loads } = setup();
    const impatient = new AbortController();
    const patient = new AbortController();
    const given = cache.get('a', load, impatient.signal);
    const kept = cache.get('a', load, patient.signal);
    impatient.abort();
    await assert.rejects(given, { name: 'AbortError' });
    assert.equal(loads[0]!.signal.aborted, false);
    loads[0]!.resolve('answer');
    assert.equal(await kept, 'answer');
  });

  it('aborts the load when everybody has given up, and starts afresh for the next', async () => {
    const { cache, load, loads } = setup();
    const only = new AbortController();
    const given = cache.get('a', load, only.signal);
    only.abort();
    await assert.rejects(given, { name: 'AbortError' });
    assert.equal(loads[0]!.signal.aborted, true);
    void cache.get('a', load);
    assert.equal(loads.length, 2);
  });

  it('puts no listener on the signal of those who wait, however many loads they wait for', async () => {
    const { cache, load, loads } = setup();
    const controller = new AbortController();
    const { signal } = controller;
    const waiting = Array.from({ length: 20 }, (_, index) => cache.get(String(index), load, signal));
    assert.equal(getEventListeners(signal, 'abort').length, 0);
    controller.abort();
    for (const one of waiting) await assert.rejects(one, { name: 'AbortError' });
    assert.ok(loads.every((each) => each.signal.aborted));
  });

  it('forgets a load that throws at once', async () => {
    const { cache, load, loads } = setup();
    const throwing = (): Promise<string> => {
      throw new Error('no');
    };
    await assert.rejects(cache.get('a', throwing), /no/);
    const second = cache.get('a', load);
    loads[0]!.resolve('answer');
    assert.equal(await second, 'answer');
  });

  it('asks nothing for one who has given up before', async () => {
    const { cache, load, loads } = setup();
    await assert.rejects(cache.get('a', load, AbortSignal.abort()), { name: 'AbortError' });
    assert.equal(loads.length, 0);
  });

  it('shows what it holds without loading, for as long as it would give it', async () => {
    const { cache, clock, load, loads } = setup();
    assert.equal(cache.peek('a'), undefined);
    const first = cache.get('a', load);
    assert.equal(cache.peek('a'), undefined);
    loads[0]!.resolve('answer');
    await first;
    assert.equal(cache.peek('a'), 'answer');
    clock.ms = 1000;
    assert.equal(cache.peek('a'), undefined);
    assert.equal(loads.length, 1);
  });

  it('asks anew after clear', async () => {
    const { cache, load, loads } = setup();
    const first = cache.get('a', load);
    loads[0]!.resolve('old');
    await first;
    cache.clear();
    void cache.get('a', load);
    assert.equal(loads.length, 2);
  });
});
