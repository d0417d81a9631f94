// Measures how long a call waits for its credential and prints it as JSON, in milliseconds.
import { type ChildProcess, fork } from 'node:child_process';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { credentialName, type CredentialRecord, serialiseRecord } from '../../src/auth/credentialRecord';
import { openCredential } from '../../src/auth/credentials';
import { ResilientVault } from '../../src/auth/resilientVault';
import type { Vault } from '../../src/auth/vault';
import { Emitter } from '../../src/base/emitter';

const ORIGIN = 'https://acme.gainsightcloud.com';
const ROUNDS = 1000;
/** As many calls as a view or an agent makes at the same time. */
const BURST = 8;
/** What a token of a real tenant is like. */
const TOKEN_BYTES = 900;

interface Question {
  readonly id: number;
  readonly name: string;
  readonly secret?: string;
}

/** The other side: a process that keeps secrets encrypted and decrypts one for each question, as VS Code's does. */
function keepSecrets(): void {
  const key = randomBytes(32);
  const entries = new Map<string, { iv: Buffer; text: Buffer; tag: Buffer }>();
  process.on('message', ({ id, name, secret }: Question) => {
    if (secret !== undefined) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      entries.set(name, { iv, text, tag: cipher.getAuthTag() });
      process.send?.({ id });
      return;
    }
    const entry = entries.get(name);
    if (!entry) {
      process.send?.({ id });
      return;
    }
    const decipher = createDecipheriv('aes-256-gcm', key, entry.iv).setAuthTag(entry.tag);
    process.send?.({ id, text: decipher.update(entry.text, undefined, 'utf8') + decipher.final('utf8') });
  });
}

/** A vault whose every question crosses to another process, one at a time for an entry. */
function vaultIn(child: ChildProcess): Vault {
  const waiting = new Map<number, (text: string | undefined) => void>();
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;
  child.on('message', ({ id, text }: { id: number; text?: string }) => waiting.get(id)?.(text));
  const ask = (question: Omit<Question, 'id'>): Promise<string | undefined> => {
    const turn = last.then(
      () =>
        new Promise<string | undefined>((resolve) => {
          const id = (count += 1);
          waiting.set(id, resolve);
          child.send({ id, ...question });
        }),
    );
    last = turn;
    return turn;
  };
  return {
    get: (name) => ask({ name }),
    store: async (name, secret) => {
      await ask({ name, secret });
    },
    delete: async () => undefined,
    onDidChange: new Emitter<string>().event,
  };
}

const token = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What the vault holds of each kind of connection. */
const RECORDS: readonly (() => CredentialRecord)[] = [
  () => ({ kind: 'accessKey', origin: ORIGIN, key: token() }),
  () => ({ kind: 'm2m', origin: ORIGIN, clientId: 'desk', clientSecret: token() }),
  () => ({
    ...{ kind: 'user', origin: ORIGIN, clientId: 'csm-desk', authMethod: 'none', scope: 'read_write' },
    ...{ accessToken: token(), refreshToken: token(), generation: crypto.randomUUID() },
    endpoints: { issuer: ORIGIN, token: `${ORIGIN}/v1/users/oauth/access/token` },
  }),
];

async function measure(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['keep']);
  const vault = new ResilientVault(vaultIn(child), () => undefined);
  const figures = [];
  for (const recordOf of RECORDS) figures.push(await figuresOf(recordOf(), vault));
  child.kill();
  console.log(JSON.stringify(figures));
}

async function figuresOf(record: CredentialRecord, vault: ResilientVault) {
  const { kind } = record;
  await vault.store(credentialName(kind), serialiseRecord(record));
  const never = () => Promise.reject(new Error('Nothing is renewed here.'));
  const { credential } = openCredential(
    { id: kind, kind, origin: ORIGIN, email: 'lena@example.com' },
    {
      ...{ vault, lock: { withLock: never }, now: Date.now, sandbox: { headers: never } },
      fetch: async () => Response.json({ access_token: token(), token_type: 'Bearer', expires_in: 86_400 }),
    },
  );
  const took = async (): Promise<number> => {
    const asked = performance.now();
    await credential.headers();
    return performance.now() - asked;
  };
  const alone: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) alone.push(await took());
  const together: number[] = [];
  for (let round = 0; round < ROUNDS / BURST; round += 1)
    together.push(...(await Promise.all(Array.from({ length: BURST }, took))));
  const p95 = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)];
  return { kind, alone: p95(alone), together: p95(together) };
}

if (process.argv[2] === 'keep') keepSecrets();
else void measure();
