import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Disposable } from '../../base/disposable';
import { escapeHtml } from '../../base/htmlEscape';
import { rejected } from './failures';
import { LOOPBACK_HOST as HOST, LOOPBACK_PATH as PATH } from './loopbackAddress';

export interface LoopbackOptions {
  /** On 127.0.0.1; taken as long as the sign-in is under way. */
  readonly port: number;
  /** Gets each address that the browser was sent back to, whether it answers a sign-in or not. */
  readonly deliver: (callbackUrl: string) => void;
  /** What the person reads in the browser. */
  readonly text: string;
}

export type Listen = (options: LoopbackOptions) => Promise<Disposable>;

/** Waits for the browser on a port of this machine until it is disposed. Rejects when the port is taken. */
export async function listenOnLoopback(options: LoopbackOptions): Promise<Disposable> {
  const server = createServer((request, response) => answer(options, request, response));
  await listening(server, options.port);
  return {
    dispose: () => {
      server.close();
      // What is on its way still arrives; a browser that keeps its connection does not hold the port.
      server.closeIdleConnections();
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', () => {
      reject(
        rejected(
          `Port ${port} of this computer is in use, so the browser could not bring back its answer. Finish the other sign-in, or choose another port and have its address registered.`,
        ),
      );
    });
    server.listen(port, HOST, resolve);
  });
}

function answer(
  { port, deliver, text }: LoopbackOptions,
  { method, headers, url = '' }: IncomingMessage,
  response: ServerResponse,
): void {
  const callback = `http://${HOST}:${port}${url}`;
  const isCallback = method === 'GET' && URL.canParse(callback) && new URL(callback).pathname === PATH;
  // A page that reaches this port under a name of its own gets nothing.
  const isOurs = headers.host === `${HOST}:${port}`;
  const status = isOurs ? (isCallback ? 200 : 404) : 421;
  response.writeHead(status, HEADERS);
  response.end(status === 200 ? page(text) : '');
  if (status === 200) deliver(callback);
}

/** No script, nothing from elsewhere, and nothing of the address: it holds a code. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

function page(text: string): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Gainsight</title></head>
<body><main><h1>Gainsight</h1><p>${escapeHtml(text)}</p></main></body></html>
`;
}
