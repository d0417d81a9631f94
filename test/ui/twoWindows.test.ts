import assert from 'node:assert/strict';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { freePort } from '../host/server.mjs';
import { openWorkbench, type Workbench } from './workbench';

const TOKEN_PATH = '/v1/users/oauth/access/token';
const EMAIL = 'lena.hofmann@example.com';

/** A call as the tenant has recorded it. */
interface RecordedCall {
  readonly path: string;
  readonly body?: { readonly grant_type?: string };
}

describe('two windows of one person', () => {
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;
  let opened: Awaited<ReturnType<typeof openWorkbench>>;
  let windows: readonly [Workbench, Workbench];

  const steer = async (path: string, body: object = {}): Promise<void> => {
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = sandbox.env;
    const options = { method: 'POST', headers: { accesskey: key }, body: JSON.stringify(body) };
    assert.ok((await fetch(`${url}/_sandbox/${path}`, options)).ok);
  };

  const ask = async (path: string): Promise<unknown> => {
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = sandbox.env;
    return (await fetch(`${url}/_sandbox/${path}`, { headers: { accesskey: key } })).json();
  };

  before(async () => {
    const port = await freePort();
    sandbox = await startSandboxServer([
      ...['--oauth-client', 'csm-desk'],
      ...['--redirect-uri', `http://127.0.0.1:${port}/callback`],
      // A spent refresh token that came again would end the sign-in of both.
      ...['--oauth', 'reuse=revoke'],
    ]);
    opened = await openWorkbench({
      keepSecrets: true,
      sharesSecrets: true,
      settings: {
        'gainsight.oauth.callback': 'loopback',
        'gainsight.oauth.port': port,
        'gainsight.oauth.clientId': 'csm-desk',
      },
    });
    const first = opened.workbench;
    await signIn(first, sandbox.env.TEST_SANDBOX_URL);
    windows = [first, await first.openWindow()];
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    for (const [at, window] of windows.entries()) console.error(await window.screenshot(`window-${at}`));
  });

  after(async () => {
    await opened.close();
    await sandbox.stop();
  });

  const companiesIn = (window: Workbench): Promise<void> =>
    window
      .treeItem(/^Meridian Corp/)
      .first()
      .waitFor();

  it('have the account in both', async () => {
    for (const window of windows) {
      await window.openContainer('Gainsight');
      await companiesIn(window);
    }
  });

  it('renew it once when its token has ended, and both go on', async () => {
    for (let round = 1; round <= 2; round += 1) {
      await steer('oauth/expire');
      // The first renewal takes long enough for the second window to need one, too.
      await steer('inject', { kind: 'slow', ms: 6000, path: TOKEN_PATH, when: 'after' });
      await Promise.all(windows.map((window) => window.quickInput.runCommand('Gainsight: Refresh')));
      await untilCalls(round);
      for (const window of windows) {
        await companiesIn(window);
        assert.equal(await window.notification('Sign in again').count(), 0);
      }
    }
    // The tenant's control calls answer in this form.
    const { users } = (await ask('oauth/grants')) as {
      users: readonly { email: string; refreshTokens: number }[];
    };
    assert.deepEqual(
      users.map(({ email, refreshTokens }) => [email, refreshTokens]),
      [[EMAIL, 1]],
    );
  });

  /** Waits until both windows have read with a new token, which they got by as many renewals as there were rounds. */
  async function untilCalls(rounds: number): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const calls = (await ask('calls')) as readonly (RecordedCall & { authorizedBy?: object })[];
      const renewals = calls.flatMap((call, at) => (call.body?.grant_type === 'refresh_token' ? [at] : []));
      assert.ok(renewals.length <= rounds, `${renewals.length} renewals in ${rounds} rounds`);
      const since = calls.slice(renewals.at(-1)).filter((call) => call.authorizedBy);
      // Each window reads its companies anew.
      const reads = since.filter(({ path }) => path === '/v1/data/objects/query/Company');
      if (renewals.length === rounds && reads.length >= windows.length) return;
      if (Date.now() > deadline) assert.fail(`${renewals.length} renewals, ${reads.length} reads`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
});

async function signIn({ page, quickInput }: Workbench, url: string): Promise<void> {
  await quickInput.runCommand('Gainsight: Sign In…');
  await quickInput.enterAt(1, url);
  await quickInput.pick('Sign in with the browser');
  await quickInput.enterAt(3, '');
  await quickInput.pick('Read and write');
  const authorize = page.context().waitForEvent('page');
  await quickInput.enterAt(5, EMAIL);
  const tenantPage = await authorize;
  await tenantPage.getByRole('button', { name: 'Allow' }).click();
  await page.locator('.notifications-toasts .notification-toast', { hasText: 'Signed in to' }).waitFor();
  await tenantPage.close();
}
