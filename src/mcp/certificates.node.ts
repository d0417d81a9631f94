import path from 'node:path';
import type { Environment } from './environment';
import { EnvironmentError } from './environmentError';

const NAMES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'] as const;

/**
 * Refuses certificates out of the folder that the server was started in. A project could bring an authority of its
 * own and a proxy that uses it, and so read the key under way.
 */
export function refuseProjectCertificates(env: Environment, folder: string, home: string): void {
  // A client that starts in the home folder is in no project.
  if (path.resolve(folder) === path.resolve(home)) return;
  for (const name of NAMES) {
    const value = env[name];
    if (!value) continue;
    const away = path.relative(folder, path.resolve(folder, value));
    if (!away.startsWith('..') && !path.isAbsolute(away))
      throw new EnvironmentError(`${name} must not name a file inside the folder of the project.`);
  }
}
