import { normaliseDomain } from '../gainsight/domain';
import { EnvironmentError } from './environmentError';

/**
 * The origin that a key may go to: Gainsight's own domains, those that the user's file names, and this machine.
 * Whoever writes a project's configuration chooses the domain, but not who gets the key. The same goes for sign-ins.
 */
export function keyDestination(
  domain: string,
  permitted: readonly string[],
  name = 'GAINSIGHT_DOMAIN',
): string {
  const origin = originOf(domain);
  if (origin === undefined)
    throw new EnvironmentError(
      `${name} must be a domain such as acme.gainsightcloud.com; only https is accepted.`,
    );
  const { hostname } = new URL(origin);
  const allowed =
    hostname.endsWith('.gainsightcloud.com') ||
    isLoopback(origin) ||
    permitted.some((one) => originOf(one) === origin);
  if (allowed) return origin;
  throw new EnvironmentError(
    `No key is sent to ${hostname}: it is no *.gainsightcloud.com domain, and the user-level file does not name it.`,
  );
}

/** Whether the address is this machine and nothing else. */
export function isLoopback(origin: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(origin).hostname);
}

function originOf(domain: string): string | undefined {
  try {
    return normaliseDomain(domain);
  } catch {
    return undefined;
  }
}
