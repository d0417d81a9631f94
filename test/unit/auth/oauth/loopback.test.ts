import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { listenOnLoopback } from '../../../../src/auth/oauth/loopback.node';
import type { Disposable } from '../../../../src/base/disposable';

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function ask(
  port: number,
  path: string,
  { method = 'GET', host = `127.0.0.1:${port}` } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ port, path, method, host: '127.0.0.1', headers: { host } }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}

describe('the callback on a port of this machine', () => {
  let port = 0;
  let listening: Disposable;
  let delivered: string[] = [];
  beforeEach(async () => {
    port = await freePort();
    delivered = [];
    const deliver = (url: string) => void delivered.push(url);
    listening = await listenOnLoopback({ port, deliver, text: 'Back to <VS Code>' });
  });
  afterEach(() => listening.dispose());

  it('gives the address that the browser came back to', async () => {
    const { status } = await ask(port, '/callback?code=planted&state=one');
    assert.equal(status, 200);
    assert.deepEqual(delivered, [`http://127.0.0.1:${port}/callback?code=planted&state=one`]);
  });

  it('answers a page that is always the same, without script and without what was asked', async () => {
    const one = await ask(port, '/callback?code=planted&state=<script>alert(1)</script>');
    const two = await ask(port, '/callback?error=access_denied');
    assert.equal(one.body, two.body);
    assert.match(one.body, /Back to &lt;VS Code&gt;/);
    assert.doesNotMatch(one.body, /planted|script/);
    assert.match(String(one.headers['content-security-policy']), /^default-src 'none'/);
    assert.equal(one.headers['cache-control'], 'no-store');
    assert.equal(one.headers['referrer-policy'], 'no-referrer');
    assert.equal(one.headers['access-control-allow-origin'], undefined);
  });

  const strange: readonly (readonly [string, string, Parameters<typeof ask>[2]])[] = [
    ['another path', '/', {}],
    ['a path below', '/callback/more?state=one', {}],
    ['another method', '/callback?state=one', { method: 'POST' }],
    ['a question for headers only', '/callback?state=one', { method: 'HEAD' }],
    ['another name of the host', '/callback?state=one', { host: 'thief.example.com' }],
    ['a name that begins the same', '/callback?state=one', { host: '127.0.0.1.example.com' }],
    ['a whole address', 'http://thief.example.com/callback?state=one', {}],
  ];
  for (const [name, path, options] of strange)
    it(`has nothing to do with ${name}`, async () => {
      const { status, body } = await ask(port, path, options);
      assert.ok(status >= 400 && body === '');
      assert.deepEqual(delivered, []);
    });

  it('is on the one address that it says: other machines cannot even connect', async () => {
    await assert.rejects(once(connect({ host: '::1', port }), 'connect'));
  });

  it('says so when the port is taken', async () => {
    const again = listenOnLoopback({ port, deliver: () => assert.fail(), text: '' });
    await assert.rejects(again, { kind: 'rejected', message: new RegExp(`Port ${port} .* in use`) });
  });

  it('lets go of the port when it is not needed any more', async () => {
    listening.dispose();
    await assert.rejects(ask(port, '/callback?state=one'), { code: 'ECONNREFUSED' });
    listening = await listenOnLoopback({ port, deliver: () => undefined, text: '' });
  });
});
