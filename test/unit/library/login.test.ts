import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beginSignIn } from '../../../src/auth/oauth/signIn';
import type { Scope } from '../../../src/auth/credentialRecord';
import { createGainsight } from '../../../src/library/createGainsight';
import { loginId } from '../../../src/library/loginIndex.node';
import { loginsIn } from '../../../src/library/logins.node';
import { loginsFolder } from '../../../src/library/stateFolder.node';
import { createSandbox, SANDBOX_HOST, SANDBOX_USER_EMAIL } from '../../../src/sandbox/embedded';

const CALLBACK = 'http://127.0.0.1:53682/callback';
const ORIGIN = `https://${SANDBOX_HOST}`;
const QUERY = 'gainsight_company_query';

describe('createGainsight with a stored sign-in', () => {
  const { userInfo } = os;
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'gainsight-home-'));
    os.userInfo = ((...args: Parameters<typeof userInfo>) => ({
      ...userInfo(...args),
      homedir: home,
      // The options only choose between texts and bytes of what is left as it is.
    })) as typeof userInfo;
  });
  afterEach(() => {
    os.userInfo = userInfo;
    rmSync(home, { recursive: true });
  });

  function setup() {
    const sandbox = createSandbox({ key: 'planted-key' });
    const send = async (url: string, body?: URLSearchParams): Promise<Response> =>
      sandbox.fetch(url, body ? { method: 'POST', body, redirect: 'manual' } : {});
    const signIn = async (scope: Scope, email = SANDBOX_USER_EMAIL): Promise<void> => {
      const application = { origin: ORIGIN, clientId: 'sandbox-app', scope, redirectUri: CALLBACK };
      const pending = await beginSignIn({ ...application, fetch: sandbox.fetch, now: Date.now });
      const page = await (await send(pending.url)).text();
      const field = (name: string) =>
        new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? assert.fail(page);
      const form = { transaction: field('transaction'), user: field('user'), decision: 'allow' };
      const back = await send(`${ORIGIN}/v1/authorize`, new URLSearchParams(form));
      const tokens = await pending.complete(back.headers.get('location') ?? '');
      const login = {
        id: loginId(ORIGIN, email),
        origin: ORIGIN,
        email,
        scope,
        clientId: 'sandbox-app',
        port: 53682,
      };
      await loginsIn(loginsFolder()).logins.keep({ ...login, store: 'file' }, tokens);
    };
    const auditFolder = path.join(home, 'audit');
    const open = (more: { userEmail?: string; fetch?: typeof globalThis.fetch } = {}) =>
      createGainsight({ domain: SANDBOX_HOST, login: true, fetch: sandbox.fetch, auditFolder, ...more });
    return { sandbox, signIn, open, auditFolder };
  }

  it('calls as that person, renews, and says when it has ended', async () => {
    const { sandbox, signIn, open, auditFolder } = setup();
    const gainsight = open();
    const nobody = await gainsight.call(QUERY);
    assert.equal(nobody.problem, `Nobody is signed in to ${SANDBOX_HOST} on this machine.`);
    assert.match(nobody.next ?? '', / run `login --domain \S+` of the Gainsight MCP server in a terminal; /);
    await signIn('read_write');
    assert.equal((await gainsight.call(QUERY)).status, 'ok');
    const [last] = sandbox.calls.slice(-1);
    assert.deepEqual(last?.authorizedBy, {
      kind: 'user',
      email: SANDBOX_USER_EMAIL,
      clientId: 'sandbox-app',
    });
    sandbox.oauth.expireAccessTokens();
    assert.equal((await gainsight.call(QUERY)).status, 'ok');
    sandbox.oauth.revokeUser(SANDBOX_USER_EMAIL);
    const { status, problem } = await gainsight.call(QUERY);
    assert.deepEqual(
      [status, problem],
      ['signedOut', `The sign-in to ${SANDBOX_HOST} has ended. Sign in again.`],
    );
    const lines = readdirSync(auditFolder).map((file) => readFileSync(path.join(auditFolder, file), 'utf8'));
    assert.match(lines.join(), /"event":"accessLost","door":"code".*"result":"revoked"/);
  });

  it('has it on the record once that the tenant takes no token, also where that is said by 400', async () => {
    const { sandbox, signIn, open, auditFolder } = setup();
    await signIn('read');
    const refuse: typeof globalThis.fetch = async (input, init) =>
      new Headers(init?.headers).get('authorization')?.startsWith('Bearer ')
        ? Response.json({ result: false, errorCode: 'GSOBJ_1024' }, { status: 400 })
        : sandbox.fetch(input, init);
    const gainsight = open({ fetch: refuse });
    assert.equal((await gainsight.call(QUERY)).status, 'signedOut');
    const lines = readdirSync(auditFolder).map((file) => readFileSync(path.join(auditFolder, file), 'utf8'));
    assert.equal(lines.join().match(/"event":"accessLost"[^\n]*"result":"revoked"/g)?.length, 1);
  });

  it('writes nothing with one for reading only, whatever is asked for', async () => {
    const { sandbox, signIn, open } = setup();
    await signIn('read');
    const gainsight = open();
    const effects = () => new Set(gainsight.tools.map(({ effect }) => effect));
    const entry = { company_gsid: 'Bravura', cta_type: 'Risk', name: 'Call', due_date: '2026-12-01' };
    const create = async () => gainsight.call('gainsight_cta_create', entry, { confirm: () => true });
    const writes = () => sandbox.calls.filter(({ path: sentTo }) => sentTo === '/v2/cockpit/cta/').length;
    assert.deepEqual(effects(), new Set(['read']));
    assert.equal((await create()).status, 'notAllowed');
    assert.equal(writes(), 0);
    // With other rights there are other tools.
    await signIn('read_write');
    assert.deepEqual(effects(), new Set(['read', 'write']));
    assert.equal((await create()).status, 'ok');
    assert.equal(writes(), 1);
  });

  it('takes the one of the person who is named', async () => {
    const { signIn, open } = setup();
    await signIn('read', 'one@example.com');
    await signIn('read', 'two@example.com');
    assert.match(String((await open().call(QUERY)).problem), /^Several people are signed in to/);
    assert.equal((await open({ userEmail: 'two@example.com' }).call(QUERY)).status, 'ok');
  });
});
