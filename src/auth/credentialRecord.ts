import * as z from 'zod/mini';
import { lazy } from '../base/lazy';

/** What a user's sign-in may do at the tenant; keys and M2M may do whatever the tenant allows them. */
export type Scope = 'read' | 'read_write';

/** How the application proves itself at the token endpoint. `none` = it has no secret. */
export type AuthMethod = 'client_secret_basic' | 'client_secret_post' | 'none';

/** Each record belongs to one tenant and is of no use at another. */
interface Bound {
  readonly origin: string;
}

export interface AccessKeyRecord extends Bound {
  readonly kind: 'accessKey';
  readonly key: string;
}

export interface M2mRecord extends Bound {
  readonly kind: 'm2m';
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where tokens come from and are given back. On the tenant's own origin, or the record does not parse. */
export interface TokenEndpoints {
  readonly issuer: string;
  readonly token: string;
  readonly revocation?: string | undefined;
}

/** A person's sign-in: the tokens, and all that is needed to renew or revoke them. */
export interface UserRecord extends Bound {
  readonly kind: 'user';
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly authMethod: AuthMethod;
  readonly endpoints: TokenEndpoints;
  readonly scope: Scope;
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** Milliseconds since 1970; absent where the tenant does not say when the token ends. */
  readonly expiresAt?: number | undefined;
  /** From when on it is better renewed. */
  readonly renewAt?: number | undefined;
  /** Names this set of tokens and says nothing about them: tells a renewed record from the one before. */
  readonly generation: string;
}

export type CredentialRecord = AccessKeyRecord | M2mRecord | UserRecord;

const VERSION = 1;

/** The vault's entry for a connection: one per account, so that windows do not overwrite each other's. */
export function credentialName(connectionId: string): string {
  return `gainsight.session.${connectionId}`;
}

export function serialiseRecord(record: CredentialRecord): string {
  return JSON.stringify({ version: VERSION, ...record });
}

/** The record as it was stored for this tenant; undefined for what another version wrote or what does not parse. */
export function parseRecord(text: string | undefined, origin: string): CredentialRecord | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { envelope, body } = schemas();
  const record = envelope.safeParse(value).success ? body.safeParse(value).data : undefined;
  return record?.origin === origin && isWithin(record, origin) ? record : undefined;
}

/** What the tenant lets this record do. */
export function scopeOf(record: CredentialRecord): Scope {
  return record.kind === 'user' ? record.scope : 'read_write';
}

/** Tokens go to these addresses, so an entry that was altered is held to the rules of sign-in. */
function isWithin(record: CredentialRecord, origin: string): boolean {
  if (record.kind !== 'user') return true;
  const { issuer, token, revocation = token } = record.endpoints;
  return [issuer, token, revocation].every((address) => isAt(address, origin));
}

/** Whether the address is one of the tenant's: same scheme, host and port, and no user name in it. */
export function isAt(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.origin === origin && url.username === '' && url.password === '';
}

// Pure: a bundle that only writes records holds no schemas.
const schemas = /* @__PURE__ */ lazy(() => {
  const text = () => z.string().check(z.minLength(1));
  const bound = { origin: text() };
  const accessKey = z.object({ ...bound, kind: z.literal('accessKey'), key: text() });
  const m2m = z.object({ ...bound, kind: z.literal('m2m'), clientId: text(), clientSecret: text() });
  const user = z.object({
    ...bound,
    kind: z.literal('user'),
    clientId: text(),
    clientSecret: z.optional(text()),
    authMethod: z.enum(['client_secret_basic', 'client_secret_post', 'none']),
    endpoints: z.object({ issuer: text(), token: text(), revocation: z.optional(text()) }),
    scope: z.enum(['read', 'read_write']),
    accessToken: text(),
    refreshToken: z.optional(text()),
    expiresAt: z.optional(z.number()),
    renewAt: z.optional(z.number()),
    generation: text(),
  });
  return {
    envelope: z.object({ version: z.literal(VERSION) }),
    body: z.discriminatedUnion('kind', [accessKey, m2m, user]),
  };
});
