import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server on this machine that remembers what reached it, also as a proxy. */
export interface Recorder {
  readonly url: string;
  /** The request lines and headers, as one text each. */
  readonly seen: readonly string[];
  close(): void;
}

export async function startRecorder(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Recorder> {
  const seen: string[] = [];
  const note = ({ method = '', url = '', headers }: IncomingMessage): number =>
    seen.push(`${method} ${url} ${JSON.stringify(headers)}`);
  const server = createServer((request, response) => {
    note(request);
    answer(request, response);
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has this kind of address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
