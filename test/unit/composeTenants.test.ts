import assert from 'node:assert/strict';
import { AccessGuard } from '../../src/auth/accessGuard';
import { credentialName, serialiseRecord, type UserRecord } from '../../src/auth/credentialRecord';
import { ResilientVault } from '../../src/auth/resilientVault';
import type { LockNote, SharedLock } from '../../src/auth/sharedLock';
import { Tenants, type TenantComposition } from '../../src/composeTenants';
import type { Connection } from '../../src/model/connection';
import { MemoryState, MemoryVault } from '../support/memoryVault';
import { CLIENT_ID, CLIENT_SECRET, TENANT, TokenServer } from '../support/tokenServer';

/** Lets work begin when it is told to, as when another window renews first. */
class HeldLock implements SharedLock {
  release: () => void = () => undefined;
  readonly #released = new Promise<void>((resolve) => (this.release = resolve));
  #ask: () => void = () => undefined;
  readonly asked = new Promise<void>((resolve) => (this.#ask = resolve));

  async withLock<T>(_name: string, work: (note: LockNote) => Promise<T>): Promise<T> {
    this.#ask();
    await this.#released;
    return work({ read: async () => undefined, write: async () => undefined });
  }
}

describe('the tenant of a connection', () => {
  const connection: Connection = { id: 'acme', kind: 'user', origin: TENANT, email: 'lena@example.com' };

  /** Somebody whose token has ended, and a renewal that has to wait for its turn. */
  async function setup() {
    const server = new TokenServer();
    const keyring = new MemoryVault();
    const record: UserRecord = {
      ...{ kind: 'user', origin: TENANT, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scope: 'read' },
      ...{ authMethod: 'client_secret_basic', endpoints: { issuer: TENANT, token: `${TENANT}/oauth/token` } },
      ...{ ...server.issue(), expiresAt: 0, renewAt: 0, generation: 'g1' },
    };
    await keyring.store(credentialName('acme'), serialiseRecord(record));
    const renewals = new HeldLock();
    const connections = { all: [connection], active: connection };
    const settings = { readOnly: false, callsPerMinute: 100, domains: [] as string[], timeZone: 'UTC' };
    const parts = {
      connections,
      vault: new ResilientVault(keyring, () => assert.fail()),
      renewals,
      settings,
      sandbox: {},
      state: new MemoryState(),
      fetch: server.fetch,
      now: () => new Date('2026-11-18T08:00:00Z'),
      onCall: () => undefined,
    };
    // What is left out belongs to the sandbox and to settings that nothing here reads.
    const tenants = new Tenants(parts as unknown as TenantComposition);
    const events = { reached: () => undefined, unreachable: () => undefined, refused: () => undefined };
    const guard = new AccessGuard(events);
    const tenant = await tenants.open(connection, guard);
    return { server, renewals, guard, tenant, tenants, connections, settings, parts };
  }

  it('is asked for no tokens any more once it was left, also by a renewal that waited for its turn', async () => {
    const { server, renewals, guard, tenant } = await setup();
    const reading = tenant.companies.resolve('Brightfield');
    const outcome = assert.rejects(reading, { kind: 'left' });
    await renewals.asked;
    guard.close();
    renewals.release();
    await outcome;
    assert.deepEqual(server.received, []);
  });

  it('may not be called unless the setting allows its domain; the sandbox may', async () => {
    const { tenants, settings } = await setup();
    assert.equal(tenants.refusalOf(connection), undefined);
    settings.domains = ['zeta.gainsightcloud.com'];
    assert.match(tenants.refusalOf(connection) ?? '', /does not allow acme\.gainsightcloud\.com/);
    assert.equal(tenants.refusalOf({ ...connection, kind: 'sandbox' }), undefined);
  });

  it('is not written to where the setting or the connection in use is read-only', async () => {
    const { tenants, settings, connections } = await setup();
    const other: Connection = { ...connection, id: 'zeta', readOnly: true };
    connections.all = [connection, other];
    assert.equal(tenants.writesNothing, false);
    connections.active = other;
    assert.deepEqual([tenants.writesNothing, tenants.isReadOnly('acme')], [true, false]);
    connections.active = connection;
    settings.readOnly = true;
    assert.equal(tenants.writesNothing, true);
  });

  it('is not slowed down by the limit that another tenant names', async () => {
    const { tenants, parts } = await setup();
    const zeta = 'https://zeta.gainsightcloud.com';
    const asked: string[] = [];
    parts.fetch = async (input) => {
      const { origin } = new URL(input instanceof Request ? input.url : input);
      asked.push(origin);
      if (origin === zeta) return Response.json({ result: true, data: { records: [] } });
      const body = { result: false, errorCode: 'GS_APIG_2404', errorDesc: 'Limit' };
      return Response.json(body, { status: 429, headers: { 'x-ratelimit-limit': '5', 'retry-after': '90' } });
    };
    const check = (origin: string) =>
      tenants.check({ ...connection, origin }, { headers: async () => ({}) }, AbortSignal.timeout(10_000));
    assert.equal((await check(TENANT)).outcome, 'unknown');
    for (let n = 1; n <= 4; n += 1) assert.equal((await check(zeta)).outcome, 'accepted');
    assert.ok(asked.filter((origin) => origin === zeta).length > 5);
  });

  it('is there at once when another has been opened before', async () => {
    const { guard, tenants } = await setup();
    const again = tenants.open(connection, guard);
    assert.ok('companies' in again);
  });
});
