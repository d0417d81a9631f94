import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ui } from '../bridge';
import { changeSetting } from '../changeSetting';
import { activateForTest } from '../extensionUnderTest';
import {
  askedOfTenant,
  beginInBrowser,
  CLIENT_ID,
  freshTenant,
  keptRecord,
  liveGrants,
  openInEditor,
  press,
  signInWithBrowser,
} from './browserSignIn';
import { forgetConnections, servedTenant, steerTenant } from './connectByHand';

const NOTIFICATIONS = '.notifications-center';
/** Of a code that no tenant has given. */
const CODE = 'planted-code';
const ELEVEN_MINUTES = 11 * 60_000;

describe('signing in with the browser', () => {
  const { email } = servedTenant();

  beforeEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  after(async () => {
    await ui('closePages');
    await forgetConnections();
    await steerTenant('reset');
    await changeSetting('gainsight.oauth.callback', undefined);
  });

  const said = async (text: string): Promise<void> => {
    await vscode.commands.executeCommand('notifications.showList');
    await ui('waitForText', NOTIFICATIONS, text);
    await vscode.commands.executeCommand('notifications.hideList');
  };

  const assertNobody = async (): Promise<void> => {
    const { active, connections } = await activateForTest();
    assert.equal(active.state.kind, 'signedOut');
    assert.deepEqual(connections.all, []);
  };

  it('leads to the page of the tenant and back, and reads as the person', async () => {
    await freshTenant();
    const { active } = await activateForTest();
    const begun = await beginInBrowser();
    const asked = Object.fromEntries((await askedOfTenant(begun)).searchParams);
    assert.equal(asked.client_id, CLIENT_ID);
    assert.equal(asked.redirect_uri, begun.callback);
    assert.equal(asked.scope, 'read_write offline_access');
    assert.equal(asked.code_challenge_method, 'S256');
    await press('Allow');
    await begun.done;
    assert.equal((await active.tenant?.people.me())?.email, email);
    assert.deepEqual(
      (await liveGrants()).map((grant) => [grant.email, grant.scope]),
      [[email, 'read_write offline_access']],
    );
    assert.equal((await keptRecord())?.scope, 'read_write');
  });

  it('comes back to a port of this machine where that is set', async () => {
    await freshTenant('loopback');
    const { active } = await activateForTest();
    const { done, callback } = await beginInBrowser();
    assert.equal(callback, 'http://127.0.0.1:53682/callback');
    await press('Allow');
    assert.match(await ui('textOfPage', callback), /You can close this page/);
    await done;
    assert.equal((await active.tenant?.people.me())?.email, email);
  });

  it('for reading only makes the connection read-only', async () => {
    await freshTenant('loopback');
    const { connections } = await activateForTest();
    await signInWithBrowser({ scope: 'Read only' });
    assert.equal(connections.active?.readOnly, true);
    assert.equal((await keptRecord())?.scope, 'read');
  });

  it('changes nothing when it is declined on the page, and says so', async () => {
    await freshTenant('loopback');
    const { done } = await beginInBrowser();
    await press('Deny');
    await done;
    await assertNobody();
    await said('declined in the browser');
  });

  it('is called off by the button of the message, and the late answer changes nothing', async () => {
    await freshTenant('loopback');
    const { done, callback } = await beginInBrowser();
    const { searchParams } = await askedOfTenant({ done, callback });
    await vscode.commands.executeCommand('notifications.showList');
    await ui('clickRole', 'button', 'Cancel');
    await done;
    await assertNobody();
    await openInEditor(`${callback}?code=${CODE}&state=${searchParams.get('state')}`);
    await assertNobody();
    await said('was used already');
  });

  it('lets an answer with another state change nothing, and takes the right one afterwards', async () => {
    await freshTenant('loopback');
    const { active } = await activateForTest();
    const { done, callback } = await beginInBrowser();
    await openInEditor(`${callback}?code=${CODE}&state=planted-state`);
    await openInEditor(`${callback}?code=${CODE}`);
    await said('belongs to no sign-in of this window');
    assert.equal(active.state.kind, 'signedOut');
    await press('Allow');
    await done;
    assert.equal(active.state.kind, 'ready');
  });

  it('takes no answer to a sign-in that was begun more than ten minutes ago', async () => {
    await freshTenant('loopback');
    const { done } = await beginInBrowser();
    const { now } = Date;
    try {
      // The clock of this process is the extension's too.
      Date.now = () => now() + ELEVEN_MINUTES;
      const answer = await press('Allow');
      assert.ok(answer.includes('code='));
      await said('more than ten minutes ago');
    } finally {
      Date.now = now;
    }
    await assertNobody();
    await vscode.commands.executeCommand('notifications.showList');
    await ui('clickRole', 'button', 'Cancel');
    await done;
    await assertNobody();
  });

  it('takes each answer once', async () => {
    await freshTenant('loopback');
    const { done } = await beginInBrowser();
    const answer = await press('Allow');
    await done;
    const before = await keptRecord();
    assert.ok(before && answer.includes('code='));
    await openInEditor(answer);
    await said('was used already');
    assert.deepEqual(await keptRecord(), before);
  });

  it('gets no tokens for a code that was made for another challenge', async () => {
    await freshTenant('loopback');
    const begun = await beginInBrowser();
    const other = await askedOfTenant(begun);
    other.searchParams.set('code_challenge', 'a'.repeat(43));
    await ui('closePages');
    await ui('openPage', other.href);
    await press('Allow');
    await begun.done;
    await assertNobody();
    await said('did not accept the answer from the browser');
  });

  it('refuses an answer that another issuer gives', async () => {
    await freshTenant('loopback');
    await steerTenant('oauth/configure', { iss: 'https://elsewhere.example.com' });
    const { done } = await beginInBrowser();
    await press('Allow');
    await done;
    await assertNobody();
    await said('names another address');
  });

  it('opens no page of another host, however the tenant describes itself', async () => {
    await freshTenant('loopback');
    await steerTenant('oauth/configure', { endpoints: 'https://elsewhere.example.com' });
    const { done } = await beginInBrowser();
    await done;
    await assertNobody();
    await said('names another address');
    assert.ok(!(await ui('external')).some((address) => address.includes('elsewhere')));
  });
});
