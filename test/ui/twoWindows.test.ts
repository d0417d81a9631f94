import assert from 'node:assert/strict';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { freePort } from '../host/server.mjs';
import { until } from '../support/until';
import { openWorkbench, type Workbench } from './workbench';

const TOKEN_PATH = '/v1/users/oauth/access/token';
const EMAIL = 'lena.hofmann@example.com';

/** A call as the tenant has recorded it. */
interface RecordedCall {
  readonly path: string;
  readonly body?: { readonly grant_type?: string };
  readonly authorizedBy?: object;
}

/** A person who is signed in in two windows, at a tenant that ends the sign-in of both when a spent token comes again. */
class TwoWindows {
  static async open(sharesSecrets: boolean): Promise<TwoWindows> {
    const port = await freePort();
    const sandbox = await startSandboxServer([
      ...['--oauth-client', 'csm-desk'],
      ...['--redirect-uri', `http://127.0.0.1:${port}/callback`],
      ...['--oauth', 'reuse=revoke'],
    ]);
    const opened = await openWorkbench({
      keepSecrets: true,
      opensPorts: true,
      sharesSecrets,
      settings: {
        'gainsight.oauth.callback': 'loopback',
        'gainsight.oauth.port': port,
        'gainsight.oauth.clientId': 'csm-desk',
      },
    });
    const first = opened.workbench;
    await signIn(first, sandbox.env.TEST_SANDBOX_URL);
    const one = new TwoWindows(sandbox, opened, [first, await first.openWindow()]);
    for (const window of one.windows) {
      await window.openContainer('Gainsight');
      await companiesIn(window);
    }
    return one;
  }

  private constructor(
    private readonly sandbox: Awaited<ReturnType<typeof startSandboxServer>>,
    private readonly opened: Awaited<ReturnType<typeof openWorkbench>>,
    readonly windows: readonly [Workbench, Workbench],
  ) {}

  async steer(path: string, body: object = {}): Promise<void> {
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = this.sandbox.env;
    const options = { method: 'POST', headers: { accesskey: key }, body: JSON.stringify(body) };
    assert.ok((await fetch(`${url}/_sandbox/${path}`, options)).ok);
  }

  /** How many refresh tokens each person has. */
  async grants(): Promise<readonly (readonly [string, number])[]> {
    // The tenant's control calls answer in this form.
    const { users } = (await this.ask('oauth/grants')) as {
      users: readonly { email: string; refreshTokens: number }[];
    };
    return users.map(({ email, refreshTokens }) => [email, refreshTokens]);
  }

  /** All calls since the last renewal, and how many renewals there were. */
  async calls(): Promise<{ readonly renewals: number; readonly since: readonly RecordedCall[] }> {
    // As above.
    const calls = (await this.ask('calls')) as readonly RecordedCall[];
    const renewals = calls.flatMap((call, at) => (call.body?.grant_type === 'refresh_token' ? [at] : []));
    return { renewals: renewals.length, since: calls.slice(renewals.at(-1)) };
  }

  /** Waits until companies were read so often since the last renewal; there must never be more renewals than these. */
  async untilReads(wanted: { readonly renewals: number; readonly reads: number }): Promise<void> {
    let seen = '';
    const areRead = async (): Promise<boolean> => {
      const { renewals, since } = await this.calls();
      assert.ok(renewals <= wanted.renewals, `${renewals} renewals in place of ${wanted.renewals}`);
      // Each window reads its companies anew.
      const reads = since.filter(
        (call) => call.authorizedBy && call.path === '/v1/data/objects/query/Company',
      );
      seen = `${renewals} renewals, ${reads.length} reads`;
      return renewals === wanted.renewals && reads.length >= wanted.reads;
    };
    await until(areRead, () => `More than ${seen}`);
  }

  async keepPictures(): Promise<void> {
    for (const [at, window] of this.windows.entries()) console.error(await window.screenshot(`window-${at}`));
  }

  async close(): Promise<void> {
    await this.opened.close();
    await this.sandbox.stop();
  }

  private async ask(path: string): Promise<unknown> {
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = this.sandbox.env;
    return (await fetch(`${url}/_sandbox/${path}`, { headers: { accesskey: key } })).json();
  }
}

/** Two windows for the tests of the calling suite. */
function useTwoWindows(sharesSecrets: boolean): () => TwoWindows {
  let current: TwoWindows | undefined;
  before(async () => {
    current = await TwoWindows.open(sharesSecrets);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await current?.keepPictures();
  });
  after(() => current?.close());
  return () => {
    assert.ok(current);
    return current;
  };
}

describe('two windows of one person', () => {
  const both = useTwoWindows(true);

  it('renew the sign-in once when its token has ended, and both go on', async () => {
    const { windows } = both();
    for (let round = 1; round <= 2; round += 1) {
      await both().steer('oauth/expire');
      // The first renewal takes long enough for the second window to need one, too.
      await both().steer('inject', { kind: 'slow', ms: 6000, path: TOKEN_PATH, when: 'after' });
      await Promise.all(windows.map((window) => window.quickInput.runCommand('Gainsight: Refresh')));
      await both().untilReads({ renewals: round, reads: windows.length });
      for (const window of windows) {
        await companiesIn(window);
        assert.equal(await window.notification('Sign in again').count(), 0);
      }
    }
    assert.deepEqual(await both().grants(), [[EMAIL, 1]]);
  });
});

/** VS Code in the browser reads its secrets once for each window. */
describe('a window that does not learn of a renewal in another one', () => {
  const both = useTwoWindows(false);

  it('asks to be reloaded in place of sending the spent token, and then goes on', async () => {
    const [first, second] = both().windows;
    await both().steer('oauth/expire');
    await first.quickInput.runCommand('Gainsight: Refresh');
    await both().untilReads({ renewals: 1, reads: 1 });
    await second.quickInput.runCommand('Gainsight: Refresh');
    const row = second.treeItem(/was renewed in another window/).first();
    await row.waitFor();
    assert.equal(await second.notification('Sign in again').count(), 0);
    assert.equal((await both().calls()).renewals, 1);
    assert.deepEqual(await both().grants(), [[EMAIL, 1]]);

    await row.click();
    await row.waitFor({ state: 'detached' });
    await second.untilReady();
    await companiesIn(second);
    await first.quickInput.runCommand('Gainsight: Refresh');
    await both().untilReads({ renewals: 1, reads: 3 });
    await companiesIn(first);
  });
});

async function companiesIn(window: Workbench): Promise<void> {
  await window
    .treeItem(/^Meridian Corp/)
    .first()
    .waitFor();
}

async function signIn({ page, quickInput }: Workbench, url: string): Promise<void> {
  await quickInput.runCommand('Gainsight: Sign In…');
  await quickInput.enterAt(1, url);
  await quickInput.pickAt(2, 'Sign in with the browser');
  await quickInput.enterAt(3, '');
  await quickInput.pickAt(4, 'Read and write');
  const authorize = page.context().waitForEvent('page');
  await quickInput.enterAt(5, EMAIL);
  const tenantPage = await authorize;
  await tenantPage.getByRole('button', { name: 'Allow' }).click();
  await page.locator('.notifications-toasts .notification-toast', { hasText: 'Signed in to' }).waitFor();
  await tenantPage.close();
}
