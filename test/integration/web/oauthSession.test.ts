import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../support/until';
import { ui } from '../bridge';
import { changeSetting } from '../changeSetting';
import { activateForTest } from '../extensionUnderTest';
import {
  beginInBrowser,
  freshTenant,
  keptRecord,
  liveGrants,
  press,
  signInWithBrowser,
} from './browserSignIn';
import { forgetConnections, servedTenant, steerTenant } from './connectByHand';
import { filesWith, profileFolders } from './keptPlaces';

const NOTIFICATIONS = '.notifications-center';
const STATUS = '[id="csm-tools.gainsight-vscode.gainsight.connection"]';
const PRIYA = { name: 'Priya Nair', email: 'priya.nair@example.com' };

describe('a sign-in with the browser', () => {
  const { email } = servedTenant();

  beforeEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await freshTenant('loopback');
  });

  after(async () => {
    await ui('closePages');
    await forgetConnections();
    await steerTenant('reset');
    await changeSetting('gainsight.oauth.callback', undefined);
  });

  const tenantInUse = async () => {
    const { active } = await activateForTest();
    assert.ok(active.tenant);
    active.tenant.forget();
    return active.tenant;
  };

  it('is renewed when its token has ended, for calls that come together once', async () => {
    await signInWithBrowser();
    const before = await keptRecord();
    await steerTenant('oauth/expire');
    const { companies, people } = await tenantInUse();
    await Promise.all([companies.page({ scope: 'all' }), people.me(), companies.page({ scope: 'mine' })]);
    const after = await keptRecord();
    assert.notEqual(after?.accessToken, before?.accessToken);
    assert.notEqual(after?.refreshToken, before?.refreshToken);
    assert.deepEqual(
      (await liveGrants()).map((grant) => [grant.email, grant.accessTokens, grant.refreshTokens]),
      [[email, 1, 1]],
    );
  });

  it('that is revoked stops the next call, tells so everywhere, and leaves the other account', async () => {
    await signInWithBrowser();
    await signInWithBrowser(PRIYA);
    const { active, connections } = await activateForTest();
    const [lena, priya] = connections.all;
    assert.ok(lena && priya && connections.active?.id === priya.id);
    await steerTenant('oauth/revokeUser', { email: PRIYA.email });
    await vscode.commands.executeCommand('workbench.view.extension.gainsight');
    await vscode.commands.executeCommand('gainsight.refresh');
    await assert.rejects((await tenantInUseOrRefused()).page({ scope: 'all' }), { kind: 'signedOut' });
    assert.equal(active.state.kind, 'refused');
    await ui('waitForText', '.part.sidebar .welcome-view', 'until you sign in again');
    await ui('waitFor', `${STATUS}.error-kind, ${STATUS}.has-background-color`);
    await vscode.commands.executeCommand('notifications.showList');
    await ui('waitForText', NOTIFICATIONS, 'Sign in again');
    await vscode.commands.executeCommand('notifications.hideList');

    await connections.switchTo(lena.id);
    assert.equal((await (await tenantInUse()).people.me()).email, email);
    assert.deepEqual(
      (await liveGrants()).map((grant) => grant.email),
      [email],
    );
  });

  it('is made again without a question', async () => {
    await signInWithBrowser();
    const { active } = await activateForTest();
    await steerTenant('oauth/revokeUser', { email });
    await assert.rejects((await tenantInUse()).companies.page({ scope: 'all' }), { kind: 'signedOut' });
    const done = vscode.commands.executeCommand('gainsight.signInAgain');
    await press('Allow');
    await done;
    assert.equal(active.state.kind, 'ready');
    assert.equal((await (await tenantInUse()).people.me()).email, email);
  });

  it('is revoked at the tenant when the user signs out, and nothing of it is left', async () => {
    await signInWithBrowser();
    const record = await keptRecord();
    assert.ok(record?.refreshToken);
    await vscode.commands.executeCommand('gainsight.signOut');
    const { active, connections } = await activateForTest();
    assert.equal(active.state.kind, 'signedOut');
    assert.deepEqual([connections.all, await liveGrants()], [[], []]);
    for (const secret of [record.accessToken, record.refreshToken]) {
      assert.deepEqual(filesWith(secret, profileFolders().all), []);
      assert.ok(!(await ui('storage')).includes(secret));
    }
  });

  it('says where access is ended when the tenant has no way to be told', async () => {
    await steerTenant('oauth/configure', { revocation: false });
    await signInWithBrowser();
    await vscode.commands.executeCommand('gainsight.signOut');
    await vscode.commands.executeCommand('notifications.showList');
    await ui('waitForText', NOTIFICATIONS, 'OAuth Applications');
    await vscode.commands.executeCommand('notifications.hideList');
  });

  it('notices that somebody else has signed in than the address says', async () => {
    const { done } = await beginInBrowser({ email: PRIYA.email });
    await press('Allow');
    await done;
    await vscode.commands.executeCommand('notifications.showList');
    await ui('waitForText', NOTIFICATIONS, `not as the user with the e-mail address ${PRIYA.email}`);
    await vscode.commands.executeCommand('notifications.hideList');
  });

  it('leaves lines in the audit log that name neither person nor secret', async () => {
    await signInWithBrowser();
    const record = await keptRecord();
    await vscode.commands.executeCommand('gainsight.signOut');
    const folder = profileFolders().all;
    await until(() => filesWith('"event":"signOut"', folder).length > 0, 'the line of the sign-out');
    for (const text of ['"event":"signIn"', '"result":"started"', '"result":"ok"', '"connection":"oauth"'])
      assert.ok(filesWith(text, folder).length > 0, text);
    const told = filesWith('"event":"signIn"', folder);
    for (const secret of [
      email,
      record?.accessToken ?? '',
      record?.clientSecret ?? '',
      record?.refreshToken ?? '',
    ])
      for (const file of filesWith(secret, folder)) assert.ok(!told.includes(file), file);
  });
});

/** The companies of the tenant in use; once it is refused, a call that is refused as any other. */
async function tenantInUseOrRefused() {
  const { active } = await activateForTest();
  return (
    active.tenant?.companies ?? {
      page: async () => {
        throw Object.assign(new Error('It is refused already.'), { kind: 'signedOut' });
      },
    }
  );
}
