import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createProfile, linkAsInstalled } from '../host/profile.mjs';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { freePort } from '../host/server.mjs';
import { until } from '../support/until';
import { openWorkbench, type Workbench } from './workbench';

const EMAIL = 'lena.hofmann@example.com';
const CLIENT_ID = 'csm-desk';

/** What the companion, another extension, was given. */
interface GivenSession {
  readonly accessToken?: string;
  readonly account?: { readonly label: string };
  readonly scopes?: readonly string[];
  readonly error?: string;
}

describe('the account in VS Code', () => {
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;
  let opened: Awaited<ReturnType<typeof openWorkbench>>;
  let workbench: Workbench;
  let sessionFile: string;

  before(async () => {
    const port = await freePort();
    sandbox = await startSandboxServer([
      ...['--oauth-client', CLIENT_ID],
      ...['--redirect-uri', `http://127.0.0.1:${port}/callback`],
    ]);
    const profile = createProfile({
      'gainsight.oauth.callback': 'loopback',
      'gainsight.oauth.port': port,
      'gainsight.oauth.clientId': CLIENT_ID,
    });
    linkAsInstalled(profile);
    sessionFile = path.join(profile.folder, 'session.json');
    opened = await openWorkbench({ profile, opensPorts: true });
    workbench = opened.workbench;
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      console.error(await workbench.screenshot(this.currentTest.title.replaceAll(/\W+/g, '-')));
  });

  after(async () => {
    await opened.close();
    await sandbox.stop();
  });

  const tenant = async (address: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${sandbox.env.TEST_SANDBOX_URL}${address}`, { headers });

  const grants = async (): Promise<readonly { email: string }[]> => {
    const answer = await tenant('/_sandbox/oauth/grants', { accesskey: sandbox.env.TEST_SANDBOX_KEY });
    // The tenant's control calls answer in this form.
    return ((await answer.json()) as { users: { email: string }[] }).users;
  };

  it('is asked for by nobody when VS Code starts', async () => {
    await workbench.openContainer('Gainsight');
    await workbench.view('Accounts').getByRole('button', { name: 'Sign In…' }).waitFor();
    assert.equal(await workbench.quickInput.box.isVisible(), false);
    assert.equal(await workbench.dialog().count(), 0);
    assert.equal(await workbench.notification(/./).count(), 0);
  });

  it('is made for another extension, which gets a handle that opens nothing', async () => {
    const { page, quickInput } = workbench;
    await quickInput.runCommand('Scripted: Ask for a Gainsight Session');
    await workbench.dialog().getByRole('button', { name: 'Allow' }).click();
    await quickInput.enterAt(1, sandbox.env.TEST_SANDBOX_URL);
    await quickInput.pickAt(2, 'Sign in with the browser');
    await quickInput.enterAt(3, '');
    await quickInput.pickAt(4, 'Read only');
    const authorize = page.context().waitForEvent('page');
    await quickInput.enterAt(5, EMAIL);
    const tenantPage = await authorize;
    await tenantPage.getByRole('button', { name: 'Allow' }).click();
    await workbench.notification('Signed in to').waitFor();
    await until(() => existsSync(sessionFile), 'the file of the session');
    // The companion writes what VS Code gave it.
    const given = JSON.parse(readFileSync(sessionFile, 'utf8')) as GivenSession;
    assert.equal(given.error, undefined);
    assert.equal(given.account?.label, `${EMAIL} (${new URL(sandbox.env.TEST_SANDBOX_URL).host})`);
    assert.deepEqual(given.scopes, ['read']);
    const handle = given.accessToken ?? '';
    assert.match(handle, /^[0-9a-f-]{36}$/);
    for (const headers of [{ authorization: `Bearer ${handle}` }, { accesskey: handle }])
      assert.equal((await tenant('/v1/meta/services/objects/list', headers)).status, 401);
    assert.deepEqual(
      (await grants()).map(({ email }) => email),
      [EMAIL],
    );
    await tenantPage.close();
  });

  it('stands in the Accounts menu, and signing out there ends it at the tenant', async () => {
    const { page } = workbench;
    await page.locator('.activitybar [aria-label^="Accounts"]').first().click();
    await workbench.chooseFromMenu(EMAIL, 'Sign Out');
    await workbench.dialog().getByRole('button', { name: 'Sign Out' }).click();
    await workbench.notification('Gainsight has ended the access, too').waitFor();
    assert.deepEqual(await grants(), []);
    await workbench.view('Accounts').getByRole('button', { name: 'Sign In…' }).waitFor();
  });
});
