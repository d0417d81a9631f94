import assert from 'node:assert/strict';
import { ACCOUNT_COMMANDS } from '../../src/account/accountCommands';
import { type AccountComposition, Accounts } from '../../src/composeAccount';
import { Emitter } from '../../src/base/emitter';
import { Commands } from '../../src/host/commands';
import { Log } from '../../src/host/log';
import { Notifier } from '../../src/host/notify';
import { Settings } from '../../src/host/settings';
import { until } from '../support/until';
import { fakeHost, Uri } from '../support/vscode';

/** A window in which nobody is signed in. */
function setup() {
  fakeHost.reset();
  const [notify, log] = [new Notifier(), new Log()];
  const connections = { all: [], active: undefined, onDidChange: new Emitter<void>().event };
  const parts = {
    ...{ connections, notify, log, settings: new Settings(), session: { state: { kind: 'signedOut' } } },
    ...{ commands: new Commands(notify, log), extensionId: 'csm-tools.gainsight-vscode' },
  };
  // What is left out is for a sign-in, and there is none.
  return new Accounts(parts as unknown as AccountComposition);
}

describe('where signing in begins', () => {
  it('registers its commands, the way back from the browser and the accounts before anything is loaded', () => {
    setup();
    for (const id of ACCOUNT_COMMANDS) assert.ok(fakeHost.commands.has(id), id);
    assert.ok(fakeHost.uriHandler);
    assert.ok(fakeHost.providers.has('gainsight'));
  });

  it('judges an answer of the browser also when nothing has been used before', async () => {
    setup();
    fakeHost.uriHandler?.(Uri.parse('vscode://csm-tools.gainsight-vscode/callback?code=x&state=y'));
    await until(async () => fakeHost.notifications.length > 0, 'a word about the answer');
    assert.equal(fakeHost.notifications.length, 1);
  });

  it('lets go of all when it is disposed', () => {
    setup().dispose();
    assert.equal(fakeHost.uriHandler, undefined);
    assert.ok(!fakeHost.providers.has('gainsight'));
  });
});
