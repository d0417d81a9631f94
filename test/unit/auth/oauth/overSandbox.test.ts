import assert from 'node:assert/strict';
import {
  credentialName,
  parseRecord,
  type Scope,
  serialiseRecord,
  type UserRecord,
} from '../../../../src/auth/credentialRecord';
import { openCredential } from '../../../../src/auth/credentials';
import { revokeRecord } from '../../../../src/auth/oauth/revoke';
import { beginSignIn } from '../../../../src/auth/oauth/signIn';
import { ResilientVault } from '../../../../src/auth/resilientVault';
import type { LockNote } from '../../../../src/auth/sharedLock';
import { GainsightClient } from '../../../../src/gainsight/client';
import { RateLimiter } from '../../../../src/gainsight/rateLimiter';
import { Transport } from '../../../../src/gainsight/transport';
import { createSandbox, type OAuthOptions, SANDBOX_HOST } from '../../../../src/sandbox/embedded';
import { MemoryVault } from '../../../support/memoryVault';

const ORIGIN = `https://${SANDBOX_HOST}`;
const CALLBACK = 'http://127.0.0.1:53682/callback';
const SECRET = 'a secret/with+signs%';
const NAME = credentialName('acme');

/** The sandbox tenant, a browser in which Lena agrees, and windows that share her keyring. */
function setup(variants: OAuthOptions['variants'] = {}, clientSecret?: string) {
  let time = Date.UTC(2026, 2, 4, 9);
  const secret = clientSecret === undefined ? {} : { clientSecret };
  const application = { clientId: 'csm-desk', redirectUris: [CALLBACK], ...secret };
  const oauth = { applications: [application], variants };
  const sandbox = createSandbox({ now: () => new Date(time), timeZone: 'UTC', callsPerMinute: 1000, oauth });
  const keyring = new MemoryVault();
  const now = () => time;
  const begin = (scope: Scope = 'read_write') =>
    beginSignIn({
      ...{ origin: ORIGIN, clientId: 'csm-desk', clientSecret, scope, redirectUri: CALLBACK },
      ...{ fetch: sandbox.fetch, now },
    });
  /** What the browser comes back with after the page's button. */
  const press = async (url: string, decision = 'allow'): Promise<string> => {
    const page = await (await sandbox.fetch(url)).text();
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
    const form = { transaction: value('transaction'), user: value('user'), decision };
    const body = new URLSearchParams(form);
    const response = await sandbox.fetch(`${ORIGIN}/v1/authorize`, { method: 'POST', body });
    return response.headers.get('location') ?? assert.fail(page);
  };
  const signIn = async (scope?: Scope): Promise<UserRecord> => {
    const pending = await begin(scope);
    const record = await pending.complete(await press(pending.url));
    await keyring.store(NAME, serialiseRecord(record));
    return record;
  };
  let note: string | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const lock = {
    withLock: <T>(_: string, work: (note: LockNote) => Promise<T>): Promise<T> => {
      const turn = last.then(() =>
        work({ read: async () => note, write: async (text) => void (note = text) }),
      );
      last = turn.catch(() => undefined);
      return turn;
    },
  };
  const newWindow = () => {
    const vault = new ResilientVault(keyring, () => assert.fail());
    const connection = {
      id: 'acme',
      kind: 'user',
      origin: ORIGIN,
      email: 'lena.hofmann@example.com',
    } as const;
    const sandboxCredential = { headers: () => assert.fail() };
    const opened = openCredential(connection, {
      vault,
      lock,
      fetch: sandbox.fetch,
      now,
      sandbox: sandboxCredential,
    });
    const transport = new Transport({
      ...{ origin: ORIGIN, credential: opened.credential, fetch: opened.fetchOver(sandbox.fetch), now },
      limiter: new RateLimiter({ now }),
    });
    const sender = opened.sender(transport);
    const client = new GainsightClient(sender);
    const write = () =>
      sender.send({ method: 'PUT', path: '/v1/data/objects/Company', body: { records: [] } });
    return { read: () => client.queryObjects({ object: 'Company', select: ['Name'], limit: 1 }), write };
  };
  const refreshes = (): number => sandbox.calls.filter(({ path }) => path.endsWith('/access/token')).length;
  const stored = () => parseRecord(keyring.entries.get(NAME), ORIGIN);
  return {
    sandbox,
    keyring,
    begin,
    press,
    signIn,
    newWindow,
    refreshes,
    stored,
    pass: (ms: number) => (time += ms),
  };
}

describe('signing in to the sandbox tenant', () => {
  for (const [name, variants, secret] of [
    ['that describes itself', {}, undefined],
    ['that describes little', { discovery: 'minimal' }, undefined],
    ['that does not describe itself', { discovery: 'absent' }, undefined],
    ['that does not name itself', { iss: false }, undefined],
    ['whose application has a secret', {}, SECRET],
    ['that takes a secret as it is', { basic: 'plain' }, '0f8b-4d1c-9a'],
  ] as const)
    it(`works at one ${name}`, async () => {
      const { signIn, newWindow } = setup(variants, secret);
      const record = await signIn();
      assert.equal(record.scope, 'read_write');
      assert.equal((await newWindow().read()).length, 1);
    });

  it('is told when the person declines', async () => {
    const { begin, press } = setup();
    const pending = await begin();
    await assert.rejects(pending.complete(await press(pending.url, 'deny')), /declined in the browser/);
  });

  it('stops at an issuer that is not the tenant, in its description or in the answer', async () => {
    const thief = 'https://thief.example.com';
    await assert.rejects(setup({ issuer: thief }).begin(), /names another address/);
    await assert.rejects(setup({ endpoints: thief }).begin(), /names another address/);
    const { begin, press } = setup({ iss: thief });
    const pending = await begin();
    await assert.rejects(pending.complete(await press(pending.url)), /names another address/);
  });

  it('fails with the code of another sign-in', async () => {
    const { begin, press } = setup();
    const [mine, other] = [await begin(), await begin()];
    const callback = new URL(await press(other.url));
    callback.searchParams.set('state', mine.state);
    await assert.rejects(mine.complete(callback.href), /used before, or took too long/);
  });
});

describe('a session at the sandbox tenant', () => {
  it('goes on after its token has ended, renewed once for two windows at once', async () => {
    const { signIn, newWindow, refreshes, stored, pass } = setup({ reuse: 'revoke' });
    const record = await signIn();
    pass(3_600_000);
    const [here, there] = [newWindow(), newWindow()];
    await Promise.all([here.read(), there.read(), here.read()]);
    assert.equal(refreshes(), 2);
    const next = stored();
    assert.ok(next?.kind === 'user' && next.refreshToken !== record.refreshToken);
    pass(3_600_000);
    await Promise.all([there.read(), here.read()]);
    assert.equal(refreshes(), 3);
  });

  it('goes on after the tenant ended its token before the time', async () => {
    const { sandbox, signIn, newWindow, refreshes } = setup();
    await signIn();
    sandbox.oauth.expireAccessTokens();
    assert.equal((await newWindow().read()).length, 1);
    assert.equal(refreshes(), 2);
  });

  it('ends when an administrator revokes it, with the next call and without losing anything', async () => {
    const { sandbox, keyring, signIn, newWindow } = setup();
    await signIn();
    const { read } = newWindow();
    await read();
    sandbox.oauth.revokeUser('lena.hofmann@example.com');
    const before = keyring.entries.get(NAME);
    await assert.rejects(read(), { kind: 'signedOut', message: /has ended\. Sign in again/ });
    assert.equal(keyring.entries.get(NAME), before);
  });

  it('ends at the tenant when it is revoked here', async () => {
    const { sandbox, signIn } = setup();
    const record = await signIn();
    assert.equal(await revokeRecord(record, { fetch: sandbox.fetch, now: () => 0 }), 'revoked');
    assert.deepEqual(sandbox.oauth.grants().users, []);
    const plain = setup({ revocation: false });
    const options = { fetch: plain.sandbox.fetch, now: () => 0 };
    assert.equal(await revokeRecord(await plain.signIn(), options), 'notOffered');
  });

  it('for reading only sends no write', async () => {
    const { sandbox, signIn, newWindow } = setup();
    assert.equal((await signIn('read')).scope, 'read');
    const { read, write } = newWindow();
    await read();
    const before = sandbox.calls.length;
    await assert.rejects(write(), { kind: 'forbidden', message: /reading only, so nothing was sent/ });
    assert.equal(sandbox.calls.length, before);
  });
});
