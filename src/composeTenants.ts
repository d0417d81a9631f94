import type { Connections } from './account/connections';
import type { AccessGuard } from './auth/accessGuard';
import { SANDBOX_CALLS_PER_MINUTE, type SandboxTenant } from './account/sandboxConnection';
import { domainRefusal } from './account/signInCommands';
import { openCredential } from './auth/credentials';
import type { ResilientVault } from './auth/resilientVault';
import type { SharedLock } from './auth/sharedLock';
import type { StateStore } from './auth/storedConnections';
import { createClock } from './data/clock';
import { openTenant } from './data/openTenant';
import { StoredJournal } from './data/storedJournal';
import type { Tenant } from './data/tenant';
import { isAllowedDomain } from './gainsight/domain';
import { RateLimiter } from './gainsight/rateLimiter';
import { readOnlyFetch, readOnlySender } from './gainsight/readOnlySender';
import { type CallSummary, Transport } from './gainsight/transport';
import type { Settings } from './host/settings';
import type { Connection } from './model/connection';

const READ_ONLY_CONNECTION =
  'This connection is read-only, so nothing was sent. Run "Gainsight: Allow Writes on This Connection…" to write.';

export interface TenantComposition {
  readonly connections: Pick<Connections, 'all' | 'active'>;
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

/** Opens the tenant of a connection, with the rules that hold on every way to it. */
export class Tenants {
  readonly #parts: TenantComposition;
  readonly #sandboxLimiter = new RateLimiter({ callsPerMinute: SANDBOX_CALLS_PER_MINUTE });
  #limiter: RateLimiter;

  constructor(parts: TenantComposition) {
    this.#parts = parts;
    this.#limiter = this.#newLimiter();
  }

  /** The pace of the connections to real tenants, together. */
  get limiter(): RateLimiter {
    return this.#limiter;
  }

  /** Follows the setting; a connection that is open keeps its pace until it is opened anew. */
  resetLimiter(): void {
    this.#limiter = this.#newLimiter();
  }

  /** The setting or the connection in use: the stricter wins. */
  get writesNothing(): boolean {
    const { settings, connections } = this.#parts;
    return settings.readOnly || this.isReadOnly(connections.active?.id);
  }

  isReadOnly(id: string | undefined): boolean {
    return this.#parts.connections.all.find((one) => one.id === id)?.readOnly ?? false;
  }

  /** Why nothing may be sent over a connection at all. */
  refusalOf({ kind, origin }: Connection): string | undefined {
    const allowed = kind === 'sandbox' || isAllowedDomain(origin, this.#parts.settings.domains);
    return allowed ? undefined : domainRefusal(origin);
  }

  open(connection: Connection, guard: AccessGuard): Tenant {
    const { vault, renewals: lock, sandbox, settings, state, now, onCall } = this.#parts;
    const embedded = connection.kind === 'sandbox';
    const way = embedded ? sandbox.fetch : this.#parts.fetch;
    // A renewal that waits for its turn must not send tokens where nothing may be sent any more.
    const guardedWay = guard.fetch(way);
    const opened = openCredential(connection, {
      ...{ vault, lock, fetch: guardedWay, now: Date.now, sandbox: sandbox.credential },
    });
    const isReadOnly = (): boolean => settings.readOnly;
    const isReadOnlyHere = (): boolean => this.isReadOnly(connection.id);
    const sent = readOnlyFetch(guardedWay, isReadOnlyHere, READ_ONLY_CONNECTION);
    const transport = new Transport({
      origin: connection.origin,
      fetch: opened.fetchOver(readOnlyFetch(sent, isReadOnly)),
      credential: guard.credential(opened.credential),
      kind: connection.kind,
      limiter: embedded ? this.#sandboxLimiter : this.#limiter,
      onCall,
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

  #newLimiter(): RateLimiter {
    return new RateLimiter({ callsPerMinute: this.#parts.settings.callsPerMinute });
  }
}
