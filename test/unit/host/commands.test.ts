import assert from 'node:assert/strict';
import { Commands } from '../../../src/host/commands';
import { Log } from '../../../src/host/log';
import { Notifier } from '../../../src/host/notify';
import { GainsightError } from '../../../src/gainsight/errors';
import { commands as editor, fakeHost } from '../../support/vscode';

function setup(handler: (...args: readonly unknown[]) => unknown) {
  fakeHost.reset();
  const commands = new Commands(new Notifier(), new Log());
  commands.register('gainsight.refresh', handler);
  return { commands, run: () => editor.executeCommand('gainsight.refresh', 'an argument') };
}

describe('a command', () => {
  it('hands its arguments over and its result back', async () => {
    const { run } = setup((...args) => `got ${args.join()}`);
    assert.equal(await run(), 'got an argument');
    assert.deepEqual(fakeHost.notifications, []);
  });

  it('that fails tells the user once what the error says to people, with what the API added', async () => {
    const { run } = setup(async () => {
      throw new GainsightError({ kind: 'rejected', sentence: 'That was not accepted.', detail: 'Field Arr' });
    });
    assert.equal(await run(), undefined);
    assert.deepEqual(fakeHost.notifications, [
      { severity: 'error', message: 'That was not accepted. (Field Arr)', buttons: ['Show Log'] },
    ]);
  });

  it('that fails leaves only kind and codes in the log', async () => {
    const { run } = setup(() => {
      throw new GainsightError({
        kind: 'rejected',
        sentence: 'That was not accepted.',
        detail: 'Value "Meridian Corp" is too long',
        code: 'GSOBJ_1002',
        requestId: 'r-1',
      });
    });
    await run();
    assert.deepEqual(fakeHost.log, ['gainsight.refresh failed: rejected code=GSOBJ_1002 requestId=r-1']);
  });

  it('that meets a defect shows and logs nothing of its message, which may quote data', async () => {
    const { run } = setup(() => {
      throw new TypeError('cannot read Meridian Corp');
    });
    await run();
    const told = JSON.stringify([fakeHost.notifications, fakeHost.log]);
    assert.ok(!told.includes('Meridian'));
    assert.match(fakeHost.log.join(), /gainsight\.refresh failed: TypeError\n\s+at /);
  });

  it('that is refused for want of a key offers to connect', async () => {
    const { run } = setup(() => {
      throw new GainsightError({ kind: 'signedOut', sentence: 'The key was refused.' });
    });
    await run();
    assert.deepEqual(fakeHost.notifications[0]?.buttons, ['Sign In Again']);
  });

  it('that fails because the window lags behind offers to reload it', async () => {
    const { run } = setup(() => {
      throw new GainsightError({ kind: 'outdated', sentence: 'Reload this window.' });
    });
    const reloaded: string[] = [];
    editor.registerCommand('workbench.action.reloadWindow', () => reloaded.push('reloaded'));
    fakeHost.press = 'Reload Window';
    await run();
    assert.deepEqual(fakeHost.notifications, [
      { severity: 'error', message: 'Reload this window.', buttons: ['Reload Window'] },
    ]);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(reloaded, ['reloaded']);
  });

  it('that is called off says nothing', async () => {
    const { run } = setup(async () => {
      AbortSignal.abort().throwIfAborted();
    });
    await run();
    assert.deepEqual([fakeHost.notifications, fakeHost.log], [[], []]);
  });

  it('is gone when its owner is disposed', async () => {
    const { commands, run } = setup(() => 'ran');
    commands.dispose();
    await assert.rejects(run, /not found/);
  });
});
