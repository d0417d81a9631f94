import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withSignal } from '../../../src/host/cancellation';

describe('withSignal', () => {
  it('gives the outcome of the task, with a signal that does not abort by itself', async () => {
    const { token } = new vscode.CancellationTokenSource();
    assert.equal(await withSignal(token, async ({ aborted }) => aborted), false);
  });

  it('aborts when the token is cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    const aborted = withSignal(source.token, async (signal) => {
      source.cancel();
      return signal.aborted;
    });
    assert.equal(await aborted, true);
  });

  it('aborts from the start when the token was cancelled before', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    assert.equal(await withSignal(source.token, async ({ aborted }) => aborted), true);
  });

  it('lets go of the token once the task has ended, also by failing', async () => {
    let listeners = 0;
    // The part of a token that is used.
    const token = {
      isCancellationRequested: false,
      onCancellationRequested: () => {
        listeners += 1;
        return { dispose: () => void (listeners -= 1) };
      },
    } as unknown as vscode.CancellationToken;
    await assert.rejects(withSignal(token, async () => Promise.reject(new Error('failed'))));
    assert.equal(listeners, 0);
  });
});
