import type { ActiveTenant, TenantState } from '../data/activeTenant';
import type { Tenant } from '../data/tenant';
import { abortable } from '../base/abort';

export type ActiveView = Pick<ActiveTenant, 'state' | 'tenant' | 'onDidChange'>;

/** The tenant to ask, once a connection that is being made has settled; undefined when there is none. */
export async function readyTenant(active: ActiveView, signal: AbortSignal): Promise<Tenant | undefined> {
  if (active.state.kind === 'connecting') await abortable(settled(active, signal), signal);
  return active.tenant;
}

function settled(active: ActiveView, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const subscription = active.onDidChange((state: TenantState) => {
      if (state.kind === 'connecting') return;
      subscription.dispose();
      resolve();
    });
    signal.addEventListener('abort', () => subscription.dispose(), { once: true });
  });
}
