import { credentialName, type Scope, serialiseRecord } from '../../src/auth/credentialRecord';
import { openCredential } from '../../src/auth/credentials';
import { ResilientVault } from '../../src/auth/resilientVault';
import { ActiveTenant } from '../../src/data/activeTenant';
import { createClock } from '../../src/data/clock';
import { openTenant } from '../../src/data/openTenant';
import { readOnlyFetch, readOnlySender } from '../../src/gainsight/readOnlySender';
import { Transport } from '../../src/gainsight/transport';
import type { Connection } from '../../src/model/connection';
import { createSandbox, SANDBOX_HOST, SANDBOX_USER_EMAIL } from '../../src/sandbox/embedded';
import { isWrite } from '../../src/sandbox/write/writeRoutes';
import { executorOn } from './executorOn';
import { MemoryVault } from './memoryVault';

const NOW = new Date('2026-11-18T09:00:00+01:00');
const ORIGIN = `https://${SANDBOX_HOST}`;
const connection: Connection = { id: 'one', kind: 'user', origin: ORIGIN, email: SANDBOX_USER_EMAIL };

/** What makes a window read-only: the setting or the connection by a condition, a sign-in by what it is for. */
export type Switch = 'condition' | 'scope';

/** Called at moments of a call at which somebody could switch read-only on. */
export interface Moments {
  readonly queued?: () => void;
  readonly paused?: () => void;
  readonly credentialAsked?: () => void;
}

/** A tenant that remembers what reached it, and whether that would change records. */
export function recordingSandbox() {
  const sandbox = createSandbox({ now: () => NOW, timeZone: 'Europe/Berlin', callsPerMinute: 100_000 });
  const arrived = () => sandbox.calls.filter(({ method, path }) => isWrite(method, path.split('?')[0] ?? ''));
  return { sandbox, arrived };
}

/** A window on the sandbox tenant, whose read-only mode can be switched at any moment. */
export function readOnlyBench(by: Switch, moments: Moments = {}) {
  const { sandbox, arrived } = recordingSandbox();
  const vault = new MemoryVault();
  let on = false;
  const condition = () => by === 'condition' && on;
  const sign = (scope: Scope) =>
    vault.entries.set(
      credentialName(connection.id),
      serialiseRecord({
        ...{
          kind: 'user',
          origin: ORIGIN,
          clientId: 'csm-desk',
          authMethod: 'none',
          scope,
          generation: 'one',
        },
        ...{ accessToken: 'planted-token', endpoints: { issuer: ORIGIN, token: `${ORIGIN}/token` } },
      }),
    );
  const switchOn = (): void => {
    on = true;
    if (by === 'scope') sign('read');
  };
  sign('read_write');
  // The tenant's own check of scopes is not asked: whatever leaves arrives.
  const fetch: typeof globalThis.fetch = (input, init) => {
    const headers = { 'content-type': 'application/json', accesskey: 'sandbox' };
    return sandbox.fetch(input, { ...init, headers });
  };
  const opened = openCredential(connection, {
    ...{ vault: new ResilientVault(vault, () => undefined), fetch, now: Date.now },
    lock: { withLock: async () => Promise.reject(new Error('Nothing is renewed here.')) },
    sandbox: { headers: async () => ({}) },
  });
  const transport = new Transport({
    origin: ORIGIN,
    fetch: opened.fetchOver(readOnlyFetch(fetch, condition)),
    credential: {
      headers: async (signal) => {
        const headers = await opened.credential.headers(signal);
        moments.credentialAsked?.();
        return headers;
      },
    },
    limiter: {
      acquire: async () => moments.queued?.(),
      pauseUntil: () => moments.paused?.(),
    },
    sleep: async () => undefined,
  });
  const sender = readOnlySender(opened.sender(transport), condition);
  const tenant = openTenant({
    ...{
      connection,
      transport: sender,
      clock: createClock(
        () => NOW,
        () => 'Europe/Berlin',
      ),
    },
    settings: () => ({ nonTouchTypes: [], healthColumns: {} }),
  });
  const active = new ActiveTenant();
  active.set({ kind: 'ready', tenant });
  const rules = () => ({ readOnly: condition(), allow: [], exclude: [] });
  const executor = executorOn(active, undefined, { rules, now: () => NOW });
  return { sandbox, arrived, tenant, sender, executor, switchOn };
}
