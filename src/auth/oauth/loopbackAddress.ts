/** The callback on a port of this machine, as it has to be registered with the application. */
export function loopbackAddress(port: number): string {
  return `http://${LOOPBACK_HOST}:${port}${LOOPBACK_PATH}`;
}

export const LOOPBACK_HOST = '127.0.0.1';
export const LOOPBACK_PATH = '/callback';
