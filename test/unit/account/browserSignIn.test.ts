import assert from 'node:assert/strict';
import { BrowserCallbacks } from '../../../src/account/browserCallbacks';
import { BrowserSignIn } from '../../../src/account/browserSignIn';
import type { UserAnswers } from '../../../src/account/signInAnswers';
import { abortable } from '../../../src/base/abort';
import { createSandbox, SANDBOX_HOST } from '../../../src/sandbox/embedded';
import { until } from '../../support/until';

const CALLBACK = 'vscode://csm-tools.gainsight-vscode/callback';
const answers: UserAnswers = {
  method: 'user',
  origin: `https://${SANDBOX_HOST}`,
  email: 'lena.hofmann@example.com',
  clientId: 'csm-desk',
  scope: 'read_write',
  redirectUri: CALLBACK,
};

type Browser = (url: string) => Promise<boolean>;

/** The sandbox tenant, and a browser that a test drives. */
function setup(browser: (press: (url: string) => Promise<void>) => Browser, exchange?: () => Promise<void>) {
  const now = () => Date.UTC(2026, 2, 4, 9);
  const sandbox = createSandbox({
    now: () => new Date(now()),
    timeZone: 'UTC',
    callsPerMinute: 1000,
    oauth: { applications: [{ clientId: 'csm-desk', redirectUris: [CALLBACK] }] },
  });
  const listening: string[] = [];
  const callbacks = new BrowserCallbacks({
    settings: { oauthCallback: 'uri', oauthPort: 4711 },
    uriAddress: async () => CALLBACK,
    listen: async () => assert.fail('no port is needed'),
    now,
    onStray: (message) => listening.push(message),
    onIgnored: () => undefined,
    text: '',
  });
  const press = async (url: string): Promise<void> => {
    const page = await (await sandbox.fetch(url)).text();
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
    const form = new URLSearchParams({
      transaction: hidden('transaction'),
      user: hidden('user'),
      decision: 'allow',
    });
    const answer = await sandbox.fetch(new URL('/v1/authorize', url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    callbacks.handle(answer.headers.get('location') ?? '');
  };
  const unused: string[] = [];
  const timer = { end: (): void => undefined };
  const signIn = new BrowserSignIn({
    callbacks,
    open: browser(press),
    fetch: async (input, init) => {
      const answer = await sandbox.fetch(input, init);
      if (init?.method === 'POST') await exchange?.();
      return answer;
    },
    unused: (_answers, record) => unused.push(record.accessToken),
    now,
    sleep: (_ms, signal) => abortable(new Promise<void>((resolve) => (timer.end = resolve)), signal),
  });
  return { signIn, timer, callbacks, strays: listening, sandbox, unused };
}

describe('a sign-in by the browser', () => {
  it('gives the tokens of who pressed the button', async () => {
    const { signIn } = setup((press) => async (url) => {
      await press(url);
      return true;
    });
    const record = await signIn.run(answers, new AbortController().signal);
    assert.deepEqual([record.kind, record.clientId, record.scope], ['user', 'csm-desk', 'read_write']);
    assert.ok(record.accessToken && record.refreshToken);
  });

  it('ends at once when the user calls it off, and takes no answer afterwards', async () => {
    const controller = new AbortController();
    const urls: string[] = [];
    const { signIn, callbacks, strays } = setup(() => async (url) => {
      urls.push(url);
      controller.abort();
      return true;
    });
    await assert.rejects(signIn.run(answers, controller.signal), { name: 'AbortError' });
    const state = new URL(urls[0] ?? '').searchParams.get('state');
    callbacks.handle(`${CALLBACK}?code=c&state=${state}`);
    assert.match(strays.join(), /used already/);
  });

  it('ends at once also while the code is exchanged, and tells of the tokens that come of it', async () => {
    const controller = new AbortController();
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const { signIn, unused } = setup(
      (press) => async (url) => {
        await press(url);
        return true;
      },
      () => {
        controller.abort();
        return held;
      },
    );
    await assert.rejects(signIn.run(answers, controller.signal), { name: 'AbortError' });
    assert.deepEqual(unused, []);
    goOn();
    await until(() => unused.length > 0, 'what the tenant issued');
  });

  it('counts as called off when the browser is not opened', async () => {
    const { signIn } = setup(() => async () => false);
    await assert.rejects(signIn.run(answers, new AbortController().signal), { name: 'AbortError' });
  });

  it('ends after ten minutes without an answer, and says so', async () => {
    const { signIn, timer } = setup(() => async () => {
      // The wait begins after the browser was opened.
      setImmediate(() => timer.end());
      return true;
    });
    await assert.rejects(signIn.run(answers, new AbortController().signal), /within ten minutes/);
  });

  it('opens nothing when the tenant names another host', async () => {
    const opened: string[] = [];
    const { signIn, sandbox } = setup(() => async (url) => opened.push(url) > 0);
    sandbox.oauth.configure({ endpoints: 'https://elsewhere.example.com' });
    await assert.rejects(signIn.run(answers, new AbortController().signal), /names another address/);
    assert.deepEqual(opened, []);
  });
});
