import type { SandboxTenant } from './account/sandboxConnection';
import type { AccessGuard } from './auth/accessGuard';
import { openCredential } from './auth/credentials';
import { revokeRecord } from './auth/oauth/revoke';
import type { ResilientVault } from './auth/resilientVault';
import type { RevokeUnkept } from './auth/sessionRenewal';
import type { SharedLock } from './auth/sharedLock';
import type { StateStore } from './auth/storedConnections';
import { createClock } from './data/clock';
import { openTenant } from './data/openTenant';
import { StoredJournal } from './data/storedJournal';
import type { Tenant } from './data/tenant';
import { isAllowedDomain } from './gainsight/domain';
import type { RateLimiter } from './gainsight/rateLimiter';
import { readOnlyFetch, readOnlySender } from './gainsight/readOnlySender';
import { type CallSummary, Transport } from './gainsight/transport';
import type { Settings } from './host/settings';
import type { Connection } from './model/connection';

export { accessChecker } from './account/checkAccess';

const READ_ONLY_CONNECTION =
  'This connection is read-only, so nothing was sent. Run "Gainsight: Allow Writes on This Connection…" to write.';

/** What is the same for all connections of a window. */
export interface ConnectionComposition {
  readonly vault: ResilientVault;
  /** Renewals of sign-ins, shared by all windows. */
  readonly renewals: SharedLock;
  readonly sandbox: SandboxTenant;
  readonly settings: Settings;
  readonly state: StateStore;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly onCall: (summary: CallSummary) => void;
}

export interface ConnectionRules {
  readonly guard: AccessGuard;
  readonly limiter: RateLimiter;
  readonly isReadOnly: () => boolean;
}

/** Puts the tenant of a connection together, with the rules that hold on every way to it. Sends nothing. */
export function openConnection(
  connection: Connection,
  { guard, limiter, isReadOnly: isReadOnlyHere }: ConnectionRules,
  parts: ConnectionComposition,
): Tenant {
  const { vault, renewals: lock, sandbox, settings, state, now, onCall } = parts;
  const way = connection.kind === 'sandbox' ? sandbox.fetch : parts.fetch;
  // A renewal that waits for its turn must not send tokens where nothing may be sent any more.
  const guardedWay = guard.fetch(way);
  const opened = openCredential(connection, {
    ...{ vault, lock, fetch: guardedWay, now: Date.now, sandbox: sandbox.credential },
    revoke: revokeOver(way, settings),
  });
  const isReadOnly = (): boolean => settings.readOnly;
  const sent = readOnlyFetch(guardedWay, isReadOnlyHere, READ_ONLY_CONNECTION);
  const transport = new Transport({
    origin: connection.origin,
    fetch: opened.fetchOver(readOnlyFetch(sent, isReadOnly)),
    credential: guard.credential(opened.credential),
    kind: connection.kind,
    ...{ limiter, onCall },
  });
  const guarded = guard.sender(opened.sender(transport));
  return openTenant({
    connection,
    transport: readOnlySender(readOnlySender(guarded, isReadOnlyHere, READ_ONLY_CONNECTION), isReadOnly),
    clock: createClock(now, () => settings.timeZone),
    settings: () => settings,
    journal: new StoredJournal(state, connection.origin),
  });
}

/** Past the guard, which is closed by the sign-out itself; not where calls are not allowed to go. */
function revokeOver(fetch: typeof globalThis.fetch, settings: Pick<Settings, 'domains'>): RevokeUnkept {
  return async (record, signal) =>
    isAllowedDomain(record.origin, settings.domains) &&
    revokeRecord(record, { fetch, now: Date.now, signal });
}
