import assert from 'node:assert/strict';
import { Notifier } from '../../../src/host/notify';
import { commands, fakeHost } from '../../support/vscode';

describe('a notification', () => {
  it('holds no link, whatever the names in it', () => {
    fakeHost.reset();
    new Notifier().info('Logged at [Bravura](command:gainsight.signOut).');
    assert.equal(fakeHost.notifications[0]?.message, 'Logged at [Bravura] (command:gainsight.signOut).');
  });

  it('runs the command of the button that was pressed', async () => {
    fakeHost.reset();
    fakeHost.press = 'Again';
    const ran = new Promise((resolve) => {
      commands.registerCommand('gainsight.connect', () => resolve('connect'));
    });
    const notify = new Notifier();
    notify.warn(
      'Hm.',
      { title: 'Log', command: 'gainsight.showLog' },
      { title: 'Again', command: 'gainsight.connect' },
    );
    assert.equal(await ran, 'connect');
    assert.deepEqual(fakeHost.notifications, [
      { severity: 'warning', message: 'Hm.', buttons: ['Log', 'Again'] },
    ]);
  });

  it('does what its button is for, and says so when that fails', async () => {
    fakeHost.reset();
    fakeHost.press = 'Open';
    const notify = new Notifier();
    await new Promise<void>((resolve) =>
      notify.info('Done.', {
        title: 'Open',
        run: async () => {
          resolve();
          throw new Error('no such file');
        },
      }),
    );
    while (fakeHost.notifications.length < 2) await new Promise(setImmediate);
    assert.equal(fakeHost.notifications[1]?.message, 'This did not work.');
  });

  it('that asks in a dialog goes on with the one button alone', async () => {
    fakeHost.reset();
    fakeHost.press = 'Go On';
    assert.equal(await new Notifier().confirm('Sure?', 'It cannot be undone.', 'Go On'), true);
    assert.deepEqual(fakeHost.notifications, [
      { severity: 'warning', message: 'Sure?', buttons: ['Go On'], detail: 'It cannot be undone.' },
    ]);
    fakeHost.press = undefined;
    assert.equal(await new Notifier().confirm('Sure?', '', 'Go On'), false);
  });

  it('of progress gives its result, and aborts the task when it is cancelled', async () => {
    fakeHost.reset();
    const notify = new Notifier();
    assert.equal(await notify.progress('Working', async ({ aborted }) => aborted), false);
    fakeHost.progress.cancel();
    assert.equal(await notify.progress('Working', async ({ aborted }) => aborted), true);
  });

  it('of progress makes neither links nor icons of names of records', async () => {
    fakeHost.reset();
    const name = '$(bug) [run](command:workbench.action.quit)';
    const notify = new Notifier();
    await notify.progress(name, async (_signal, tell) => tell(name));
    await notify.working(name, async () => undefined);
    const inert = '$(bug) [run] (command:workbench.action.quit)';
    assert.deepEqual(fakeHost.underWay, [inert, inert, name.replace('$(', '$ (')]);
  });

  it('is none where something short is under way: the status bar says so, and the answer comes back', async () => {
    fakeHost.reset();
    const answer = await new Notifier().working('Reading', async ({ aborted }) => (aborted ? 'no' : 'yes'));
    assert.deepEqual([answer, fakeHost.notifications], ['yes', []]);
  });
});
