import assert from 'node:assert/strict';
import { abortable, reasonOf, sleep } from '../../../src/base/abort';

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
