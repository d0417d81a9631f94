import type { CheckAccess } from './account/checkAccess';
import type { Connections } from './account/connections';
import { domainRefusal } from './account/domainRefusal';
import { SANDBOX_CALLS_PER_MINUTE } from './account/sandboxConnection';
import type { AccessGuard } from './auth/accessGuard';
import { lazyByKey } from './base/lazy';
import type * as connectionSet from './composeConnection';
import type { ConnectionComposition } from './composeConnection';
import type { Tenant } from './data/tenant';
import { isAllowedDomain } from './gainsight/domain';
import { RateLimiter } from './gainsight/rateLimiter';
import type { Connection } from './model/connection';

export interface TenantComposition extends ConnectionComposition {
  readonly connections: Pick<Connections, 'all' | 'active'>;
}

/** Opens the tenants of connections; how that is done is loaded with the first, so never while nobody is signed in. */
export class Tenants {
  readonly #parts: TenantComposition;
  readonly #sandboxLimiter = new RateLimiter({ callsPerMinute: SANDBOX_CALLS_PER_MINUTE });
  #limiterOf: (origin: string) => RateLimiter;
  #loaded: typeof connectionSet | undefined;

  constructor(parts: TenantComposition) {
    this.#parts = parts;
    this.#limiterOf = this.#newLimiters();
  }

  /** Follows the setting; a connection that is open keeps its pace until it is opened anew. */
  resetLimiter(): void {
    this.#limiterOf = this.#newLimiters();
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

  /** At once after the first time. */
  open(connection: Connection, guard: AccessGuard): Tenant | Promise<Tenant> {
    const opened = ({ openConnection }: typeof connectionSet): Tenant =>
      openConnection(
        connection,
        {
          guard,
          limiter: connection.kind === 'sandbox' ? this.#sandboxLimiter : this.#limiterOf(connection.origin),
          isReadOnly: () => this.isReadOnly(connection.id),
        },
        this.#parts,
      );
    return this.#loaded ? opened(this.#loaded) : this.#load().then(opened);
  }

  /** Tries a credential that is not stored yet, at the pace of the other connections to its tenant. */
  readonly check: CheckAccess = async (connection, ...tried) => {
    const { accessChecker } = await this.#load();
    const { fetch, onCall } = this.#parts;
    const limiter = this.#limiterOf(connection.origin);
    return accessChecker({ fetch, limiter, onCall })(connection, ...tried);
  };

  async #load(): Promise<typeof connectionSet> {
    return (this.#loaded ??= await import('./composeConnection'));
  }

  /** Each tenant counts for itself, and what one refuses slows down no other. */
  #newLimiters(): (origin: string) => RateLimiter {
    return lazyByKey(() => new RateLimiter({ callsPerMinute: this.#parts.settings.callsPerMinute }));
  }
}
