import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { abortable, onAbort, reasonOf, sleep } from '../../../src/base/abort';

describe('abortable', () => {
  const never = new Promise<never>(() => undefined);

  it('gives the outcome of the work', async () => {
    const { signal } = new AbortController();
    assert.equal(await abortable(Promise.resolve(1), signal), 1);
    assert.equal(await abortable(Promise.resolve(1), undefined), 1);
    await assert.rejects(abortable(Promise.reject(new Error('own')), signal), /own/);
  });

  it("rejects with the signal's reason while the work goes on", async () => {
    const controller = new AbortController();
    const waiting = abortable(never, controller.signal);
    controller.abort();
    await assert.rejects(waiting, (error) => error === controller.signal.reason);
  });

  it('rejects at once when the signal is aborted already, even if the work fails later', async () => {
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<never>((_resolve, reject) => (fail = reject));
    await assert.rejects(abortable(work, AbortSignal.abort()), { name: 'AbortError' });
    fail(new Error('nobody waits for this'));
  });
});

describe('onAbort', () => {
  it('acts once when the signal aborts, and not when that is called off', () => {
    const controller = new AbortController();
    const acted: string[] = [];
    onAbort(controller.signal, () => acted.push('kept'));
    onAbort(controller.signal, () => acted.push('called off'))();
    controller.abort();
    controller.abort();
    assert.deepEqual(acted, ['kept']);
  });

  it('puts no listener on the signal, however many wait', () => {
    const { signal } = new AbortController();
    for (let count = 0; count < 20; count += 1) onAbort(signal, () => undefined);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});

describe('sleep', () => {
  it('ends after the time', async () => {
    const started = performance.now();
    await sleep(10);
    assert.ok(performance.now() - started >= 9);
  });

  it('ends at once when aborted', async () => {
    const controller = new AbortController();
    const sleeping = sleep(60_000, controller.signal);
    controller.abort();
    await assert.rejects(sleeping, { name: 'AbortError' });
  });
});

describe('reasonOf', () => {
  it('is an AbortError when the reason is no error', () =>
    assert.equal(reasonOf(AbortSignal.abort('because')).name, 'AbortError'));
});
