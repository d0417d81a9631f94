import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { PLANTED } from './plantedCertificate';

/** A server on this machine that remembers what reached it; as a proxy it looks into what it is given to pass on. */
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
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const opened = new TLSSocket(socket, { isServer: true, ...PLANTED });
    // Whoever does not believe the certificate hangs up.
    opened.on('error', () => socket.destroy());
    server.emit('connection', opened);
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
