import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ui } from '../bridge';
import { scriptedModel } from '../scriptedModel';
import {
  connectByHand,
  forgetConnections,
  giveUpAfterRefusal,
  servedTenant,
  startAfresh,
} from './connectByHand';
import { extensionState, filesWith, profileFolders, until } from './keptPlaces';

const SETTING = 'gainsight.timeline.typesThatAreNoTouch';
const QUESTION = 'planted-question';
const ANSWER = 'planted-answer';
const NOTIFICATIONS = '.notifications-center';

/** Each place is shown to exist by a harmless text that was planted in it; only then does it count as searched. */
describe('the access key', () => {
  const { url, key, host, email } = servedTenant();
  const folders = profileFolders();

  before(async () => {
    await startAfresh();
    // Everything that can be logged: each call's summary too.
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'trace');
    await connectByHand(url, key, email);
  });

  after(async () => {
    await forgetConnections();
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'info');
    await vscode.workspace.getConfiguration().update(SETTING, undefined, vscode.ConfigurationTarget.Global);
  });

  const assertNowhere = async () => {
    assert.deepEqual(filesWith(key, folders.all), []);
    assert.ok(!(await ui('storage')).includes(key), 'the key is in what the page keeps');
  };

  it('is not in the settings', async () => {
    await vscode.workspace
      .getConfiguration()
      .update(SETTING, ['planted-type'], vscode.ConfigurationTarget.Global);
    await until(() => filesWith('planted-type', folders.settings).length > 0, 'the setting');
    await assertNowhere();
  });

  it('is not in the log, which has a line for each call', async () => {
    await vscode.commands.executeCommand('gainsight.showAllAccounts');
    await vscode.commands.executeCommand('gainsight.showMyAccounts');
    await until(
      () => filesWith('sign-in checked kind=accessKey outcome=accepted', folders.logs).length > 0,
      'the check',
    );
    await until(() => filesWith('call method=POST', folders.logs).length > 0, 'a call');
    await assertNowhere();
  });

  it('is not in the state, where the connection is', async () => {
    await until(async () => (await extensionState()).includes(host), 'the connection');
    await assertNowhere();
  });

  it('is not in the chat, nor in what the model was shown', async () => {
    const model = await scriptedModel();
    const before = model.seen.length;
    model.script([[{ call: 'gainsight_company_query', input: { limit: 1 } }], [{ text: ANSWER }]]);
    await vscode.commands.executeCommand('workbench.action.chat.open', {
      query: `@gainsight ${QUESTION}`,
      blockOnResponse: true,
    });
    const shown = JSON.stringify(model.seen.slice(before));
    assert.match(shown, /planted-question.*\\"status\\":\\"ok\\"/);
    assert.ok(!shown.includes(key), 'the key was shown to the model');
    for (const text of [QUESTION, ANSWER])
      await until(() => filesWith(text, folders.chats).length > 0, `the chat with the ${text}`);
    await until(async () => (await ui('storage')).includes(QUESTION), 'the title of the chat');
    await assertNowhere();
  });

  it('is not in the notification that a key was refused, nor kept after it', async () => {
    const wrong = 'planted-wrong-key';
    await vscode.commands.executeCommand('notifications.clearAll');
    await connectByHand(url, wrong, email);
    await vscode.commands.executeCommand('notifications.showList');
    await ui('waitForText', NOTIFICATIONS, 'Gainsight did not accept the access key. Sign in again with');
    assert.ok(!(await ui('text', NOTIFICATIONS)).includes(wrong));
    await vscode.commands.executeCommand('notifications.hideList');
    await until(
      () => filesWith('sign-in checked kind=accessKey outcome=refused', folders.logs).length > 0,
      'the check',
    );
    assert.deepEqual(filesWith(wrong, folders.all), []);
    assert.ok(!(await ui('storage')).includes(wrong));
    await assertNowhere();
    await giveUpAfterRefusal();
  });
});
