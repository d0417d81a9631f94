import { CallTrace } from '../../../src/base/callTrace.node';
import { createClock } from '../../../src/data/clock';
import { ActiveTenant } from '../../../src/data/activeTenant';
import type { DataSettings } from '../../../src/data/dataSettings';
import { openTenant } from '../../../src/data/openTenant';
import { type CallSummary, Transport } from '../../../src/gainsight/transport';
import {
  createSandbox,
  SANDBOX_HOST,
  SANDBOX_USER_EMAIL,
  type SandboxOptions,
} from '../../../src/sandbox/embedded';
import { executorOn } from '../../support/executorOn';

/** The day on which the prompts are asked. */
export const NOW = new Date('2026-11-18T09:00:00+01:00');
export const ZONE = 'Europe/Berlin';

/** An answer as its reader sees it: parsed JSON with rows of unknown shape. */
export interface Answer {
  readonly status: string;
  readonly scope?: string;
  readonly rule?: string;
  readonly next?: string;
  readonly problem?: string;
  readonly sources?: string[];
  readonly rows?: Record<string, unknown>[];
  readonly [fact: string]: unknown;
}

interface Door {
  /** Who is signed in. */
  readonly email?: string;
  /** Stands between the client and the tenant. */
  readonly around?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

/** The product's own client, services and tools on an embedded tenant that stands at `NOW`. */
export function setup(
  options: SandboxOptions = {},
  settings: Partial<DataSettings> = {},
  { email = SANDBOX_USER_EMAIL, around = (fetch) => fetch }: Door = {},
) {
  const now = options.now ?? (() => NOW);
  const sandbox = createSandbox({ timeZone: ZONE, ...options, now });
  const trace = new CallTrace<CallSummary>();
  const transport = new Transport({
    origin: `https://${SANDBOX_HOST}`,
    fetch: around(sandbox.fetch),
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
  const executor = executorOn(active, undefined, { trace });
  const ask = async (name: string, input: object = {}): Promise<Answer> =>
    // The executor's answers are JSON objects with a status.
    JSON.parse(
      await executor.run(name, input, { door: 'code', signal: new AbortController().signal }),
    ) as Answer;
  return { sandbox, tenant, active, executor, ask };
}
