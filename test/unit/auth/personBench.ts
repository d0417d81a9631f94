import assert from 'node:assert/strict';
import { CredentialEntry } from '../../../src/auth/credentialEntry';
import {
  credentialName,
  parseRecord,
  type Scope,
  serialiseRecord,
  type UserRecord,
} from '../../../src/auth/credentialRecord';
import { ResilientVault } from '../../../src/auth/resilientVault';
import type { LockNote, SharedLock } from '../../../src/auth/sharedLock';
import { SessionRenewal } from '../../../src/auth/sessionRenewal';
import { UserCredential } from '../../../src/auth/userCredential';
import type { GainsightError } from '../../../src/gainsight/errors';
import { type ErrorKind, isGainsightError } from '../../../src/gainsight/errors';
import { MemoryVault } from '../../support/memoryVault';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  deepText,
  LIFETIME_S,
  TENANT,
  TokenServer,
} from '../../support/tokenServer';

/** How long the tokens of the tenant last, in milliseconds. */
export const HOUR = LIFETIME_S * 1000;

/** The entry of the vault that these tests are about. */
export const NAME = credentialName('acme');

const connection = { id: 'acme', origin: TENANT };

/** A call that reads. */
export const READ = `${TENANT}/v1/meta/services/objects/list`;

/** A call that writes. */
export const WRITE = `${TENANT}/v2/cockpit/cta`;

/** The lock of one process, with the note that outlives it. */
class FakeLock implements SharedLock {
  note: string | undefined;
  taken = 0;
  #last: Promise<unknown> = Promise.resolve();

  async withLock<T>(_name: string, work: (note: LockNote) => Promise<T>): Promise<T> {
    this.taken += 1;
    const note = {
      read: async () => this.note,
      write: async (text: string) => {
        this.note = text;
      },
    };
    const turn = this.#last.then(() => work(note));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** A person who signed in at time 0 with a token of an hour, and windows that share vault and lock. */
export async function setup({
  scope = 'read_write',
  ...changes
}: Partial<UserRecord> & { scope?: Scope } = {}) {
  const server = new TokenServer();
  const keyring = new MemoryVault();
  const lock = new FakeLock();
  let time = 0;
  let unstorable = 0;
  const issued = server.issue(`${scope} offline_access`);
  const record: UserRecord = {
    ...{ kind: 'user', origin: TENANT, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scope },
    authMethod: 'client_secret_basic',
    endpoints: { issuer: TENANT, token: `${TENANT}/oauth/token` },
    ...{ ...issued, expiresAt: HOUR, renewAt: HOUR - 60_000, generation: 'g1' },
    ...changes,
  };
  await keyring.store(NAME, serialiseRecord(record));
  const newWindow = (under: MemoryVault = keyring, sleep = () => new Promise<void>(() => undefined)) => {
    const vault = new ResilientVault(under, () => (unstorable += 1));
    const entry = new CredentialEntry(vault, connection);
    const now = () => time;
    const renewal = new SessionRenewal({ entry, lock, fetch: server.fetch, now, sleep });
    const credential = new UserCredential({ entry, renewal, now });
    return { vault, entry, credential, call: credential.fetchOver(server.fetch) };
  };
  const stored = (): UserRecord => {
    const found = parseRecord(keyring.entries.get(NAME), TENANT);
    assert.ok(found?.kind === 'user');
    return found;
  };
  const renewals = (): number => server.grants('refresh_token');
  const at = (ms: number): number => (time = ms);
  return {
    ...{ server, keyring, lock, record, newWindow, ...newWindow() },
    ...{ stored, renewals, at, unstorable: () => unstorable },
  };
}

/** The failure that the work ends with: of this kind, with this sentence and with no secret in it. */
export async function assertFails(
  server: TokenServer,
  work: Promise<unknown>,
  kind: ErrorKind,
  sentence = /./,
): Promise<GainsightError> {
  try {
    await work;
  } catch (error) {
    assert.ok(isGainsightError(error, kind), deepText(error));
    assert.match(error.message, sentence);
    const text = deepText(error);
    for (const secret of server.secrets) assert.ok(!text.includes(secret), `${secret} is in ${text}`);
    return error;
  }
  return assert.fail('It did not fail.');
}
