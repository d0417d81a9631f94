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
