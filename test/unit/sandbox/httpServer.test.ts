import assert from 'node:assert/strict';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox, type Sandbox } from '../../../src/sandbox/embedded';
import { isLocalHost, listen } from '../../../src/sandbox/httpServer.node';

const USERS = '/v1/data/objects/query/gsuser';
const QUERY = JSON.stringify({ select: ['Name'], where: null, limit: 3 });
const KEY = { accesskey: 'key' };

describe('sandbox over HTTP', () => {
  let server: Server;
  let url: string;
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = createSandbox({ key: 'key' });
    ({ server, url } = await listen(sandbox, 'key', 0));
  });

  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const post = (path: string, body: string, headers: Record<string, string> = KEY): Promise<Response> =>
    fetch(url + path, { method: 'POST', headers, body });

  const statusFor = (host: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const call = request(`${url}${USERS}`, { method: 'POST', headers: { host, ...KEY } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      call.once('error', reject);
      call.end(QUERY);
    });

  it('listens on 127.0.0.1 alone', () => {
    const { address, port } = server.address() as AddressInfo;
    assert.equal(address, '127.0.0.1');
    assert.equal(url, `http://127.0.0.1:${port}`);
  });

  it('answers as the embedded tenant does, without CORS headers', async () => {
    const response = await post(USERS, QUERY);
    assert.equal(response.status, 200);
    const { data } = (await response.json()) as { data: { records: unknown[] } };
    assert.equal(data.records.length, 3);
    assert.equal(response.headers.get('x-ratelimit-limit'), '100');
    for (const [name] of response.headers) assert.doesNotMatch(name, /^access-control/);
    assert.equal((await fetch(`${url}/v1/meta/services/objects/list?em=true`, { headers: KEY })).status, 200);
  });

  it('refuses an unknown key', async () => {
    assert.equal((await post(USERS, QUERY, { accesskey: 'other' })).status, 401);
    assert.equal((await post(USERS, QUERY, {})).status, 401);
  });

  it('refuses every name but those of this machine, with its own port', async () => {
    const { port } = server.address() as AddressInfo;
    assert.equal(await statusFor(`localhost:${port}`), 200);
    for (const host of [
      'evil.example.com',
      `evil.example.com:${port}`,
      'localhost',
      `localhost:${port + 1}`,
      '127.0.0.1',
    ])
      assert.equal(await statusFor(host), 421, host);
    assert.deepEqual(sandbox.calls.length, 1);
    assert.equal(isLocalHost(`[::1]:${port}`, port), true);
    assert.equal(isLocalHost(undefined, port), false);
  });

  it('lets tests inject faults, read the calls and start over, with the key only', async () => {
    assert.equal((await post('/_sandbox/inject', '{}', {})).status, 401);
    assert.equal((await fetch(`${url}/_sandbox/calls`)).status, 401);
    assert.equal((await post('/_sandbox/inject', '{"kind":"nonsense"}')).status, 400);
    assert.equal((await post('/_sandbox/inject', 'no json')).status, 400);
    assert.equal((await post('/_sandbox/nothing', '{}')).status, 404);
    assert.equal(
      (await post('/_sandbox/inject', JSON.stringify({ kind: 'badGateway', path: '/v1/data' }))).status,
      200,
    );
    assert.equal((await post(USERS, QUERY)).status, 502);
    assert.equal((await post(USERS, QUERY)).status, 200);
    const calls = (await (await fetch(`${url}/_sandbox/calls`, { headers: KEY })).json()) as {
      path: string;
    }[];
    assert.deepEqual(
      calls.map(({ path }) => path),
      [USERS, USERS],
    );
    assert.equal((await post('/_sandbox/reset', '')).status, 200);
    assert.deepEqual(sandbox.calls, []);
  });

  it('breaks the connection for a cut, and survives it', async () => {
    sandbox.inject({ kind: 'cut' });
    await assert.rejects(post(USERS, QUERY), { name: 'TypeError' });
    assert.equal((await post(USERS, QUERY)).status, 200);
  });
});
