import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { control } from './control';
import type { Sandbox } from './embedded';

const MAX_BODY_BYTES = 4 * 1024 * 1024;
const HOP_HEADERS = ['connection', 'content-length', 'host', 'transfer-encoding'];

/** The sandbox behind a socket that only this machine can reach. Resolves when it listens. */
export async function listen(
  sandbox: Sandbox,
  key: string,
  port: number,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => void answer(sandbox, key, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, url: `http://127.0.0.1:${portOf(server)}` };
}

/** Never rejects: whatever goes wrong ends the connection, as a cut line does. */
async function answer(
  sandbox: Sandbox,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const port = request.socket.localPort ?? 0;
    // A page in a browser that was led here by a name of its own must not read anything.
    if (!isLocalHost(request.headers.host, port)) {
      send(response, 421, 'This server answers on 127.0.0.1 only.\n', { 'content-type': 'text/plain' });
      return;
    }
    // Under the name that was called, which the authorisation server gives as its own.
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const headers = headersOf(request);
    const text = await bodyOf(request);
    const method = request.method ?? 'GET';
    const reply =
      control(sandbox, key, { method, path: url.pathname, headers, text }) ??
      (await sandbox.fetch(url, {
        method,
        headers,
        ...(text === '' ? {} : { body: text }),
        signal: abortedBy(response),
      }));
    send(response, reply.status, await reply.text(), Object.fromEntries(reply.headers));
  } catch {
    request.socket.destroy();
  }
}

/** Only the names of this machine, with the port of this server. */
export function isLocalHost(host: string | undefined, port: number): boolean {
  return host !== undefined && ['127.0.0.1', 'localhost', '[::1]'].some((name) => host === `${name}:${port}`);
}

function abortedBy(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function headersOf({ headers }: IncomingMessage): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !HOP_HEADERS.includes(name)) result.set(name, String(value));
  return result;
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string>): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function portOf(server: Server): number {
  // A server that listens on a port has an address with a port.
  return (server.address() as AddressInfo).port;
}
