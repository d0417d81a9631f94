import assert from 'node:assert/strict';
import { ui } from '../bridge';
import { changeSetting } from '../changeSetting';
import { activateForTest } from '../extensionUnderTest';
import {
  authorizeAddress,
  beginInBrowser,
  CLIENT_ID,
  freshTenant,
  keptRecord,
  liveGrants,
  press,
  signInWithBrowser,
} from './browserSignIn';
import { forgetConnections, servedTenant } from './connectByHand';

const NOTIFICATIONS = '.notifications-center';

describe('signing in with the browser', () => {
  const { email } = servedTenant();

  after(async () => {
    await ui('closePages');
    await forgetConnections();
    await changeSetting('gainsight.oauth.callback', undefined);
  });

  it('leads to the page of the tenant and back, and reads as the person', async () => {
    await freshTenant();
    const { active } = await activateForTest();
    const { done, callback } = await beginInBrowser();
    const page = await authorizeAddress();
    const asked = Object.fromEntries(page.searchParams);
    assert.equal(asked.client_id, CLIENT_ID);
    assert.equal(asked.redirect_uri, callback);
    assert.equal(asked.scope, 'read_write offline_access');
    assert.equal(asked.code_challenge_method, 'S256');
    await press('Allow');
    await done;
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
    assert.match(await ui('textOfPage', '127.0.0.1:53682'), /You can close this page/);
    await done;
    assert.equal((await active.tenant?.people.me())?.email, email);
  });

  it('changes nothing when it is declined on the page, and says so', async () => {
    await freshTenant();
    const { active, connections } = await activateForTest();
    const { done } = await beginInBrowser();
    await press('Deny');
    await done;
    assert.equal(active.state.kind, 'signedOut');
    assert.deepEqual(connections.all, []);
    await ui('waitForText', NOTIFICATIONS, 'declined in the browser');
  });

  it('for reading only makes the connection read-only', async () => {
    await freshTenant();
    const { connections } = await activateForTest();
    await signInWithBrowser({ scope: 'Read only' });
    assert.equal(connections.active?.readOnly, true);
    assert.equal((await keptRecord())?.scope, 'read');
  });
});
