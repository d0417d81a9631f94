/** The callback on a port of this machine, as it has to be registered with the application. */
export function loopbackAddress(port: number): string {
  return `http://${LOOPBACK_HOST}:${port}${LOOPBACK_PATH}`;
}

/** The port of such a callback; undefined for an address of another kind. */
export function loopbackPort(address: string): number | undefined {
  const port = URL.canParse(address) ? Number(new URL(address).port) : 0;
  return loopbackAddress(port) === address ? port : undefined;
}

export const LOOPBACK_HOST = '127.0.0.1';
export const LOOPBACK_PATH = '/callback';
