import { AccessGuard } from '../auth/accessGuard';
import { type AccessWatchParts, lossLine } from './accessWatch';
import { keyedSource, type KeyedTenant, type TenantSource } from './tenantSource';

/**
 * A tenant with a key or a client that is given once, for as long as this process runs: once it was refused nothing
 * is sent any more, and that is on the record.
 */
export function guardedSource(
  tenant: KeyedTenant,
  watch: Pick<AccessWatchParts, 'audit' | 'door' | 'now'>,
): TenantSource {
  const guard = new AccessGuard({
    reached: () => undefined,
    unreachable: () => undefined,
    refused: ({ code }) => {
      const line = lossLine({ ...watch, connection: source.connection }, 'refused', code);
      watch.audit.append(line).catch(() => undefined);
    },
  });
  const source = keyedSource({ ...tenant, fetch: guard.fetch(tenant.fetch) });
  return {
    ...source,
    credential: guard.credential(source.credential),
    sender: (inner) => guard.sender(inner),
  };
}
