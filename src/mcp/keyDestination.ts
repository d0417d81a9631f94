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
  const origin = tenantNamed(domain, name);
  if (isKeyDestination(origin, permitted)) return origin;
  throw new EnvironmentError(
    `No key is sent to ${new URL(origin).hostname}: it is no *.gainsightcloud.com domain, and the user-level file, which --help tells of, does not name it.`,
  );
}

/** The origin of a tenant that is only looked up: nothing may be sent there for this alone. */
export function tenantNamed(domain: string, name: string): string {
  const origin = originOf(domain);
  if (origin !== undefined) return origin;
  throw new EnvironmentError(
    `${name} must be a domain such as acme.gainsightcloud.com; only https is accepted.`,
  );
}

export function isKeyDestination(origin: string, permitted: readonly string[]): boolean {
  return (
    new URL(origin).hostname.endsWith('.gainsightcloud.com') ||
    isLoopback(origin) ||
    permitted.some((one) => originOf(one) === origin)
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
