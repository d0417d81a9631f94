import type { Scope, UserRecord } from '../credentialRecord';
import type { Tokens } from './protocol';

/** What stays the same when tokens are renewed. */
export type SignedInClient = Pick<
  UserRecord,
  'origin' | 'clientId' | 'clientSecret' | 'authMethod' | 'endpoints'
>;

const HEADER_VALUE = /^[\x21-\x7e]+$/;
const DEFAULT_LIFETIME_S = 3600;
/** A token is renewed this long before it ends, so that none ends under way; one that lives shorter, at half its life. */
const EARLY_MS = 60_000;

/**
 * The record of tokens that were issued at `now`; undefined when the token cannot be sent in a header. What the
 * tenant does not say stays as it was asked for: the scope, and the refresh token where it was not replaced.
 */
export function recordOf(
  client: SignedInClient,
  tokens: Tokens,
  before: { readonly scope: Scope; readonly refreshToken?: string | undefined },
  now: number,
): UserRecord | undefined {
  const { accessToken, expiresInSeconds = DEFAULT_LIFETIME_S } = tokens;
  if (!HEADER_VALUE.test(accessToken)) return undefined;
  const { origin, clientId, clientSecret, authMethod, endpoints } = client;
  const lifetime = expiresInSeconds * 1000;
  return {
    kind: 'user',
    ...{ origin, clientId, clientSecret, authMethod, endpoints, accessToken },
    scope: grantedScope(tokens.scope) ?? before.scope,
    refreshToken: tokens.refreshToken ?? before.refreshToken,
    expiresAt: now + lifetime,
    renewAt: now + lifetime - Math.min(EARLY_MS, lifetime / 2),
    generation: crypto.randomUUID(),
  };
}

/** A list that does not name writing grants none; one without either word says nothing of them. */
function grantedScope(scope: string | undefined): Scope | undefined {
  const words = scope?.split(/[\s,]+/) ?? [];
  if (words.includes('read_write')) return 'read_write';
  return words.includes('read') ? 'read' : undefined;
}
