import { abortable, onAbort } from '../base/abort';
import type { ActiveTenant, TenantState } from './activeTenant';
import type { Tenant } from './tenant';

/** What those who only read see of the window's tenant. */
export type ActiveView = Pick<ActiveTenant, 'state' | 'tenant' | 'onDidChange'>;

/**
 * The tenant in use; where there is none yet, once a connection that is being made has settled. Rejects when `signal`
 * aborts before.
 */
export async function tenantInUse(active: ActiveView, signal: AbortSignal): Promise<Tenant | undefined> {
  if (active.state.kind === 'connecting' && !active.tenant) await abortable(settled(active, signal), signal);
  return active.tenant;
}

/** The host that a tenant is at. */
export function hostOf({ connection }: Pick<Tenant, 'connection'>): string {
  return new URL(connection.origin).host;
}

function settled(active: ActiveView, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const subscription = active.onDidChange((state: TenantState) => {
      if (state.kind === 'connecting') return;
      subscription.dispose();
      forget();
      resolve();
    });
    const forget = onAbort(signal, () => subscription.dispose());
  });
}
