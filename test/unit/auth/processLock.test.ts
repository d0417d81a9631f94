import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { CredentialEntry } from '../../../src/auth/credentialEntry';
import {
  credentialName,
  parseRecord,
  serialiseRecord,
  type UserRecord,
} from '../../../src/auth/credentialRecord';
import { lockIn } from '../../../src/auth/lazyLock';
import { ProcessLock } from '../../../src/auth/processLock.node';
import { ResilientVault } from '../../../src/auth/resilientVault';
import { SessionRenewal } from '../../../src/auth/sessionRenewal';
import { UserCredential } from '../../../src/auth/userCredential';
import { MemoryVault } from '../../support/memoryVault';
import { CLIENT_ID, CLIENT_SECRET, TENANT, TokenServer } from '../../support/tokenServer';

/** Waits no longer than promises need, so that a lock that is held is asked for again at once. */
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a lock of processes', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const newLock = (sleep: (ms: number) => Promise<void> = soon): ProcessLock =>
    new ProcessLock({ folder: path.join(folder, 'locks'), sleep });

  it('lets one piece of work of a name run at a time, whoever asks', async () => {
    const [here, there] = [newLock(), newLock()];
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await soon();
      running -= 1;
    };
    await Promise.all([here.withLock('a', work), there.withLock('a', work), here.withLock('a', work)]);
    assert.equal(most, 1);
  });

  it('has nothing to do with work of another name, whatever the name', async () => {
    const lock = newLock();
    const names = await lock.withLock('a', () => lock.withLock('../b c', async () => ['a', 'b']));
    assert.deepEqual(names, ['a', 'b']);
    assert.equal(existsSync(path.join(folder, 'b c.lock')), false);
  });

  it('gives what the work gave, and is free after work that failed', async () => {
    const lock = newLock();
    await assert.rejects(
      lock.withLock('a', async () => {
        throw new Error('failed');
      }),
      /failed/,
    );
    assert.equal(await lock.withLock('a', async () => 42), 42);
  });

  it('keeps a note for whoever takes it next', async () => {
    const [here, there] = [newLock(), newLock()];
    assert.equal(await here.withLock('a', (note) => note.read()), undefined);
    await here.withLock('a', (note) => note.write('g1'));
    assert.equal(await there.withLock('a', (note) => note.read()), 'g1');
    assert.equal(await there.withLock('b', (note) => note.read()), undefined);
    assert.equal(statSync(path.join(folder, 'locks', 'a.note')).mode & 0o077, 0);
  });

  it('passes over a holder that ended without letting go', async () => {
    const lock = newLock();
    const held = path.join(folder, 'locks', 'a.lock');
    mkdirSync(held, { recursive: true });
    const longAgo = Date.now() / 1000 - 16;
    utimesSync(held, longAgo, longAgo);
    assert.equal(await lock.withLock('a', async () => 'done'), 'done');
    assert.equal(existsSync(held), false);
  });

  it('is not waited for when the caller gives up', async () => {
    const lock = newLock();
    const controller = new AbortController();
    await lock.withLock('a', async () => {
      const waiting = lock.withLock('a', async () => assert.fail('It has begun.'), controller.signal);
      await soon();
      controller.abort();
      await assert.rejects(waiting, { name: 'AbortError' });
    });
  });

  it('is done without after 45 seconds, whatever the clock says, or where there can be none', async () => {
    let waited = 0;
    const patient = newLock(async (ms) => {
      waited += ms;
      await soon();
    });
    const result = await newLock().withLock('a', () =>
      patient.withLock('a', async (note) => {
        await note.write('lost');
        return (await note.read()) ?? 'without a note';
      }),
    );
    assert.deepEqual([result, waited], ['without a note', 45_000]);
    writeFileSync(path.join(folder, 'file'), '');
    const nowhere = new ProcessLock({ folder: path.join(folder, 'file', 'locks'), sleep: soon });
    assert.equal(await nowhere.withLock('a', async () => 'done'), 'done');
  });

  it('is loaded when it is first needed', async () => {
    const lock = lockIn(path.join(folder, 'later'));
    assert.equal(existsSync(path.join(folder, 'later')), false);
    assert.equal(await lock.withLock('a', async () => 1), 1);
    assert.equal(existsSync(path.join(folder, 'later')), true);
  });

  it('makes two windows renew a session once', async () => {
    const server = new TokenServer();
    const keyring = new MemoryVault();
    const record: UserRecord = {
      ...{ kind: 'user', origin: TENANT, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scope: 'read' },
      ...{ authMethod: 'client_secret_basic', endpoints: { issuer: TENANT, token: `${TENANT}/oauth/token` } },
      ...{ ...server.issue(), expiresAt: 0, renewAt: 0, generation: 'g1' },
    };
    await keyring.store(credentialName('acme'), serialiseRecord(record));
    const newWindow = (): UserCredential => {
      const entry = new CredentialEntry(new ResilientVault(keyring, () => assert.fail()), {
        id: 'acme',
        origin: TENANT,
      });
      const now = () => 1;
      const renewal = new SessionRenewal({ entry, lock: newLock(), fetch: server.fetch, now });
      return new UserCredential({ entry, renewal, now });
    };
    const answers = await Promise.all([newWindow(), newWindow(), newWindow()].map((one) => one.headers()));
    const stored = parseRecord(keyring.entries.get(credentialName('acme')), TENANT);
    assert.ok(stored?.kind === 'user' && stored.accessToken !== record.accessToken);
    for (const answer of answers) assert.deepEqual(answer, { authorization: `Bearer ${stored.accessToken}` });
    assert.equal(server.grants('refresh_token'), 1);
  });
});

describe('a lock of two processes', () => {
  let folder = '';
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'gainsight-lock-'));
    const worker = `
      import { appendFile } from 'node:fs/promises';
      import { ProcessLock } from './src/auth/processLock.node';
      const [, , folder, log, rounds] = process.argv;
      const lock = new ProcessLock({ folder, sleep: () => new Promise((resolve) => setImmediate(resolve)) });
      for (let round = 0; round < Number(rounds); round += 1)
        await lock.withLock('session', async () => {
          await appendFile(log, 'begin ');
          await appendFile(log, 'end ');
        });
      if (rounds === '0') lock.withLock('session', () => { process.stdout.write('held'); return new Promise(() => setInterval(() => 0, 1000)); });
    `;
    await build({
      stdin: { contents: worker, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      outfile: path.join(folder, 'worker.mjs'),
      logLevel: 'error',
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const start = (rounds: number) =>
    spawn(process.execPath, [
      path.join(folder, 'worker.mjs'),
      path.join(folder, 'locks'),
      path.join(folder, 'log'),
      String(rounds),
    ]);

  it('keeps their work apart', async () => {
    const log = path.join(folder, 'log');
    appendFileSync(log, '');
    const ends = [start(20), start(20)].map(
      (child) => new Promise<number | null>((resolve) => child.on('close', resolve)),
    );
    assert.deepEqual(await Promise.all(ends), [0, 0]);
    assert.equal(readFileSync(log, 'utf8'), 'begin end '.repeat(40));
  });

  it('outlasts one that is killed while it holds the lock', async () => {
    const child = start(0);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.kill('SIGKILL');
    await ended;
    const held = path.join(folder, 'locks', 'session.lock');
    assert.equal(existsSync(held), true);
    const longAgo = Date.now() / 1000 - 16;
    utimesSync(held, longAgo, longAgo);
    const lock = new ProcessLock({ folder: path.join(folder, 'locks'), sleep: soon });
    assert.equal(await lock.withLock('session', async () => 'done'), 'done');
  });
});
