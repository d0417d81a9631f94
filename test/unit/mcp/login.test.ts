import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { McpHome } from './mcpHome';
import { CLIENT_SECRET, type SignInTenant, startTenant } from './signInTenant';

const LENA = 'lena.hofmann@example.com';
const QUERY = 'gainsight_company_query';
const EMAIL = ['--email', LENA];
/** Long enough that calls of two servers meet on the way. */
const OVERLAP_MS = 250;

describe('a sign-in by dist/mcp.js', () => {
  let tenant: SignInTenant;
  let home: McpHome;
  before(async () => (tenant = await startTenant()));
  after(() => tenant.close());
  beforeEach(() => (home = new McpHome()));
  afterEach(async () => {
    await home.remove();
    await tenant.revoke(LENA);
  });

  it('is made with the browser, and calls run as that person', async () => {
    const { code, out, error } = await home.login(tenant, EMAIL);
    assert.equal(code, 0, error);
    assert.match(
      out,
      /Signed in to 127\.0\.0\.1:\d+ as lena\.hofmann@example\.com, for reading and writing; kept in a file/,
    );
    const server = await home.connect(tenant);
    assert.ok((await server.tools()).includes('gainsight_cta_create'));
    assert.equal((await server.call(QUERY)).status, 'ok');
    const last = (await tenant.calls()).at(-1);
    assert.equal(last?.authorizedBy?.kind, 'user');
    assert.equal(last.authorizedBy.email, LENA);
  });

  it('offers no write where it is for reading only', async () => {
    assert.equal((await home.login(tenant, [...EMAIL, '--scope', 'read'])).code, 0);
    const server = await home.connect(tenant, { GAINSIGHT_READ_ONLY: '0' });
    const tools = await server.tools();
    assert.ok(tools.includes(QUERY));
    assert.ok(!tools.includes('gainsight_cta_create'));
    assert.equal((await server.call('gainsight_cta_create')).status, 'notAllowed');
    let told = 0;
    server.client.setNotificationHandler(ToolListChangedNotificationSchema, () => void (told += 1));
    await home.login(tenant, EMAIL);
    await server.call(QUERY);
    assert.equal(told, 1, 'the client is told to ask for the tools again');
    assert.ok((await server.tools()).includes('gainsight_cta_create'));
  });

  it('that was revoked is told in one sentence, and works at once when it was made anew', async () => {
    await home.login(tenant, EMAIL);
    const server = await home.connect(tenant);
    assert.equal((await server.call(QUERY)).status, 'ok');
    await tenant.revoke(LENA);
    const answers = [await server.call(QUERY), await server.call(QUERY)];
    for (const { status, problem = '', next = '' } of answers) {
      assert.equal(status, 'signedOut');
      assert.match(problem, /^The sign-in to 127\.0\.0\.1:\d+ has ended\. Sign in again\.$/);
      assert.match(next, /run `node \S+mcp\.js login --domain http:\/\/127\.0\.0\.1:\d+` in a terminal/);
    }
    assert.equal((await home.login(tenant, EMAIL)).code, 0);
    assert.equal((await server.call(QUERY)).status, 'ok');
    const { out } = await home.run(['audit', 'export']);
    assert.equal(out.match(/"event":"accessLost".*"result":"revoked"/g)?.length, 1, out);
  });

  it('can be made while the server runs', async () => {
    const server = await home.connect(tenant);
    const { status, problem = '' } = await server.call(QUERY);
    assert.equal(status, 'signedOut');
    assert.match(problem, /^Nobody is signed in to 127\.0\.0\.1:\d+ on this machine\.$/);
    await home.login(tenant, EMAIL);
    assert.equal((await server.call(QUERY)).status, 'ok');
  });

  it('ends the one before at the tenant when it is made once more', async () => {
    await home.login(tenant, EMAIL);
    const server = await home.connect(tenant);
    assert.equal((await server.call(QUERY)).status, 'ok');
    assert.equal((await home.login(tenant, EMAIL)).code, 0);
    assert.equal(await tenant.grants(), 1);
    assert.equal((await server.call(QUERY)).status, 'ok');
    const { out } = await home.run(['audit', 'export']);
    assert.equal(out.match(/"event":"signOut".*"action":"login".*"result":"ok"/g)?.length, 1, out);
  });

  it('is given back by logout, which stops the next call and keeps the record', async () => {
    await home.login(tenant, EMAIL);
    const server = await home.connect(tenant);
    assert.equal((await server.call(QUERY)).status, 'ok');
    assert.equal(await tenant.grants(), 1);
    const { code, out } = await home.run(['logout', '--domain', tenant.url]);
    assert.equal(code, 0);
    assert.match(out, /^Signed out of \S+; the tenant has ended the sign-in too\.\n$/);
    assert.equal(await tenant.grants(), 0);
    assert.equal((await server.call(QUERY)).status, 'signedOut');
    assert.equal((await home.run(['status'])).out, 'Nobody is signed in.\n');
    const lines = (await home.run(['audit', 'export'])).out;
    for (const event of ['signIn', 'signOut', 'call']) assert.match(lines, new RegExp(`"event":"${event}"`));
    const verified = await home.run(['audit', 'verify']);
    assert.equal(verified.code, 0, verified.out + verified.error);
  });

  it('is deleted also where the tenant offers no way to give it back, with where to end it', async () => {
    await tenant.configure({ revocation: false });
    await home.login(tenant, EMAIL);
    const { code, out } = await home.run(['logout', '--domain', tenant.url]);
    await tenant.configure({ revocation: true });
    assert.equal(code, 0);
    assert.match(out, /offers no way to end the sign-in from here; an administrator ends it there: /);
    assert.throws(() => home.stored(), /nothing is stored/);
  });

  it('is told by status: whose, where, which rights, how long, and no secret', async () => {
    await home.login(tenant, [...EMAIL, '--scope', 'read']);
    const { out, code } = await home.run(['status']);
    assert.equal(code, 0);
    assert.match(
      out,
      /^127\.0\.0\.1:\d+: lena\.hofmann@example\.com, reading only; good for 60 minutes unless the tenant ends it, then renewed by itself; in a file that only you can read\n$/,
    );
  });

  it('leaves its secrets in one file that only its user can read, and nowhere else', async () => {
    const shown: string[] = [];
    const { out, error } = await home.login(tenant, EMAIL, async (url, pid) => {
      shown.push(commandLineOf(pid));
      await fetch(await tenant.visit(url));
    });
    const { file, record } = home.stored();
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(home.logins).mode & 0o777, 0o700);
    const secrets = [record.accessToken, record.refreshToken, CLIENT_SECRET].map(String);
    // The search finds what is there: all three in the store.
    const inStore = home.textOf((one) => one === file);
    for (const secret of secrets) assert.ok(inStore.includes(secret));
    const server = await home.connect(tenant);
    const answer = JSON.stringify(await server.call(QUERY));
    const status = await home.run(['status']);
    const exported = await home.run(['audit', 'export']);
    const elsewhere = [
      ...[out, error, answer, status.out, status.error, exported.out],
      ...[shown.join(), home.textOf((one) => one !== file)],
    ].join('\n');
    assert.match(elsewhere, /login --domain/);
    assert.match(elsewhere, /"event":"signIn"/);
    for (const secret of secrets) assert.ok(!elsewhere.includes(secret));
  });
});

describe('a sign-in by dist/mcp.js on a tenant that takes its time', () => {
  let tenant: SignInTenant;
  let home: McpHome;
  before(async () => {
    tenant = await startTenant(OVERLAP_MS);
    home = new McpHome();
  });
  after(async () => {
    await home.remove();
    await tenant.close();
  });

  it('is renewed when its token has ended: once, where two servers need it at the same time', async () => {
    // A token that is used twice ends the whole sign-in.
    await tenant.configure({ rotation: true, reuse: 'revoke' });
    await home.login(tenant, EMAIL);
    const [one, other] = await Promise.all([home.connect(tenant), home.connect(tenant)]);
    await Promise.all([one.call(QUERY), other.call(QUERY)]);
    const before = home.stored().record;
    const asked = await tokenCalls(tenant);
    await tenant.expire();
    const answers = await Promise.all([one.call(QUERY), other.call(QUERY), one.call(QUERY)]);
    const after = await Promise.all([one.call(QUERY), other.call(QUERY)]);
    for (const { status } of [...answers, ...after]) assert.equal(status, 'ok');
    assert.equal((await tokenCalls(tenant)) - asked, 1);
    assert.notEqual(home.stored().record.refreshToken, before.refreshToken);
  });
});

async function tokenCalls(tenant: SignInTenant): Promise<number> {
  return (await tenant.calls()).filter(({ path }) => path === '/v1/users/oauth/access/token').length;
}

/** What other users of the computer can see of a process. */
function commandLineOf(pid: number): string {
  return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
}
