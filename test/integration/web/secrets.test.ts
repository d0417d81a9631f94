import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SignInMethod } from '../../../src/account/signInAnswers';
import {
  ACCOUNT_MARKER,
  besideTheProof,
  DETAIL_MARKER,
  EXPIRED,
  REQUEST_MARKER,
} from '../../support/echoingTenant';
import { deepText } from '../../support/tokenServer';
import { until } from '../../support/until';
import { ui } from '../bridge';
import { changeSetting } from '../changeSetting';
import { activateForTest } from '../extensionUnderTest';
import { scriptedModel } from '../scriptedModel';
import { allowCalls } from './connectByHand';
import { EchoedSignIn } from './echoedSignIn';
import { extensionState, filesWith, profileFolders } from './keptPlaces';
import { SecretPlaces } from './secretPlaces';
import { showOnly } from './sidebarPage';

const SETTING = 'gainsight.timeline.typesThatAreNoTouch';
const ANSWER = 'planted-answer';
const NOTIFICATIONS = '.notifications-center';
const TOOL = 'gainsight_company_query';
const INPUT = { where: { conditions: [{ name: 'Gsid', operator: 'EQ', value: ACCOUNT_MARKER }] } };

/** What each way to sign in has that nobody may see. */
const SECRETS: Readonly<Record<SignInMethod, readonly string[]>> = {
  accessKey: ['access key'],
  m2m: ['client id', 'client secret'],
  user: ['client secret', 'access', 'refresh'],
};
/** Answers that quote the request; the last one ends the sign-in. */
const FAULTS = ['rejected', 'asIds', 'forbidden', 'serverError', 'html', 'truncated', 'redirect'] as const;
const TOKEN_FAULTS = ['tokenHtml', 'tokenInError', 'tokenInvalidGrant'] as const;

/** Each place is shown to hold what was planted in it; only then does it count as searched. */
for (const kind of ['accessKey', 'm2m', 'user'] as const)
  describe(`a secret (${kind})`, () => {
    const one = new EchoedSignIn(kind);
    const { search } = one;
    const places = new SecretPlaces(search);
    const folders = profileFolders();

    before(async () => {
      await one.start();
      await one.signIn('first sign-in');
    });

    after(async () => {
      await one.stop();
      await vscode.commands.executeCommand('gainsight.showMyAccounts');
      await changeSetting(SETTING, undefined);
    });

    const callTool = async (): Promise<string> =>
      deepText(await vscode.lm.invokeTool(TOOL, { input: INPUT, toolInvocationToken: undefined }));
    /** What is thrown by a call that a view makes. */
    const callOfView = async (): Promise<string> => {
      const { active } = await activateForTest();
      return Promise.resolve(active.tenant?.companies.page({ scope: 'all' })).then(deepText, deepText);
    };
    const notifications = async (text: string): Promise<string> => {
      await vscode.commands.executeCommand('notifications.showList');
      await ui('waitForText', NOTIFICATIONS, text);
      const shown = await ui('text', NOTIFICATIONS);
      await vscode.commands.executeCommand('notifications.hideList');
      return shown;
    };

    it('is in the vault, and goes over the wire in the header for it', async () => {
      const { credentialInUse } = await activateForTest();
      const found = search.foundIn(JSON.stringify(await credentialInUse())).join();
      for (const name of SECRETS[kind]) assert.match(found, new RegExp(name));
      const proofs = one.tenant.sent.map(({ headers }) => headers.accesskey ?? headers.authorization ?? '');
      assert.ok(proofs.some((proof) => search.foundIn(proof).length > 0));
    });

    it('is not in the settings, the state and the views', async () => {
      await changeSetting(SETTING, ['planted-type']);
      await until(() => filesWith('planted-type', folders.settings).length > 0, 'the setting');
      await until(async () => (await extensionState()).includes(one.tenant.host), 'the connection');
      await showOnly('Accounts');
      await vscode.commands.executeCommand('gainsight.showAllAccounts');
      await ui('waitForText', '.part.sidebar', DETAIL_MARKER);
      await places.assertNotKept();
    });

    it('is not in what tools answer, in errors, the log and the audit log, whatever goes wrong', async () => {
      const answers = [await callTool()];
      assert.ok(answers[0]?.includes(DETAIL_MARKER));
      for (const fault of FAULTS) {
        one.tenant.fault = fault;
        answers.push(await callTool(), await callOfView());
      }
      await allowCalls();
      assert.ok(answers[2]?.includes(DETAIL_MARKER), 'what the tenant says is not in the error');
      await until(
        () => filesWith(`requestId=${REQUEST_MARKER}`, folders.logs).length > 0,
        'a call in the log',
      );
      await until(
        () => filesWith(ACCOUNT_MARKER, folders.all).some((file) => file.includes('audit')),
        'a line in the audit log',
      );
      places.assertNotIn('answers and errors', answers.join('\n'));
      await places.assertNotKept();
    });

    if (kind !== 'accessKey')
      it('that is renewed is no more to be found than the one before', async () => {
        one.tenant.fault = EXPIRED;
        const before = one.tenant.sent.length;
        const answer = await callTool();
        assert.ok(answer.includes(DETAIL_MARKER), answer);
        const paths = one.tenant.sent.slice(before).map(({ path }) => path);
        assert.ok(paths.some((path) => path.includes('/oauth/')));
        places.assertNotIn('the answer', answer);
      });

    it('is not in the chat, nor in what the model is shown', async () => {
      one.tenant.fault = kind === 'accessKey' ? 'none' : EXPIRED;
      const question = `planted-question-${kind}`;
      const model = await scriptedModel();
      const before = model.seen.length;
      model.script([[{ call: TOOL, input: INPUT }], [{ text: ANSWER }]]);
      await vscode.commands.executeCommand('workbench.action.chat.open', {
        query: `@gainsight ${question}`,
        blockOnResponse: true,
      });
      const shown = JSON.stringify(model.seen.slice(before));
      for (const text of [question, DETAIL_MARKER]) assert.ok(shown.includes(text), text);
      places.assertNotIn('what the model was shown', shown);
      for (const text of [question, ANSWER])
        await until(() => filesWith(text, folders.chats).length > 0, `the chat with the ${text}`);
      await until(async () => (await ui('storage')).includes(question), 'the title of the chat');
      await places.assertNotKept();
    });

    it('is not in what is told when the sign-in has ended', async () => {
      const errors: string[] = [];
      for (const fault of kind === 'accessKey' ? ['unauthorized'] : TOKEN_FAULTS) {
        one.tenant.fault = fault;
        errors.push(await callTool(), await callOfView());
      }
      const { active } = await activateForTest();
      assert.equal(active.state.kind, 'refused');
      const told = await notifications('Sign in again');
      await until(() => filesWith('"event":"accessLost"', folders.all).length > 0, 'the line of the end');
      places.assertNotIn('answers and errors', errors.join('\n'));
      places.assertNotIn('the notification', told);
      await places.assertNotKept();
    });

    it('is kept nowhere when the tenant does not accept it in the first place', async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      await one.signIn('refused sign-in');
      const told = await notifications('Gainsight');
      await until(() => filesWith('"result":"failed"', folders.all).length > 0, 'the line of the sign-in');
      const { credentialInUse } = await activateForTest();
      places.assertNotIn('the notification', told);
      assert.doesNotMatch(search.foundIn(JSON.stringify(await credentialInUse())).join(), /refused sign-in/);
      await places.assertNotKept();
      // The attempt that failed is let go of with its secrets.
      const done = vscode.commands.executeCommand('gainsight.connect');
      await ui('waitForText', '.quick-input-title', '(1/');
      await ui('press', 'Escape');
      await done;
    });

    it('went to the tenant alone, and there nowhere but where a proof belongs', async () => {
      const { sent } = one.tenant;
      assert.ok(sent.some((request) => besideTheProof(request).includes(ACCOUNT_MARKER)));
      await places.assertWireIsClean(one.tenant);
    });
  });
