import assert from 'node:assert/strict';
import { AccessLoss } from '../../../src/account/accessLoss';
import { AccountAudit, type AccountEvent } from '../../../src/account/accountAudit';
import { CredentialReader } from '../../../src/account/credentialReader';
import type { AuditEntry } from '../../../src/audit/entry';
import { type CredentialRecord, credentialName, serialiseRecord } from '../../../src/auth/credentialRecord';
import { type ErrorFacts, GainsightError } from '../../../src/gainsight/errors';
import { Log } from '../../../src/host/log';
import { Notifier } from '../../../src/host/notify';
import type { Connection } from '../../../src/model/connection';
import { MemoryVault } from '../../support/memoryVault';
import { fakeHost } from '../../support/vscode';
import { userRecord } from './userRecord';

const acme: Connection = {
  id: 'a',
  kind: 'user',
  origin: 'https://acme.gainsightcloud.com',
  email: 'lena@example.com',
};

async function lose(facts: Partial<ErrorFacts>, record?: CredentialRecord) {
  fakeHost.reset();
  const events: AccountEvent[] = [];
  const order: string[] = [];
  const loss = new AccessLoss({
    credentials: { read: async () => record },
    notify: new Notifier(),
    audit: { note: (event) => events.push(event) },
    forgetFailed: () => order.push(`forget ${fakeHost.notifications.length}`),
  });
  await loss.tell(acme, new GainsightError({ kind: 'signedOut', sentence: 'It ended.', ...facts }));
  // Its button must not repeat what failed before.
  assert.deepEqual(order, ['forget 0']);
  return events.map(({ event, result, errorCode }) => [event, result, errorCode]);
}

describe('a connection that the tenant shuts out', () => {
  it('is told once, with the way back in', async () => {
    await lose({ status: 401, code: 'GS_APIG_2401' });
    assert.deepEqual(fakeHost.notifications, [
      { severity: 'error', message: 'It ended.', buttons: ['Sign In Again'] },
    ]);
  });

  const cases = [
    ['refused', { status: 401, code: 'GS_APIG_2401' }, userRecord()],
    ['refused', { code: 'invalid_client' }, userRecord()],
    ['revoked', { code: 'invalid_grant' }, userRecord()],
    ['expired', { code: 'invalid_grant' }, userRecord({ refreshToken: undefined })],
  ] as const;
  for (const [result, facts, record] of cases)
    it(`is in the record as ${result} after ${facts.code}`, async () => {
      assert.deepEqual(await lose(facts, record), [['accessLost', result, facts.code]]);
    });

  it('is not in the record when the credential is merely missing here', async () => {
    assert.deepEqual(await lose({}), []);
    assert.equal(fakeHost.notifications.length, 1);
  });
});

describe('the record of accounts', () => {
  const event = { event: 'signIn', action: 'gainsight.connect', connection: acme, result: 'ok' } as const;
  const now = () => new Date('2026-03-04T09:00:00Z');

  it('names tenant, person and way, for the sink to mask', () => {
    const lines: AuditEntry[] = [];
    const audit = { append: async (entry: AuditEntry) => void lines.push(entry) };
    new AccountAudit({ audit, now, log: new Log() }).note({ ...event, errorCode: 'access_denied' });
    assert.deepEqual(lines, [
      {
        time: '2026-03-04T09:00:00.000Z',
        event: 'signIn',
        door: 'ui',
        action: 'gainsight.connect',
        effect: 'write',
        tenant: 'acme.gainsightcloud.com',
        connection: 'oauth',
        user: 'lena@example.com',
        result: 'ok',
        errorCode: 'access_denied',
      },
    ]);
  });

  it('holds nobody up when a line cannot be written, and says so in the log', async () => {
    fakeHost.reset();
    const audit = { append: async () => Promise.reject(new Error('The disk is full.')) };
    new AccountAudit({ audit, now, log: new Log() }).note(event);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(fakeHost.log, ['a line about an account could not be written to the audit log']);
  });
});

describe('credentials that somebody signs in or out with', () => {
  async function setup(all: readonly Connection[]) {
    const vault = new MemoryVault();
    await vault.store(credentialName('a'), serialiseRecord(userRecord()));
    return new CredentialReader(vault, { all });
  }

  it('are those of the connection, at its own tenant', async () => {
    const reader = await setup([acme]);
    assert.deepEqual(await reader.read(acme), userRecord());
    assert.equal(await reader.read({ ...acme, origin: 'https://zeta.gainsightcloud.com' }), undefined);
  });

  it('count as none when the keyring cannot be read', async () => {
    const vault = Object.assign(new MemoryVault(), { get: async () => Promise.reject(new Error('locked')) });
    assert.equal(await new CredentialReader(vault, { all: [acme] }).read(acme), undefined);
  });

  it('tell the application of a tenant that somebody signed in to before', async () => {
    const reader = await setup([{ ...acme, id: 'gone' }, { ...acme, id: 'key', kind: 'accessKey' }, acme]);
    const application = await reader.applicationOf(acme.origin);
    assert.deepEqual([application?.clientId, application?.clientSecret], ['csm-desk', 'planted-secret']);
    assert.equal(await reader.applicationOf('https://zeta.gainsightcloud.com'), undefined);
  });
});
