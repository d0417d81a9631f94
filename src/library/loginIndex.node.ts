import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { GainsightError } from '../gainsight/errors';
import type { Login } from './login';
import type { PrivateFolder } from './privateFolder.node';

const FILE = 'logins.json';
const VERSION = 1;
const ID_LENGTH = 32;

/** The list of sign-ins: whose they are, where, and which store has the secrets. No secret is in it. */
export class LoginIndex {
  readonly #folder: Pick<PrivateFolder, 'read' | 'write' | 'path'>;

  constructor(folder: Pick<PrivateFolder, 'read' | 'write' | 'path'>) {
    this.#folder = folder;
  }

  /** Read anew each time: another process may have signed somebody in or out. */
  list(): readonly Login[] {
    const text = this.#folder.read(FILE);
    if (text === undefined) return [];
    const parsed = schema().safeParse(parsedJson(text));
    if (parsed.success) return parsed.data.logins;
    throw new GainsightError({
      kind: 'keyring',
      sentence: `The list of sign-ins ${FILE} in ${this.#folder.path} cannot be read. Delete it and sign in again.`,
    });
  }

  put(login: Login): void {
    this.#write([...this.list().filter(({ id }) => id !== login.id), login]);
  }

  remove({ id }: Pick<Login, 'id'>): void {
    this.#write(this.list().filter((one) => one.id !== id));
  }

  #write(logins: readonly Login[]): void {
    this.#folder.write(FILE, `${JSON.stringify({ version: VERSION, logins }, undefined, 2)}\n`);
  }
}

/** The same for a person at a tenant each time, and telling nothing of them. */
export function loginId(origin: string, email: string): string {
  const digest = createHash('sha256').update(`${origin} ${email.trim().toLowerCase()}`).digest('hex');
  return digest.slice(0, ID_LENGTH);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function schema() {
  const login = z.object({
    id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    origin: z.string().check(z.minLength(1)),
    email: z.string(),
    scope: z.enum(['read', 'read_write']),
    clientId: z.string().check(z.minLength(1)),
    port: z.int(),
    store: z.enum(['keyring', 'file']),
  });
  return z.object({ version: z.literal(VERSION), logins: z.array(login) });
}
