import { GainsightError } from './errors';

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
const LOCAL = /^(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?(?:[/?#]|$)/i;

/**
 * The origin of a tenant from what a person typed: `Acme.GainsightCloud.com/` gives
 * `https://acme.gainsightcloud.com`. The secret goes where this says, so everything unusual is refused;
 * http is accepted, and assumed, only for a host that is exactly 127.0.0.1, [::1] or localhost.
 */
export function normaliseDomain(text: string): string {
  const typed = text.trim();
  if (typed === '') throw refuse('Enter the domain of your Gainsight tenant');
  if (/[\s\\\p{C}]/u.test(typed)) throw refuse('A domain has no spaces and no special characters');

  const scheme = SCHEME.exec(typed)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? typed : typed.slice(scheme.length + '://'.length);
  const local = LOCAL.test(rest);
  if (scheme !== undefined && scheme !== 'https' && !(scheme === 'http' && local))
    throw refuse('Only https addresses are accepted');

  const url = parse(`${scheme ?? (local ? 'http' : 'https')}://${rest}`);
  if (url.username !== '' || url.password !== '' || /^[^/?#]*@/.test(rest))
    throw refuse('A domain holds no user name and no password');
  const host = url.hostname.replace(/\.$/, '');
  if (!local && !host.includes('.')) throw refuse('The domain is not complete');
  return `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`;
}

function parse(address: string): URL {
  try {
    return new URL(address);
  } catch {
    throw refuse('This is not a domain');
  }
}

function refuse(reason: string): GainsightError {
  return new GainsightError({
    kind: 'rejected',
    sentence: `${reason}. Example: acme.gainsightcloud.com.`,
  });
}

/**
 * Whether the tenants that may be connected to include this origin: names as people write them, or `*.` before a
 * domain for all below it. An empty list means any; an entry that cannot be read fits none.
 */
export function isAllowedDomain(origin: string, domains: readonly string[]): boolean {
  return domains.length === 0 || domains.some((entry) => fits(new URL(origin), entry.trim().toLowerCase()));
}

function fits({ origin, hostname, port }: URL, entry: string): boolean {
  if (/^\*\.[^.*]+\.[^*]+$/.test(entry)) return port === '' && hostname.endsWith(entry.slice(1));
  try {
    return normaliseDomain(entry) === origin;
  } catch {
    return false;
  }
}
