import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GainsightError } from '../../../src/gainsight/errors';
import { RateLimiter } from '../../../src/gainsight/rateLimiter';
import type { Call } from '../../../src/gainsight/call';
import { Transport } from '../../../src/gainsight/transport';

const READ: Call = { method: 'POST', path: '/v1/data/objects/query/Company', body: { select: ['Gsid'] } };
const WRITE: Call = { method: 'PUT', path: '/v2/cockpit/cta/', body: { requests: [] } };

describe('Transport over real sockets', () => {
  const servers: Server[] = [];

  async function setup(listener: RequestListener, deadlineMs = 5_000) {
    const requests: { authorization: string | undefined }[] = [];
    const server = createServer((request, response) => {
      requests.push({ authorization: request.headers.authorization });
      listener(request, response);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A listening TCP server has this kind of address.
    const { port } = server.address() as AddressInfo;
    const transport = new Transport({
      origin: `http://127.0.0.1:${port}`,
      fetch,
      credential: { headers: async () => ({ authorization: 'Bearer planted' }) },
      limiter: new RateLimiter({ callsPerMinute: 1_000 }),
      sleep: async () => undefined,
      deadlineMs,
    });
    return { transport, requests };
  }

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  const isKind = (kind: string) => (error: unknown) => error instanceof GainsightError && error.kind === kind;

  it('reads an answer', async () => {
    const { transport } = await setup((_request, response) => response.end('{"result":true,"data":["row"]}'));
    assert.deepEqual((await transport.send(READ)).data, ['row']);
  });

  it('repeats a read whose connection was cut, and not a write', async () => {
    const { transport, requests } = await setup((request) => request.socket.destroy());
    await assert.rejects(transport.send(READ), isKind('network'));
    assert.equal(requests.length, 3);
    await assert.rejects(transport.send(WRITE), isKind('uncertain'));
    assert.equal(requests.length, 4);
  });

  it('takes a body that breaks off for a lost answer', async () => {
    const { transport, requests } = await setup((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"result":true,"data":[', () => response.destroy());
    });
    await assert.rejects(transport.send(WRITE), isKind('uncertain'));
    assert.equal(requests.length, 1);
    await assert.rejects(transport.send(READ), isKind('network'));
  });

  it('ends a call whose body stalls after the headers', async () => {
    const stall: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': 'req-slow' });
      response.write('{"result":true,');
    };
    const { transport } = await setup(stall, 150);
    await assert.rejects(
      transport.send(READ),
      (error) =>
        error instanceof GainsightError && error.kind === 'timeout' && error.message.includes('req-slow'),
    );
    await assert.rejects(transport.send(WRITE), isKind('uncertain'));
  });

  it('closes the connection when the caller aborts', async () => {
    const controller = new AbortController();
    let closed: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const { transport } = await setup((request) => {
      request.socket.once('close', () => closed());
      controller.abort();
    });
    await assert.rejects(transport.send(READ, { signal: controller.signal }), { name: 'AbortError' });
    await gone;
  });

  it('sends the credential to no other server', async () => {
    const other = await setup((_request, response) => response.end('{"result":true,"data":[]}'));
    // As above.
    const target = servers[0]?.address() as AddressInfo;
    const { transport } = await setup((_request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${target.port}/` });
      response.end();
    });
    await assert.rejects(transport.send(READ), isKind('protocol'));
    assert.equal(other.requests.length, 0);
  });

  it('says that nothing was done when no server listens', async () => {
    const { transport } = await setup(() => undefined);
    const [server] = servers;
    await new Promise((resolve) => server?.close(resolve));
    await assert.rejects(transport.send(WRITE), isKind('network'));
  });
});
