import { createClock } from '../../src/data/clock';
import { ActiveTenant } from '../../src/data/activeTenant';
import type { DataSettings } from '../../src/data/dataSettings';
import { openTenant } from '../../src/data/openTenant';
import { Transport } from '../../src/gainsight/transport';
import { SANDBOX_HOST, SANDBOX_USER_EMAIL } from '../../src/sandbox/embedded';
import { executorOn } from './executorOn';
import { sharedTrace } from './sharedTrace';

/** The moment and the place at which the prompts are asked: a Wednesday morning in Berlin. */
export const NOW = new Date('2026-11-18T09:00:00+01:00');
export const ZONE = 'Europe/Berlin';

export interface ProductOptions {
  readonly now?: () => Date;
  readonly settings?: Partial<DataSettings>;
  /** Who is signed in. */
  readonly email?: string;
}

/** The product's own client, services and tools on a tenant that answers through `fetch`. */
export function productOn(
  fetch: typeof globalThis.fetch,
  { now = () => NOW, settings = {}, email = SANDBOX_USER_EMAIL }: ProductOptions = {},
) {
  const trace = sharedTrace();
  const transport = new Transport({
    origin: `https://${SANDBOX_HOST}`,
    fetch,
    credential: { headers: async () => ({ accesskey: 'sandbox' }) },
    // The limiter has its own tests; here nobody waits for a minute to pass.
    limiter: { acquire: async () => undefined, pauseUntil: () => undefined },
    sleep: async () => undefined,
    onCall: (summary) => trace.note(summary),
  });
  const tenant = openTenant({
    connection: { id: 'test', kind: 'sandbox', origin: `https://${SANDBOX_HOST}`, email },
    transport,
    clock: createClock(now, () => ZONE),
    settings: () => ({ nonTouchTypes: [], healthColumns: {}, ...settings }),
  });
  const active = new ActiveTenant();
  active.set({ kind: 'ready', tenant });
  return { tenant, active, executor: executorOn(active, undefined, { trace, now }) };
}
