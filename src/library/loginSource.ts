import type { AuditSink, Door } from '../audit/entry';
import { CredentialEntry } from '../auth/credentialEntry';
import { openCredential } from '../auth/credentials';
import { ResilientVault } from '../auth/resilientVault';
import type { SharedLock } from '../auth/sharedLock';
import type { Vault } from '../auth/vault';
import type { Connection } from '../model/connection';
import { watchAccess } from './accessWatch';
import type { Login } from './login';
import { LoginChoice } from './loginChoice';
import { CALLS_PER_MINUTE, type NoSource, type TenantSource } from './tenantSource';

interface LoginTenant {
  readonly logins: { list(): readonly Login[]; readonly vault: Vault; readonly lock: SharedLock };
  /** As `normaliseDomain` gives it. */
  readonly origin: string;
  /** Whose sign-in; empty where there is only one person to choose. */
  readonly email: string;
  readonly audit: AuditSink;
  readonly door: Door;
  readonly now: () => Date;
  /** Told once when renewed tokens can only be kept in memory. */
  readonly onUnstorable: () => void;
}

export interface LoginOpeningParts extends LoginTenant {
  /** The way to the tenant; made when the first call needs it. */
  readonly fetch: () => Promise<typeof globalThis.fetch>;
}

interface ChosenTenant extends LoginTenant {
  readonly choice: LoginChoice;
  readonly fetch: typeof globalThis.fetch;
}

/** A person's stored sign-in as a tenant to open, and whether it is for reading only. */
export interface LoginOpening {
  readonly source: () => Promise<TenantSource | NoSource>;
  readonly isReadOnly: () => boolean;
}

/** The stored sign-in of this tenant: found at the first call, read for each, renewed where it must be. */
export function loginOpening({ fetch, ...parts }: LoginOpeningParts): LoginOpening {
  const choice = new LoginChoice(parts);
  return {
    source: async () => loginSource({ ...parts, choice, fetch: await fetch() }),
    isReadOnly: () => choice.isReadOnly,
  };
}

function loginSource(parts: ChosenTenant): TenantSource | NoSource {
  const { choice, logins, origin, email, fetch, now } = parts;
  const chosen = choice.find();
  if ('problem' in chosen)
    return { connection: { id: '', kind: 'user', origin, email }, problem: chosen.problem };
  const { login } = chosen;
  const connection: Connection = { id: login.id, kind: 'user', origin, email: login.email || email };
  const vault = new ResilientVault(logins.vault, parts.onUnstorable);
  const open = openCredential(connection, {
    vault,
    lock: logins.lock,
    fetch,
    now: () => now().getTime(),
    sandbox: { headers: async () => ({}) },
  });
  const entry = new CredentialEntry(vault, connection);
  const { audit, door } = parts;
  const watched = watchAccess(open, { connection, entry, audit, door, now });
  return {
    connection,
    credential: watched.credential,
    fetch: watched.fetchOver(fetch),
    sender: (inner) => watched.sender(inner),
    callsPerMinute: CALLS_PER_MINUTE,
  };
}
