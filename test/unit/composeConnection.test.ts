import assert from 'node:assert/strict';
import { AccessGuard } from '../../src/auth/accessGuard';
import { credentialName, serialiseRecord, type UserRecord } from '../../src/auth/credentialRecord';
import { ResilientVault } from '../../src/auth/resilientVault';
import { openConnection } from '../../src/composeConnection';
import { RateLimiter } from '../../src/gainsight/rateLimiter';
import { isGainsightError } from '../../src/gainsight/errors';
import { SandboxTenant } from '../../src/account/sandboxConnection';
import { Settings } from '../../src/host/settings';
import { MemoryState, MemoryVault } from '../support/memoryVault';
import { CLIENT_ID, CLIENT_SECRET, TENANT, TokenServer } from '../support/tokenServer';
import { fakeHost } from '../support/vscode';
import { recordWrites } from '../support/writeSamples';

const connection = { id: 'acme', kind: 'user', origin: TENANT, email: 'lena@example.com' } as const;

/** A person whose token has to be renewed, and a tenant that is asked while `meanwhile` happens. */
async function renewing(meanwhile: (vault: ResilientVault, guard: AccessGuard) => Promise<void>) {
  fakeHost.reset();
  const server = new TokenServer();
  const vault = new ResilientVault(new MemoryVault(), () => undefined);
  const endpoints = { issuer: TENANT, token: `${TENANT}/oauth/token`, revocation: `${TENANT}/oauth/revoke` };
  const record: UserRecord = {
    ...{
      kind: 'user',
      origin: TENANT,
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      scope: 'read_write',
    },
    ...{ authMethod: 'client_secret_basic', endpoints, ...server.issue(), renewAt: 0, generation: 'g1' },
  };
  await vault.store(credentialName('acme'), serialiseRecord(record));
  const events = { reached: () => undefined, unreachable: () => undefined, refused: () => undefined };
  const guard = new AccessGuard(events);
  const late = server.issue();
  server.plan('/oauth/token', async () => {
    await meanwhile(vault, guard);
    const { accessToken, refreshToken } = late;
    return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
  });
  const tenant = openConnection(
    connection,
    { guard, limiter: new RateLimiter({ callsPerMinute: 60 }), isReadOnly: () => false },
    {
      ...{ vault, settings: new Settings(), state: new MemoryState(), fetch: server.fetch },
      renewals: {
        withLock: (_name, work) => work({ read: async () => undefined, write: async () => undefined }),
      },
      sandbox: new SandboxTenant({ timeZone: () => 'UTC' }),
      ...{ now: () => new Date(), onCall: () => undefined },
    },
  );
  await assert.rejects(tenant.people.me(), (error) => isGainsightError(error, 'signedOut'));
  return { server, late };
}

describe('a connection that is left while its sign-in is renewed', () => {
  it('gives the late tokens back though no call leaves any more', async () => {
    const { server, late } = await renewing(async (vault, guard) => {
      await vault.delete(credentialName('acme'));
      guard.close();
    });
    assert.deepEqual(server.revoked(), [late.refreshToken, late.accessToken]);
    assert.deepEqual(
      server.received.filter(({ path }) => !path.startsWith('/oauth/')),
      [],
    );
  });

  it('sends nothing to a tenant that is not allowed any more', async () => {
    const { server } = await renewing(async (vault) => {
      fakeHost.settings.set('gainsight.domains', ['zeta.gainsightcloud.com']);
      await vault.delete(credentialName('acme'));
    });
    assert.deepEqual(server.revoked(), []);
  });
});

/** Moments of a write at which somebody could forbid it. */
type Moment = 'in the queue' | 'with the credential read';

const FORBIDDEN = {
  'the setting': ({ forbid }: Writing) => forbid.setting(),
  'the connection': ({ forbid }: Writing) => forbid.connection(),
  'a sign-in for reading only': ({ forbid }: Writing) => forbid.scope(),
  'leaving the connection': ({ guard }: Writing) => guard.close(),
} as const;

type Writing = ReturnType<typeof writing>;

/** A connection that may be written on, until something is done at a moment of a write. */
function writing() {
  fakeHost.reset();
  const server = new TokenServer();
  const at = new Map<Moment, () => void>();
  const counts = { queued: 0, read: 0 };
  const record: UserRecord = {
    ...{ kind: 'user', origin: TENANT, clientId: CLIENT_ID, scope: 'read_write', authMethod: 'none' },
    ...{ endpoints: { issuer: TENANT, token: `${TENANT}/oauth/token` }, ...server.issue(), generation: 'g1' },
  };
  const keyring = new MemoryVault();
  const name = credentialName('acme');
  keyring.entries.set(name, serialiseRecord(record));
  const vault = new ResilientVault(keyring, () => undefined);
  const events = { reached: () => undefined, unreachable: () => undefined, refused: () => undefined };
  const guard = new AccessGuard(events);
  const rules = { isReadOnly: false };
  const limiter = new RateLimiter({ callsPerMinute: 60 });
  limiter.acquire = async () => {
    counts.queued += 1;
    at.get('in the queue')?.();
  };
  const tenant = openConnection(
    connection,
    { guard, limiter, isReadOnly: () => rules.isReadOnly },
    {
      ...{ vault, settings: new Settings(), state: new MemoryState(), fetch: server.fetch },
      renewals: { withLock: () => assert.fail() },
      sandbox: new SandboxTenant({ timeZone: () => 'UTC' }),
      ...{ now: () => new Date(), onCall: () => undefined },
    },
  );
  // Asked for the rights first, then for the token.
  keyring.get = async () => {
    counts.read += 1;
    const text = keyring.entries.get(name);
    if (counts.read === 2) at.get('with the credential read')?.();
    return text;
  };
  const forbid = {
    setting: () => void fakeHost.settings.set('gainsight.readOnly', true),
    connection: () => void (rules.isReadOnly = true),
    scope: () => void keyring.entries.set(name, serialiseRecord({ ...record, scope: 'read' })),
  };
  const send = () => recordWrites.createTask(tenant.writes);
  return { server, guard, at, counts, forbid, send };
}

describe('a write on a connection', () => {
  it('leaves where nothing forbids it', async () => {
    const { server, send, counts } = writing();
    await send().catch(() => undefined);
    assert.deepEqual(
      server.received.map(({ method, path }) => `${method} ${path}`),
      ['POST /v2/cockpit/task/'],
    );
    assert.equal(counts.queued, 1);
  });

  for (const [by, forbid] of Object.entries(FORBIDDEN)) {
    const kind = by === 'leaving the connection' ? 'left' : 'forbidden';

    it(`does not even wait for its turn when ${by} forbids it`, async () => {
      const bench = writing();
      forbid(bench);
      await assert.rejects(bench.send(), { kind });
      assert.deepEqual([bench.counts.queued, bench.server.received], [0, []]);
    });

    for (const moment of ['in the queue', 'with the credential read'] as const)
      it(`does not leave when ${by} forbids it ${moment}`, async () => {
        const bench = writing();
        bench.at.set(moment, () => forbid(bench));
        await assert.rejects(bench.send(), { kind });
        assert.deepEqual([bench.counts.queued, bench.server.received], [1, []]);
      });
  }

  it('asks the vault for nothing more once its connection was left', async () => {
    const bench = writing();
    bench.at.set('in the queue', () => bench.guard.close());
    await assert.rejects(bench.send(), { kind: 'left' });
    assert.equal(bench.counts.read, 1);
  });
});
