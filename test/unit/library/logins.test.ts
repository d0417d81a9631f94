import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { serialiseRecord, type UserRecord } from '../../../src/auth/credentialRecord';
import type { SharedLock } from '../../../src/auth/sharedLock';
import { FileStore } from '../../../src/library/fileStore.node';
import type { Login, SecretStore } from '../../../src/library/login';
import { LoginChoice } from '../../../src/library/loginChoice';
import { LoginIndex, loginId } from '../../../src/library/loginIndex.node';
import { Logins } from '../../../src/library/logins.node';
import { PrivateFolder } from '../../../src/library/privateFolder.node';
import { MemoryVault } from '../../support/memoryVault';

const ORIGIN = 'https://acme.gainsightcloud.com';
const LENA = 'lena@example.com';

function loginOf(email: string, more: Partial<Login> = {}): Login {
  const known = {
    origin: ORIGIN,
    email,
    scope: 'read_write',
    clientId: 'app',
    port: 53682,
    store: 'file',
  } as const;
  return { ...known, id: loginId(ORIGIN, email), ...more };
}

const RECORD: UserRecord = {
  ...{ kind: 'user', origin: ORIGIN, clientId: 'app', authMethod: 'none', scope: 'read_write' },
  endpoints: { issuer: ORIGIN, token: `${ORIGIN}/token` },
  ...{ accessToken: 'planted-access', refreshToken: 'planted-refresh', generation: 'one' },
};

describe('stored sign-ins', () => {
  let folder = '';
  let held: string[] = [];
  beforeEach(() => {
    folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'gainsight-logins-')), 'logins');
    held = [];
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

  function setup() {
    const files = new PrivateFolder(folder);
    const keyring = new MemoryVault();
    const stores: Record<'keyring' | 'file', SecretStore> = { keyring, file: new FileStore(files) };
    const lock = {
      withLock: async <T>(name: string, work: (note: never) => Promise<T>): Promise<T> => {
        held.push(name);
        // No work here asks for the note.
        return work(undefined as never).finally(() => held.splice(held.indexOf(name), 1));
      },
    };
    return { logins: new Logins({ index: new LoginIndex(files), stores, lock }), keyring, stores };
  }

  const secretFiles = () => readdirSync(folder).filter((file) => file.endsWith('.secret'));

  it('are remembered without a secret, in files of the user alone', async () => {
    const { logins } = setup();
    const login = loginOf(LENA);
    await logins.keep(login, RECORD);
    assert.deepEqual(logins.list(), [login]);
    assert.deepEqual(await logins.read(login), RECORD);
    assert.doesNotMatch(readFileSync(path.join(folder, 'logins.json'), 'utf8'), /planted/);
    for (const file of readdirSync(folder))
      assert.equal(statSync(path.join(folder, file)).mode & 0o777, 0o600);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
  });

  it('move with their secrets when another store is asked for', async () => {
    const { logins, keyring } = setup();
    await logins.keep(loginOf(LENA), RECORD);
    assert.equal(secretFiles().length, 1);
    const moved = loginOf(LENA, { store: 'keyring' });
    await logins.keep(moved, RECORD);
    assert.deepEqual([secretFiles().length, keyring.entries.size], [0, 1]);
    const name = `gainsight.session.${moved.id}`;
    assert.match((await logins.vault.get(name)) ?? '', /planted-access/);
    assert.equal(logins.list().length, 1);
  });

  it('are stored and deleted while no renewal can run', async () => {
    const { logins, stores } = setup();
    const login = loginOf(LENA);
    const seen: string[] = [];
    const { store } = stores.file;
    stores.file.store = async (name, secret) => {
      seen.push(...held);
      await store.call(stores.file, name, secret);
    };
    await logins.keep(login, RECORD);
    await logins.forget(login, async () => void seen.push(...held));
    assert.deepEqual(seen, [login.id, login.id]);
    assert.deepEqual([logins.list(), secretFiles()], [[], []]);
  });

  it('give what they replace as a renewal under way has left it', async () => {
    const { logins, stores } = setup();
    const login = loginOf(LENA);
    assert.equal(await logins.keep(login, RECORD), undefined);
    const renewed = { ...RECORD, accessToken: 'renewed', generation: 'two' };
    const withLock: SharedLock['withLock'] = logins.lock.withLock.bind(logins.lock);
    logins.lock.withLock = async (...args) => {
      if (args[0] === login.id)
        await stores.file.store(`gainsight.session.${login.id}`, serialiseRecord(renewed));
      return withLock(...args);
    };
    const anew = { ...RECORD, accessToken: 'anew', generation: 'three' };
    assert.deepEqual(await logins.keep(login, anew), renewed);
    assert.deepEqual(await logins.read(login), anew);
  });

  it('do not come back when a renewal ends after they were forgotten', async () => {
    const { logins } = setup();
    const login = loginOf(LENA);
    await logins.keep(login, RECORD);
    await logins.forget(login, async () => undefined);
    await logins.vault.store(`gainsight.session.${login.id}`, 'renewed');
    assert.deepEqual(secretFiles(), []);
  });

  it('stay when giving them back is called off', async () => {
    const { logins } = setup();
    const login = loginOf(LENA);
    await logins.keep(login, RECORD);
    await assert.rejects(logins.forget(login, async () => Promise.reject(new Error('stopped'))));
    assert.deepEqual(await logins.read(login), RECORD);
  });

  for (const text of ['', '{}', '{"version":2,"logins":[]}', '{"version":1,"logins":[{"id":"../x"}]}'])
    it(`are told to be unreadable when their list says ${text || 'nothing'}`, async () => {
      const { logins } = setup();
      await logins.keep(loginOf(LENA), RECORD);
      writeFileSync(path.join(folder, 'logins.json'), text, { mode: 0o600 });
      assert.throws(() => logins.list(), {
        message: /logins\.json in .* cannot be read\. Delete it and sign in again\.$/,
      });
    });
});

describe('the sign-in that a server uses', () => {
  const choiceOf = (logins: readonly Login[], email = '', origin = ORIGIN) =>
    new LoginChoice({ logins: { list: () => logins }, origin, email });
  const emailIn = (chosen: ReturnType<LoginChoice['find']>) =>
    'login' in chosen ? chosen.login.email : chosen.problem;

  it('is the only one of its tenant', () => {
    const other = loginOf('noah@example.com', { origin: 'https://other.gainsightcloud.com' });
    assert.equal(emailIn(choiceOf([other, loginOf(LENA)]).find()), LENA);
  });

  it('is the one of the person who is named, else one of nobody in particular', () => {
    const logins = [loginOf(LENA), loginOf('noah@example.com'), loginOf('')];
    assert.equal(emailIn(choiceOf(logins, 'LENA@example.com').find()), LENA);
    assert.equal(emailIn(choiceOf(logins, 'mia@example.com').find()), '');
  });

  it('is none of a tenant that is spelled alike', () => {
    for (const origin of ['https://acme.gainsightcloud.com:8443', 'https://acme.eu.gainsightcloud.com'])
      assert.match(emailIn(choiceOf([loginOf(LENA)], '', origin).find()), /^Nobody is signed in to/);
  });

  it('stays the same person when others come, and nobody else when they have gone', () => {
    const logins = [loginOf(LENA)];
    const choice = choiceOf(logins);
    assert.equal(emailIn(choice.find()), LENA);
    logins.unshift(loginOf('noah@example.com'));
    assert.equal(emailIn(choice.find()), LENA);
    logins.pop();
    assert.match(emailIn(choice.find()), /^lena@example\.com is not signed in to/);
  });

  it('says what its rights are now', () => {
    const logins = [loginOf(LENA, { scope: 'read' })];
    const choice = choiceOf(logins);
    assert.equal(choice.isReadOnly, true);
    logins[0] = loginOf(LENA);
    assert.equal(choice.isReadOnly, false);
  });
});
