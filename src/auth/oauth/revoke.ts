import type { ConnectionKind } from '../../model/connection';
import type { CredentialRecord, UserRecord } from '../credentialRecord';
import { tenantFetch } from './tenantFetch';

/** `notOffered` = the tenant names no way; `failed` = there is one, and the tokens may still be good. */
export type Revocation = 'revoked' | 'notOffered' | 'failed';

/** What the record says of a sign-out: `ok` where nothing is left, also where there was nothing to revoke from here. */
export function signOutResult(kind: ConnectionKind, revocation: Revocation): string {
  if (kind !== 'user' || revocation === 'revoked') return 'ok';
  return revocation === 'notOffered' ? 'revocationNotOffered' : 'revocationFailed';
}

/** A tenant may hand out the same token twice: then the earlier sign-in must not be revoked. */
export function sharesTokens(earlier: UserRecord, present: CredentialRecord): boolean {
  if (present.kind !== 'user') return false;
  const { accessToken, refreshToken } = earlier;
  return (
    accessToken === present.accessToken ||
    (refreshToken !== undefined && refreshToken === present.refreshToken)
  );
}

export interface RevokeOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
}

/** Gives the tokens of a sign-in back to the tenant, the one that could make others first. Never rejects. */
export async function revokeRecord(
  record: CredentialRecord,
  { fetch, now, signal }: RevokeOptions,
): Promise<Revocation> {
  if (record.kind !== 'user' || record.endpoints.revocation === undefined) return 'notOffered';
  const way = tenantFetch({ origin: record.origin, fetch, now, signal });
  const tokens = [
    { token: record.refreshToken, hint: 'refresh_token' },
    { token: record.accessToken, hint: 'access_token' },
  ] as const;
  try {
    const { revoke } = await import('./protocol');
    let all = true;
    for (const { token, hint } of tokens)
      if (token !== undefined) all = (await revoke(record.endpoints, record, { token, hint }, way)).ok && all;
    return all ? 'revoked' : 'failed';
  } catch {
    return 'failed';
  }
}
