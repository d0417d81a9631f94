import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import type { Environment } from './environment';
import { EnvironmentError } from './environmentError';

const NAMES = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'] as const;

/**
 * The authorities that a call with a key trusts: the runtime's own, and those in files that the user's file names.
 * Variables add none: a project could bring an authority with a proxy that uses it, and so read the key under way.
 */
export function trustedAuthorities(files: readonly string[]): readonly string[] {
  return [...rootCertificates, ...files.map(authorityIn)];
}

/** Says which variables about certificates are set and not obeyed. */
export function certificateNotices(env: Environment): readonly string[] {
  return NAMES.filter((name) => env[name]).map(
    (name) =>
      `${name} has no effect: name the file under "certificates" in the user-level file, which --help tells of.`,
  );
}

function authorityIn(file: string): string {
  // A relative path would lead into whatever project the client was started in.
  if (!path.isAbsolute(file)) throw new EnvironmentError(`${file} must be an absolute path.`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new EnvironmentError(`${file} cannot be read; the user-level file names it under "certificates".`);
  }
}
