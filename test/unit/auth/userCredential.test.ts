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
import { type ErrorKind, GainsightError, isGainsightError } from '../../../src/gainsight/errors';
import { asWrite } from '../../../src/gainsight/failures';
import { MemoryVault } from '../../support/memoryVault';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  deepText,
  LIFETIME_S,
  TENANT,
  TokenServer,
} from '../../support/tokenServer';

const HOUR = LIFETIME_S * 1000;
const NAME = credentialName('acme');
const connection = { id: 'acme', origin: TENANT };
const READ = `${TENANT}/v1/meta/services/objects/list`;
const WRITE = `${TENANT}/v2/cockpit/cta`;

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
async function setup({ scope = 'read_write', ...changes }: Partial<UserRecord> & { scope?: Scope } = {}) {
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

async function assertFails(
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

describe("a person's credential", () => {
  it('is the token of the vault, read for each call', async () => {
    const { server, keyring, credential, record } = await setup();
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${record.accessToken}` });
    const { accessToken } = server.issue();
    await keyring.store(NAME, serialiseRecord({ ...record, accessToken }));
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${accessToken}` });
    assert.equal(server.received.length, 0);
  });

  it('is none without a record, with one of another kind, or with one of another tenant', async () => {
    const { server, keyring, credential, record, call } = await setup();
    const other = { kind: 'accessKey', origin: TENANT, key: 'planted-key' } as const;
    for (const text of [
      serialiseRecord(other),
      serialiseRecord({ ...record, origin: 'https://beta.example.com' }),
    ]) {
      await keyring.store(NAME, text);
      await assertFails(
        server,
        credential.headers(),
        'signedOut',
        /not signed in to acme\.gainsightcloud\.com/,
      );
    }
    await keyring.delete(NAME);
    await assertFails(server, credential.headers(), 'signedOut');
    await assertFails(server, call(WRITE, { method: 'POST' }), 'signedOut');
    assert.equal(server.received.length, 0);
  });

  it('is renewed a minute before it ends, and stored before it is used', async () => {
    const { keyring, credential, record, stored, renewals, at } = await setup();
    at(HOUR - 60_001);
    await credential.headers();
    assert.equal(renewals(), 0);
    at(HOUR - 60_000);
    const order: string[] = [];
    keyring.onDidChange(() => order.push('stored'));
    const { authorization } = await credential.headers();
    order.push('used');
    const next = stored();
    assert.deepEqual(order, ['stored', 'used']);
    assert.equal(authorization, `Bearer ${next.accessToken}`);
    assert.notEqual(next.accessToken, record.accessToken);
    assert.notEqual(next.refreshToken, record.refreshToken);
    assert.notEqual(next.generation, record.generation);
    assert.deepEqual([next.expiresAt, next.scope], [2 * HOUR - 60_000, 'read_write']);
    assert.equal(renewals(), 1);
  });

  it('is used by nobody before a slow keyring has stored it', async () => {
    const { keyring, credential, stored, at } = await setup();
    at(HOUR);
    const store = keyring.store.bind(keyring);
    let isStored = false;
    keyring.store = async (...entry) => {
      await new Promise((resolve) => setImmediate(resolve));
      await store(...entry);
      isStored = true;
    };
    const { authorization } = await credential.headers();
    assert.ok(isStored);
    assert.equal(authorization, `Bearer ${stored().accessToken}`);
  });

  it('keeps its refresh token where the tenant sends no other', async () => {
    const { server, credential, record, stored, at } = await setup();
    server.extra = { refresh_token: undefined, scope: 'read' };
    at(HOUR);
    await credential.headers();
    assert.deepEqual([stored().refreshToken, stored().scope], [record.refreshToken, 'read']);
  });

  it('is renewed once for all calls that wait, also when one of them gives up', async () => {
    const { server, lock, credential, renewals, stored, at } = await setup();
    at(HOUR);
    const controller = new AbortController();
    const calls = [credential.headers(controller.signal), credential.headers(), credential.headers()];
    controller.abort();
    const [first, ...others] = await Promise.allSettled(calls);
    assert.equal(first?.status === 'rejected' && (first.reason as Error).name, 'AbortError');
    for (const one of others)
      assert.deepEqual(one.status === 'fulfilled' && one.value, {
        authorization: `Bearer ${stored().accessToken}`,
      });
    assert.deepEqual([renewals(), server.received.length, lock.taken], [1, 1, 1]);
  });

  it('without a refresh token is used to its end, and then the session is over', async () => {
    const { server, credential, at } = await setup({ refreshToken: undefined });
    at(HOUR - 1);
    await credential.headers();
    at(HOUR);
    await assertFails(server, credential.headers(), 'signedOut', /has ended\. Sign in again/);
    assert.equal(server.received.length, 0);
  });

  it('whose end the tenant did not tell is used until it is refused', async () => {
    const { server, credential, call, record, renewals, at } = await setup({
      expiresAt: undefined,
      renewAt: undefined,
    });
    at(1000 * HOUR);
    const headers = await credential.headers();
    assert.equal(renewals(), 0);
    server.end(record.accessToken);
    assert.equal((await call(READ, { headers, redirect: 'manual' })).status, 200);
    assert.equal(renewals(), 1);
  });
});

describe('two windows of a person', () => {
  it('renew once, and both use the new token', async () => {
    const { newWindow, credential, renewals, stored, at } = await setup();
    const other = newWindow();
    at(HOUR);
    const answers = await Promise.all([credential.headers(), other.credential.headers()]);
    const expected = { authorization: `Bearer ${stored().accessToken}` };
    assert.deepEqual(answers, [expected, expected]);
    assert.equal(renewals(), 1);
  });

  it('do not take tokens of the other that have to be renewed themselves by now', async () => {
    const { server, keyring, lock, credential, record, renewals, stored, at } = await setup();
    at(HOUR);
    const held = lock.withLock('acme', async () => {
      const other = { ...record, ...server.issue(), generation: 'g2' };
      await keyring.store(NAME, serialiseRecord(other));
    });
    const { authorization } = await credential.headers();
    await held;
    assert.equal(authorization, `Bearer ${stored().accessToken}`);
    assert.notEqual(stored().generation, 'g2');
    assert.equal(renewals(), 1);
  });

  it('renew once also when the vault of one learns late what the other stored', async () => {
    const { newWindow, keyring, credential, renewals, stored, at } = await setup();
    // What this window sees of the keyring; the news arrives when it is told to.
    const late = new MemoryVault();
    await late.store(NAME, keyring.entries.get(NAME) ?? '');
    const other = newWindow(late);
    at(HOUR);
    await credential.headers();
    const waiting = other.credential.headers();
    await new Promise((resolve) => setImmediate(resolve));
    await late.store(NAME, keyring.entries.get(NAME) ?? '');
    assert.deepEqual(await waiting, { authorization: `Bearer ${stored().accessToken}` });
    assert.equal(renewals(), 1);
  });

  /** A window whose vault stays as it is now, whatever others store. */
  const deafWindow = async ({ newWindow, keyring }: Awaited<ReturnType<typeof setup>>) => {
    const deaf = new MemoryVault();
    await deaf.store(NAME, keyring.entries.get(NAME) ?? '');
    const waits: number[] = [];
    const window = newWindow(deaf, async (...[ms]: readonly number[]) => void waits.push(ms ?? 0));
    return { ...window, deaf, waits };
  };

  it('send no token that is known to be spent: one whose vault learns nothing asks to be reloaded', async () => {
    const one = await setup();
    const { server, credential, record, renewals, at } = one;
    const { credential: other, deaf, waits, call } = await deafWindow(one);
    at(HOUR);
    await credential.headers();
    server.end(record.accessToken);
    const before = deaf.entries.get(NAME);
    // The second call does not wait again for what did not come.
    for (let calls = 0; calls < 2; calls += 1)
      await assertFails(server, other.headers(), 'outdated', /in another window.*Reload this window/);
    const headers = { authorization: `Bearer ${record.accessToken}` };
    await assertFails(server, call(READ, { headers, redirect: 'manual' }), 'outdated');
    assert.deepEqual([waits, renewals()], [[3_000], 1]);
    assert.equal(deaf.entries.get(NAME), before);
  });

  it('know of all tokens that were replaced, not of the last ones alone', async () => {
    const one = await setup();
    const { server, credential, renewals, at } = one;
    const { credential: other } = await deafWindow(one);
    for (let hours = 1; hours <= 3; hours += 1) {
      at(hours * HOUR);
      await credential.headers();
    }
    await assertFails(server, other.headers(), 'outdated');
    assert.equal(renewals(), 3);
  });

  it('go on with a token that is good still, rather than to ask for a reload', async () => {
    const one = await setup();
    const { credential, record, renewals, at } = one;
    const { credential: other } = await deafWindow(one);
    at(HOUR - 1);
    await credential.headers();
    assert.deepEqual(await other.headers(), { authorization: `Bearer ${record.accessToken}` });
    assert.equal(renewals(), 1);
  });

  it('renew by themselves where the tenant replaces no refresh tokens: none is ever spent', async () => {
    const one = await setup();
    const { server, credential, renewals, at } = one;
    const { credential: other, waits } = await deafWindow(one);
    const renewed = async (): Promise<Response> =>
      Response.json({ access_token: server.issue().accessToken, token_type: 'bearer', expires_in: 3600 });
    server.plan('/oauth/token', renewed, renewed);
    at(HOUR);
    await credential.headers();
    await other.headers();
    assert.deepEqual([waits, renewals()], [[], 2]);
  });

  it('do not sign each other out: a token that the other replaced unseen is followed by its own', async () => {
    const { server, keyring, credential, record, renewals, stored, at } = await setup();
    at(HOUR);
    const issued = server.issue();
    // Another process without this lock renews between the reading here and the request.
    server.plan('/oauth/token', async () => {
      server.end(record.refreshToken);
      const newer = { ...record, ...issued, renewAt: 2 * HOUR, generation: 'g2' };
      await keyring.store(NAME, serialiseRecord(newer));
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    });
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${issued.accessToken}` });
    assert.deepEqual([renewals(), stored().generation], [1, 'g2']);
  });

  it('try the newer token once when it has to be renewed as well', async () => {
    const { server, keyring, credential, record, renewals, stored, at } = await setup();
    at(HOUR);
    const issued = server.issue();
    server.plan('/oauth/token', async () => {
      await keyring.store(NAME, serialiseRecord({ ...record, ...issued, generation: 'g2' }));
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    });
    await credential.headers();
    assert.equal(renewals(), 2);
    assert.notEqual(stored().generation, 'g2');
  });

  it('end with the session: the tenant is asked twice at most', async () => {
    const { server, keyring, credential, record, renewals, at } = await setup();
    at(HOUR);
    let generation = 1;
    const refuse = async (): Promise<Response> => {
      const issued = server.issue();
      await keyring.store(
        NAME,
        serialiseRecord({ ...record, ...issued, generation: `g${(generation += 1)}` }),
      );
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    };
    server.plan('/oauth/token', refuse, refuse, refuse);
    await assertFails(server, credential.headers(), 'signedOut', /has ended/);
    assert.equal(renewals(), 2);
  });

  it('follow a sign-out: nothing is renewed any more', async () => {
    const { server, keyring, credential, lock, at } = await setup();
    at(HOUR);
    let signedOut: Promise<void> | undefined;
    const held = lock.withLock('acme', async () => {
      signedOut = keyring.delete(NAME);
      await signedOut;
    });
    const waiting = credential.headers();
    await held;
    await assertFails(server, waiting, 'signedOut', /not signed in/);
    assert.equal(server.received.length, 0);
  });

  it('follow a sign-out also while the tenant is being asked: what it answers is stored nowhere', async () => {
    const { server, keyring, credential, at } = await setup();
    at(HOUR);
    server.plan('/oauth/token', async () => {
      await keyring.delete(NAME);
      const { accessToken, refreshToken } = server.issue();
      return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
    });
    await assertFails(server, credential.headers(), 'signedOut', /not signed in/);
    assert.equal(keyring.entries.has(NAME), false);
  });

  for (const [what, then] of [
    ['signs out', undefined],
    ['signs in by a key', { kind: 'accessKey', origin: TENANT, key: 'planted-key' }],
  ] as const)
    it(`give back what the tenant answers after somebody ${what}`, async () => {
      const endpoints = { issuer: TENANT, token: `${TENANT}/oauth/token` };
      const revocation = `${TENANT}/oauth/revoke`;
      const { server, keyring, credential, record, at } = await setup({
        endpoints: { ...endpoints, revocation },
      });
      at(HOUR);
      const late = server.issue();
      server.plan('/oauth/token', async () => {
        if (then === undefined) await keyring.delete(NAME);
        else await keyring.store(NAME, JSON.stringify({ version: 1, ...record, ...then, renewAt: 9 * HOUR }));
        const { accessToken, refreshToken } = late;
        return Response.json({
          access_token: accessToken,
          refresh_token: refreshToken,
          token_type: 'bearer',
        });
      });
      await credential.headers().catch((error: unknown) => assert.ok(isGainsightError(error, 'signedOut')));
      assert.deepEqual(server.revoked(), [late.refreshToken, late.accessToken]);
    });

  it('give nothing back beside tokens that another window got, perhaps by the same sign-in', async () => {
    const endpoints = {
      issuer: TENANT,
      token: `${TENANT}/oauth/token`,
      revocation: `${TENANT}/oauth/revoke`,
    };
    const { server, keyring, credential, record, at } = await setup({ endpoints });
    at(HOUR);
    server.plan('/oauth/token', async () => {
      const theirs = { accessToken: 'theirs', refreshToken: 'their-refresh', generation: 'g2' };
      await keyring.store(NAME, serialiseRecord({ ...record, ...theirs, renewAt: 9 * HOUR }));
      const { accessToken, refreshToken } = server.issue();
      return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
    });
    assert.deepEqual(await credential.headers(), { authorization: 'Bearer theirs' });
    assert.deepEqual(server.revoked(), []);
  });

  it('follow a new sign-in that was made meanwhile, and do not put the renewed tokens in its place', async () => {
    const { server, keyring, credential, record, stored, at } = await setup();
    at(HOUR);
    const anew = server.issue('read offline_access');
    server.plan('/oauth/token', async () => {
      const fresh = { ...record, ...anew, scope: 'read', renewAt: 2 * HOUR, generation: 'g2' } as const;
      await keyring.store(NAME, serialiseRecord(fresh));
      const { accessToken, refreshToken } = server.issue();
      return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
    });
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${anew.accessToken}` });
    assert.deepEqual([stored().generation, stored().scope], ['g2', 'read']);
  });

  it('store renewed tokens also when the keyring cannot be read just then: the old ones are spent', async () => {
    const { keyring, credential, record, stored, server, at } = await setup();
    at(HOUR);
    const read = keyring.get.bind(keyring);
    server.plan('/oauth/token', async () => {
      keyring.get = () => Promise.reject(new Error('locked'));
      const { accessToken, refreshToken } = server.issue();
      return Response.json({ access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' });
    });
    await credential.headers();
    keyring.get = read;
    assert.notEqual(stored().refreshToken, record.refreshToken);
  });
});

describe('a renewal that fails', () => {
  const passing: readonly (readonly [string, () => Response, ErrorKind])[] = [
    ['503', () => new Response('', { status: 503 }), 'network'],
    ['429', () => new Response('', { status: 429 }), 'rateLimited'],
    ['408', () => new Response('', { status: 408 }), 'timeout'],
    ['a page', () => new Response('<html>'), 'protocol'],
    ['403', () => Response.json({ result: false, errorCode: 'GS_APIG_2402' }, { status: 403 }), 'forbidden'],
    ['a redirect', () => new Response(null, { status: 302 }), 'protocol'],
    ['an unknown error', () => Response.json({ error: 'invalid_request' }, { status: 400 }), 'protocol'],
    [
      'no network',
      () => {
        throw new TypeError('fetch failed');
      },
      'network',
    ],
  ];
  for (const [name, reply, kind] of passing)
    it(`by ${name} signs nobody out and deletes nothing`, async () => {
      const { server, credential, keyring, renewals, at } = await setup();
      const before = keyring.entries.get(NAME);
      at(HOUR);
      server.plan('/oauth/token', reply);
      await assertFails(server, credential.headers(), kind);
      assert.equal(keyring.entries.get(NAME), before);
      await credential.headers();
      assert.equal(renewals(), 2);
    });

  it('for want of network leaves a token in use that has not ended', async () => {
    const { server, credential, record, at } = await setup();
    server.plan('/oauth/token', () => new Response('', { status: 503 }));
    at(HOUR - 1000);
    assert.deepEqual(await credential.headers(), { authorization: `Bearer ${record.accessToken}` });
  });

  it('because the session was ended says so, and deletes nothing', async () => {
    const { server, credential, keyring, record, at } = await setup();
    const before = keyring.entries.get(NAME);
    server.end(record.refreshToken);
    at(HOUR - 1000);
    const error = await assertFails(server, credential.headers(), 'signedOut', /has ended\. Sign in again/);
    assert.equal(error.code, 'invalid_grant');
    assert.equal(keyring.entries.get(NAME), before);
  });

  it('with a challenge is told by its code all the same', async () => {
    const { server, credential, at } = await setup();
    at(HOUR);
    const headers = { 'www-authenticate': 'Basic realm="tenant"' };
    server.plan('/oauth/token', () => Response.json({ error: 'invalid_grant' }, { status: 401, headers }));
    await assertFails(server, credential.headers(), 'signedOut', /has ended/);
  });

  it('because the application has another secret has a sentence of its own', async () => {
    const { server, credential, at } = await setup({ clientSecret: 'planted-old-secret' });
    at(HOUR);
    const error = await assertFails(server, credential.headers(), 'signedOut', /client id and secret/);
    assert.equal(error.code, 'invalid_client');
    assert.doesNotMatch(deepText(error), /planted/);
  });

  it('by 401 in words that are not of OAuth is told of the application, too', async () => {
    const { server, credential, at } = await setup();
    at(HOUR);
    server.plan('/oauth/token', () => new Response('<html>Who are you?', { status: 401 }));
    const error = await assertFails(server, credential.headers(), 'signedOut', /client id and secret/);
    assert.equal(error.code, 'invalid_client');
  });

  it('never sends a token anywhere but to the tenant', async () => {
    const { server, keyring, credential, record, at } = await setup();
    at(HOUR);
    const endpoints = { issuer: TENANT, token: 'https://thief.example.com/token' };
    await keyring.store(NAME, serialiseRecord({ ...record, endpoints }));
    await assertFails(server, credential.headers(), 'signedOut');
    assert.equal(server.received.length, 0);
  });
});

describe('a keyring that cannot store', () => {
  it('leaves the renewed session in memory, and that is told once', async () => {
    const { keyring, credential, renewals, stored, record, unstorable, at } = await setup();
    keyring.failure = new Error('locked');
    at(HOUR);
    const first = await credential.headers();
    assert.deepEqual(await credential.headers(), first);
    at(3 * HOUR);
    assert.notDeepEqual(await credential.headers(), first);
    assert.deepEqual([renewals(), unstorable()], [2, 1]);
    assert.equal(stored().accessToken, record.accessToken);
  });
});

describe('a call whose token is refused', () => {
  it('is sent once more with a renewed one', async () => {
    const { server, credential, call, record, renewals } = await setup();
    const headers = await credential.headers();
    server.end(record.accessToken);
    const response = await call(WRITE, { method: 'POST', headers, body: '{"a":1}', redirect: 'manual' });
    assert.equal(response.status, 200);
    assert.equal(renewals(), 1);
    assert.deepEqual(
      server.received.map(({ path }) => path),
      ['/v2/cockpit/cta', '/oauth/token', '/v2/cockpit/cta'],
    );
  });

  it('gives an answer without the renewed token, which whoever asked cannot know', async () => {
    const { server, credential, call, record, stored } = await setup({ accessToken: 'planted-first-token' });
    const headers = await credential.headers();
    const issue = async (): Promise<Response> =>
      Response.json({ access_token: 'planted-second-token', token_type: 'bearer', expires_in: 3600 });
    server.plan('/oauth/token', issue);
    server.plan(
      '/v1/meta/services/objects/list',
      () => new Response('{}', { status: 401 }),
      () =>
        new Response(`No: ${stored().accessToken}`, { headers: { 'x-request-id': stored().accessToken } }),
    );
    const response = await call(READ, { headers, redirect: 'manual' });
    const told = `${await response.text()} ${JSON.stringify([...response.headers])}`;
    assert.notEqual(stored().accessToken, record.accessToken);
    assert.match(told, /No: \(hidden\)/);
    assert.doesNotMatch(told, /planted/);
  });

  it('takes the token of whoever renewed meanwhile', async () => {
    const { server, credential, call, record, renewals } = await setup();
    const headers = await credential.headers();
    server.end(record.accessToken);
    const init = { headers, redirect: 'manual' } as const;
    const answers = await Promise.all([call(READ, init), call(READ, init)]);
    answers.push(await call(READ, init));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal(renewals(), 1);
  });

  it('is refused for good the second time, or without a refresh token', async () => {
    const { server, credential, call } = await setup();
    const refuse = (): Response => new Response('{}', { status: 401 });
    server.plan('/v1/meta/services/objects/list', refuse, refuse, refuse);
    const headers = await credential.headers();
    assert.equal((await call(READ, { headers, redirect: 'manual' })).status, 401);
    const plain = await setup({ refreshToken: undefined });
    plain.server.end(plain.record.accessToken);
    const init = { headers: await plain.credential.headers(), redirect: 'manual' } as const;
    assert.equal((await plain.call(READ, init)).status, 401);
    assert.deepEqual([server.received.length, plain.server.received.length], [3, 1]);
  });

  it('was not done when its renewal fails, so a write is not told as lost', async () => {
    const faults: readonly (() => Response)[] = [
      () => new Response('', { status: 503 }),
      () => new Response('', { status: 408 }),
      () => new Response('<html>'),
    ];
    for (const fault of faults) {
      const { server, credential, call, record } = await setup();
      const headers = await credential.headers();
      server.end(record.accessToken);
      server.plan('/oauth/token', fault);
      const error = await call(WRITE, { method: 'POST', headers, redirect: 'manual' }).catch(
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof GainsightError);
      assert.notEqual(asWrite(error).kind, 'uncertain');
    }
  });

  it('tells that the session has ended', async () => {
    const { server, credential, call, record } = await setup();
    const headers = await credential.headers();
    server.end(record.accessToken, record.refreshToken);
    await assertFails(server, call(READ, { headers, redirect: 'manual' }), 'signedOut', /has ended/);
  });
});

describe('a sign-in for reading only', () => {
  it('lets reads out and no write', async () => {
    const { server, credential, call } = await setup({ scope: 'read' });
    assert.equal(await credential.scope(), 'read');
    const headers = await credential.headers();
    assert.equal((await call(READ, { headers, redirect: 'manual' })).status, 200);
    const error = await assertFails(server, call(WRITE, { method: 'POST', headers }), 'forbidden');
    assert.match(error.message, /reading only, so nothing was sent\. Sign in again/);
    assert.equal(server.received.length, 1);
  });

  it('may write as soon as there is a wider one', async () => {
    const { server, keyring, credential, call, record } = await setup({ scope: 'read' });
    await keyring.store(NAME, serialiseRecord({ ...record, ...server.issue(), scope: 'read_write' }));
    const headers = await credential.headers();
    assert.equal((await call(WRITE, { method: 'POST', headers, redirect: 'manual' })).status, 200);
  });
});
