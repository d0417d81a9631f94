import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { McpHome } from './mcpHome';
import { type Recorder, startRecorder } from './recorder';
import { CLIENT_ID, type SignInTenant, startTenant } from './signInTenant';

const LENA = 'lena.hofmann@example.com';
const QUERY = 'gainsight_company_query';
const EMAIL = ['--email', LENA];

function withParameter(url: string, name: string, value: string): string {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed.href;
}

describe('a sign-in by dist/mcp.js that somebody wants to misuse', () => {
  let tenant: SignInTenant;
  let other: Recorder;
  let home: McpHome;
  before(async () => {
    tenant = await startTenant();
    other = await startRecorder((_request, response) => response.end('{}'));
  });
  after(async () => {
    other.close();
    await tenant.close();
  });
  beforeEach(() => (home = new McpHome()));
  afterEach(async () => {
    await home.remove();
    await tenant.revoke(LENA);
  });

  it('is not sent to another domain that a project names', async () => {
    await home.login(tenant, EMAIL);
    const server = await home.connect(tenant, { GAINSIGHT_DOMAIN: other.url });
    const { status, problem = '' } = await server.call(QUERY);
    assert.equal(status, 'signedOut');
    assert.match(problem, /^Nobody is signed in to 127\.0\.0\.1:\d+ on this machine\.$/);
    assert.deepEqual(other.seen, []);
  });

  it('is bound to its domain also where the list of sign-ins says otherwise', async () => {
    await home.login(tenant, EMAIL);
    const list = path.join(home.logins, 'logins.json');
    writeFileSync(list, readFileSync(list, 'utf8').replaceAll(tenant.url, other.url));
    const server = await home.connect(tenant, { GAINSIGHT_DOMAIN: other.url });
    const { status, problem = '' } = await server.call(QUERY);
    assert.equal(status, 'signedOut');
    assert.match(problem, /^You are not signed in to/);
    assert.deepEqual(other.seen, []);
  });

  it('is not taken from a folder that a project names', async () => {
    await home.login(tenant, EMAIL);
    const planted = path.join(home.folder, 'project');
    const state = path.join(home.folder, '.local', 'state');
    cpSync(state, path.join(planted, '.local', 'state'), { recursive: true });
    mkdirSync(path.join(planted, 'state'));
    cpSync(state, path.join(planted, 'state'), { recursive: true });
    renameSync(state, path.join(home.folder, 'away'));
    const server = await home.connect(tenant, {
      HOME: planted,
      USERPROFILE: planted,
      XDG_STATE_HOME: path.join(planted, 'state'),
    });
    const { problem = '' } = await server.call(QUERY);
    assert.match(problem, /^Nobody is signed in to/);
  });

  it('is not made for a domain that the user has not permitted', async () => {
    const { code, error } = await home.run(['login', '--domain', 'acme.gainsightcloud.com.example.org']);
    assert.equal(code, 2);
    assert.match(error, /^gainsight: No key is sent to acme\.gainsightcloud\.com\.example\.org: [^\n]+\n$/);
  });

  it('is not finished by an answer of another state, and goes on waiting for its own', async () => {
    const { code, error } = await home.login(tenant, EMAIL, async (url) => {
      const answer = await tenant.visit(url);
      await fetch(withParameter(answer, 'state', 'stolen'));
      assert.ok(!existsSync(home.logins) || !readdirSync(home.logins).some((one) => one.endsWith('.secret')));
      await fetch(answer);
    });
    assert.equal(code, 0, error);
    assert.match(error, /An answer that belongs to no sign-in of this command was ignored/);
  });

  const failures: readonly (readonly [string, (url: string) => Promise<string>, RegExp])[] = [
    [
      'a code for another verifier',
      async (url) => tenant.visit(withParameter(url, 'code_challenge', 'A'.repeat(43))),
      /did not accept the answer from the browser/,
    ],
    [
      'an answer of another issuer',
      async (url) => withParameter(await tenant.visit(url), 'iss', 'https://acme.example.org'),
      /names another address/,
    ],
    ['a refusal', (url) => tenant.visit(url, 'deny'), /was declined in the browser/],
  ];
  for (const [name, answer, sentence] of failures)
    it(`is not made with ${name}: one sentence, nothing stored, on the record`, async () => {
      const { code, error } = await home.login(tenant, EMAIL, async (url) => {
        await fetch(await answer(url));
      });
      assert.equal(code, 1);
      const told = error.split('\n').filter((line) => !line.startsWith('gainsight: Waiting'));
      assert.equal(told.length, 2, error);
      assert.match(told[0] ?? '', sentence);
      assert.throws(() => home.stored());
      assert.match((await home.run(['audit', 'export'])).out, /"event":"signIn".*"result":"failed"/);
    });

  it('says which port is in use, before anybody is sent to the browser', async () => {
    const server = createServer().listen(tenant.port, '127.0.0.1');
    await once(server, 'listening');
    const { code, out, error } = await home.login(tenant, EMAIL);
    server.close();
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(
      error,
      new RegExp(`^gainsight: Port ${tenant.port} of this computer is in use, [^\\n]+\\n$`),
    );
  });

  it('is stopped by Ctrl+C, and gives the port back', async () => {
    const stop = new AbortController();
    const { code, error } = await home.run(
      [
        ...['login', '--domain', tenant.url, '--client-id', CLIENT_ID, '--port', String(tenant.port)],
        ...['--store', 'file', '--no-browser'],
      ],
      { signal: stop.signal, onOut: () => stop.abort() },
    );
    assert.equal(code, 130);
    assert.match(error, /gainsight: Stopped; nothing was changed\.\n$/);
    const { code: next } = await home.login(tenant, EMAIL);
    assert.equal(next, 0);
    assert.match((await home.run(['audit', 'export'])).out, /"result":"cancelled"/);
  });

  it('says who must register what when the client id is missing', async () => {
    const { code, out, error } = await home.run(['login', '--domain', tenant.url, '--port', '54000']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /OAuth Applications[^]*Callback URL: http:\/\/127\.0\.0\.1:54000\/callback/);
    assert.match(error, /gainsight: --client-id is missing: [^\n]+\n$/);
  });

  const spoiled: readonly (readonly [string, (file: string) => void, RegExp])[] = [
    [
      'others can read',
      (file) => chmodSync(file, 0o644),
      /is not a file of your own that nobody else may read/,
    ],
    [
      'is a link',
      (file) => {
        renameSync(file, `${file}.away`);
        symlinkSync(`${file}.away`, file);
      },
      /is not a file of your own/,
    ],
    [
      'is in a folder that others can open',
      (file) => chmodSync(path.dirname(file), 0o755),
      /is not a folder of your own that nobody else may open/,
    ],
  ];
  for (const [name, spoil, sentence] of spoiled)
    it(`is not used where its file ${name}`, async () => {
      await home.login(tenant, EMAIL);
      spoil(home.stored().file);
      const before = (await tenant.calls()).length;
      const server = await home.connect(tenant);
      const { status, problem = '', next = '' } = await server.call(QUERY);
      assert.match(status, /^(?:keyring|signedOut)$/);
      assert.match(problem, sentence);
      assert.doesNotMatch(next, /Connect…|unlock/);
      assert.equal((await tenant.calls()).length, before);
    });

  it('does not load a library that a project names', async () => {
    const marker = path.join(home.folder, 'loaded');
    const planted = path.join(home.folder, 'planted.cjs');
    writeFileSync(planted, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '');`);
    const env = { NAPI_RS_NATIVE_LIBRARY_PATH: planted };
    // Where there is a keyring it gets as far as a tenant that does not answer.
    const args = [
      'login',
      '--domain',
      'http://127.0.0.1:9',
      '--client-id',
      CLIENT_ID,
      '--port',
      String(tenant.port),
    ];
    const { code, error } = await home.run(args, { env });
    assert.equal(code, 1);
    assert.notEqual(error, '');
    assert.equal(existsSync(marker), false);
  });
});

describe('the sign-ins of several people', () => {
  let tenant: SignInTenant;
  let home: McpHome;
  before(async () => {
    tenant = await startTenant();
    home = new McpHome();
    for (const email of [LENA, 'noah@example.com']) {
      const { code, error } = await home.login(tenant, ['--email', email]);
      assert.equal(code, 0, error);
    }
  });
  after(async () => {
    await home.remove();
    await tenant.close();
  });

  it('are not mixed up: nobody named is told in a sentence', async () => {
    const server = await home.connect(tenant);
    const { status, problem = '' } = await server.call(QUERY);
    assert.equal(status, 'signedOut');
    assert.match(
      problem,
      /^Several people are signed in to .*Set GAINSIGHT_USER_EMAIL \(in code: userEmail\)\.$/,
    );
    const { code, error } = await home.run(['logout', '--domain', tenant.url]);
    assert.equal(code, 2);
    assert.match(error, /say which with --email/);
  });

  it('are chosen from by GAINSIGHT_USER_EMAIL, and by nothing that is not stored', async () => {
    const named = await home.connect(tenant, { GAINSIGHT_USER_EMAIL: LENA.toUpperCase() });
    assert.equal((await named.call(QUERY)).status, 'ok');
    const stranger = await home.connect(tenant, { GAINSIGHT_USER_EMAIL: 'mallory@example.org' });
    assert.match((await stranger.call(QUERY)).problem ?? '', /^mallory@example\.org is not signed in to/);
  });
});
