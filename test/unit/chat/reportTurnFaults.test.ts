import assert from 'node:assert/strict';
import { says } from '../../support/scriptedModel';
import { offered, setup } from './reportTurnBench';

describe('a slash command when something goes wrong', () => {
  const answering = (status: number) => () => async () => new Response('{}', { status });

  it('says that nobody is signed in, and asks no model', async () => {
    const { send, active, response, model } = setup();
    active.set({ kind: 'signedOut' });
    assert.equal((await send('risk')).situation, 'signedOut');
    assert.deepEqual(response.buttons, ['gainsight.connect', 'gainsight.exploreSandbox']);
    assert.equal(model.seen.length, 0);
  });

  for (const [status, situation] of [
    [401, 'signedOut'],
    [403, 'forbidden'],
    [429, 'rateLimited'],
  ] as const)
    it(`has a sentence for HTTP ${status}, and asks no model`, async () => {
      const { send, model, response } = setup({ around: answering(status) });
      assert.equal((await send('brief', 'Praxis Inc')).situation, situation);
      assert.equal(model.seen.length, 0);
      assert.ok(response.text.length > 20);
    });

  it('says when a busy tenant can be asked again', async () => {
    const busy = () => async () => new Response('{}', { status: 429, headers: { 'retry-after': '3600' } });
    const { send, response } = setup({ around: busy });
    await send('brief', 'Praxis Inc');
    assert.match(response.text, /Ask again in 60 minutes\./);
  });

  it('offers to sign in again when the key is revoked meanwhile', async () => {
    const { send, response, active, tenant } = setup({
      around: () => async () => {
        active.set({ kind: 'refused', connection: tenant.connection, message: '' });
        return new Response('{}', { status: 401 });
      },
    });
    assert.equal((await send('brief', 'Praxis Inc')).situation, 'refused');
    assert.deepEqual(response.buttons, ['gainsight.signInAgain']);
  });

  it('offers the same command again when the tenant cannot be reached', async () => {
    const { send } = setup({
      around: () => async () => {
        throw new TypeError('fetch failed');
      },
    });
    const turn = await send('brief', 'Praxis Inc');
    assert.deepEqual(offered(turn), [{ prompt: 'Praxis Inc', label: 'Ask again', command: 'brief' }]);
  });

  it('logs a defect by its kind, and shows nothing of it', async () => {
    const { send, logged, response, tenant, active } = setup();
    const companies = {
      resolve: () => {
        throw new TypeError('Praxis Inc');
      },
    };
    active.set({ kind: 'ready', tenant: { ...tenant, companies: companies as never } });
    assert.equal((await send('brief', 'Praxis Inc')).situation, 'defect');
    assert.match(logged.join('\n'), /gainsight_account_brief failed: TypeError/);
    assert.doesNotMatch(logged.join('\n') + response.text, /Praxis/);
  });

  it('aborts every call under way when the user cancels', async () => {
    const signals: AbortSignal[] = [];
    const { send, source, model } = setup({
      around: () => async (_input, init) =>
        new Promise((_resolve, reject) => {
          const { signal } = init ?? {};
          assert.ok(signal);
          signals.push(signal);
          signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
          source.cancel();
        }),
    });
    assert.equal((await send('brief', 'Praxis Inc')).situation, 'cancelled');
    assert.ok(signals.length > 0 && signals.every(({ aborted }) => aborted));
    assert.equal(model.seen.length, 0);
  });

  it('keeps the facts when the user cancels the reading', async () => {
    const { send, response, source } = setup({
      replies: [
        () => {
          source.cancel();
          return [says('Too late.')];
        },
      ],
    });
    assert.equal((await send('brief', 'Quillon Bank')).situation, 'cancelled');
    assert.match(response.text, /As of[^]*Stopped\./);
    assert.doesNotMatch(response.text, /Too late/);
  });
});
