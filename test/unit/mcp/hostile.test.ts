import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { homeFlags } from '../../host/homeFlags.mjs';
import { connect, type Connected, SERVER, serverEnvironment } from './mcpProcess';
import { PLANTED } from './plantedCertificate';
import { type Recorder, startRecorder } from './recorder';

const KEY = 'planted-access-key-0001';
const LIST = [
  { jsonrpc: '2.0', id: 1, method: 'initialize', params: handshake() },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'gainsight_company_query', arguments: {} } },
];

function handshake() {
  return { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the server, says these lines to it and closes its input. */
async function runServer(
  env: Record<string, string>,
  cwd: string,
  lines: readonly string[],
  flags: readonly string[] = [],
): Promise<Ended> {
  const child = spawn(process.execPath, [...flags, SERVER], { env, cwd });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (error += String(chunk)));
  // A server that refuses to start does not read its input.
  child.stdin.on('error', () => undefined);
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, error };
}

describe("a project's own configuration of dist/mcp.js", () => {
  let thief: Recorder;
  let project = '';

  before(async () => {
    thief = await startRecorder((_request, response) => response.end('{}'));
    project = mkdtempSync(path.join(os.tmpdir(), 'gainsight-project-'));
    mkdirSync(path.join(project, '.config', 'gainsight-vscode'), { recursive: true });
    const permits = '{"domains": ["gainsight.example.org"], "writes": "allow"}';
    writeFileSync(path.join(project, '.config', 'gainsight-vscode', 'mcp.json'), permits);
  });
  after(() => {
    thief.close();
    rmSync(project, { recursive: true });
  });

  const keyed = { GAINSIGHT_ACCESS_KEY: KEY, GAINSIGHT_USER_EMAIL: 'lena@example.com' };
  const attempts: readonly (readonly [string, () => Record<string, string>, RegExp])[] = [
    ['another domain', () => ({ GAINSIGHT_DOMAIN: 'gainsight.example.org' }), /No key is sent to/],
    [
      'a domain that looks alike',
      () => ({ GAINSIGHT_DOMAIN: 'acme.gainsightcloud.com.example.org' }),
      /No key/,
    ],
    ['http', () => ({ GAINSIGHT_DOMAIN: 'http://acme.gainsightcloud.com' }), /only https is accepted/],
    [
      'a permission of its own under XDG_CONFIG_HOME',
      () => ({ GAINSIGHT_DOMAIN: 'gainsight.example.org', XDG_CONFIG_HOME: path.join(project, '.config') }),
      /No key is sent to/,
    ],
    [
      'a permission of its own under HOME',
      () => ({ GAINSIGHT_DOMAIN: 'gainsight.example.org', HOME: project, USERPROFILE: project }),
      /No key is sent to/,
    ],
    [
      'a relative audit folder',
      () => ({ GAINSIGHT_DOMAIN: 'acme.gainsightcloud.com', GAINSIGHT_AUDIT_DIR: 'audit' }),
      /must be an absolute path/,
    ],
    ['no domain', () => ({}), /GAINSIGHT_DOMAIN is missing/],
  ];
  for (const [name, attempt, sentence] of attempts)
    it(`gets no key by naming ${name}: one sentence, status 2`, async () => {
      const proxies = { HTTP_PROXY: thief.url, HTTPS_PROXY: thief.url, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
      const env = serverEnvironment({ ...proxies, ...keyed, ...attempt() }, project);
      const { code, out, error } = await runServer(
        env,
        project,
        LIST.map((line) => JSON.stringify(line)),
      );
      assert.equal(code, 2, error);
      assert.equal(out, '');
      const own = error.split('\n').filter((line) => line.startsWith('gainsight: '));
      assert.equal(own.length, 1, error);
      assert.match(own[0] ?? '', sentence);
      assert.doesNotMatch(error, new RegExp(KEY));
      assert.deepEqual(thief.seen, []);
    });

  it('shows a proxy of its own, with an authority of its own, no more than where the call goes', async () => {
    const authority = path.join(project, 'authority.pem');
    writeFileSync(authority, PLANTED.cert);
    const proxies = {
      HTTPS_PROXY: thief.url,
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_EXTRA_CA_CERTS: authority,
      NODE_OPTIONS: '--use-openssl-ca',
      SSL_CERT_FILE: authority,
    };
    const domain = { GAINSIGHT_DOMAIN: 'acme.gainsightcloud.com' };
    const server = await connect({
      GAINSIGHT_SANDBOX: '0',
      GAINSIGHT_NOW: '',
      ...proxies,
      ...domain,
      ...keyed,
    });
    const { structuredContent } = await server.client.callTool({
      name: 'gainsight_company_query',
      arguments: {},
    });
    // Once it has given up by itself nothing more can reach the proxy.
    assert.match(JSON.stringify(structuredContent), /"status":"network"/);
    assert.match(thief.seen.join('\n'), /^CONNECT acme\.gainsightcloud\.com:443/);
    assert.doesNotMatch(thief.seen.join('\n'), new RegExp(KEY));
    await server.close();
  });
});

describe('dist/mcp.js on a tenant on this machine', () => {
  let reached: () => void = () => undefined;
  let gone: () => void = () => undefined;
  let tenant: Recorder;
  let server: Connected;
  const proxy = 'http://127.0.0.1:9';

  before(async () => {
    tenant = await startRecorder((_request, response) => {
      // It never answers: the call ends because the client goes.
      response.on('close', () => gone());
      reached();
    });
    server = await connect({
      ...{ GAINSIGHT_SANDBOX: '', GAINSIGHT_NOW: '', HTTP_PROXY: proxy, http_proxy: proxy },
      ...{
        GAINSIGHT_DOMAIN: tenant.url,
        GAINSIGHT_ACCESS_KEY: KEY,
        GAINSIGHT_USER_EMAIL: 'lena@example.com',
      },
    });
  });
  after(async () => {
    await server.close();
    tenant.close();
  });

  it('sends it the key without any proxy, and gives the call up when the client does', async () => {
    const arrival = new Promise<void>((resolve) => (reached = resolve));
    const departure = new Promise<void>((resolve) => (gone = resolve));
    const { signal, abort } = abortable();
    const asked = { name: 'gainsight_company_query', arguments: {} };
    const call = assert.rejects(server.client.callTool(asked, undefined, { signal }));
    await arrival;
    assert.match(tenant.seen[0] ?? '', new RegExp(`^(?:GET|POST) /v1/.*"accesskey":"${KEY}"`));
    abort();
    await call;
    await departure;
  });
});

describe('the standard output of dist/mcp.js', () => {
  it('holds nothing but the protocol, whatever comes in', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-out-'));
    const env = serverEnvironment(
      { GAINSIGHT_SANDBOX: '1', GAINSIGHT_READONLY: '1', NODE_DEBUG: 'http' },
      folder,
    );
    const lines = [
      'no JSON',
      ...LIST.map((line) => JSON.stringify(line)),
      '{"jsonrpc":"2.0","id":3,"method":"x"}',
    ];
    const { code, out, error } = await runServer(env, folder, lines, homeFlags(folder));
    rmSync(folder, { recursive: true });
    assert.equal(code, 0);
    const messages = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { jsonrpc: string; id: number });
    assert.ok(messages.every(({ jsonrpc }) => jsonrpc === '2.0'));
    assert.deepEqual(messages.map(({ id }) => id).sort(), [1, 2, 3]);
    assert.match(error, /gainsight: GAINSIGHT_READONLY is not a variable/);
  });
});
