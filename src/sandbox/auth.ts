import type { TokenHolder } from './oauth/authorizationServer';

/** Whom a call comes from. */
export type Caller = { readonly kind: 'key' } | TokenHolder;

/** The same as tests see it: who acted, without what proved it. */
export type AuthorizedBy =
  | { readonly kind: 'key' }
  | { readonly kind: 'user'; readonly email: string; readonly clientId: string }
  | { readonly kind: 'm2m'; readonly clientId: string };

/** Finds who calls; undefined without a credential, with one that is not valid, and with two at once. */
export function callerOf(
  headers: Headers,
  key: string,
  holderOf: (token: string) => TokenHolder | undefined,
): Caller | undefined {
  const authorization = headers.get('authorization');
  if (authorization === null) return holdsKey(headers, key) ? { kind: 'key' } : undefined;
  if (headers.has('accesskey')) return undefined;
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization)?.[1];
  return token === undefined ? undefined : holderOf(token);
}

/** Whether a call carries the tenant's access key. */
export function holdsKey(headers: Headers, key: string): boolean {
  return headers.get('accesskey') === key;
}

export function authorizedBy(caller: Caller): AuthorizedBy {
  if (caller.kind !== 'user') return caller;
  return { kind: 'user', email: caller.user.email, clientId: caller.clientId };
}
