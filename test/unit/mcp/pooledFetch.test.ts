import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RateLimiter } from '../../../src/gainsight/rateLimiter';
import { Transport } from '../../../src/gainsight/transport';
import { createPooledFetch } from '../../../src/mcp/pooledFetch.node';

describe('Transport over a pool of connections', () => {
  let server: Server;
  let sockets = 0;
  let origin = '';

  before(async () => {
    server = createServer((request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: '/' });
      response.end(JSON.stringify({ result: true, data: request.headers.accesskey }));
    });
    server.on('connection', () => (sockets += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A listening TCP server has this kind of address.
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => server.close());

  function setup() {
    const { fetch, close } = createPooledFetch(origin, { connections: 1 });
    const credential = { headers: async () => ({ accesskey: 'planted' }) };
    return { transport: new Transport({ origin, fetch, credential, limiter: new RateLimiter() }), close };
  }

  it('keeps the connection for the next call', async () => {
    const { transport, close } = setup();
    for (let i = 0; i < 3; i += 1)
      assert.equal((await transport.send({ method: 'GET', path: '/v1/x' })).data, 'planted');
    assert.equal(sockets, 1);
    await close();
  });

  it('does not follow a redirect and passes an abort on', async () => {
    const { transport, close } = setup();
    await assert.rejects(transport.send({ method: 'GET', path: '/moved' }), {
      kind: 'protocol',
      status: 302,
    });
    const signal = AbortSignal.abort();
    await assert.rejects(transport.send({ method: 'GET', path: '/v1/x' }, { signal }), {
      name: 'AbortError',
    });
    await close();
  });
});
