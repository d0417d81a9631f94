import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { GainsightError } from '../gainsight/errors';
import type { SecretStore } from './login';

/** What of the keyring library is used. */
export interface KeyringModule {
  readonly AsyncEntry: new (service: string, account: string, options: typeof OPTIONS) => KeyringEntry;
}

export interface KeyringEntry {
  getSecret(): Promise<ArrayLike<number> | null | undefined>;
  setSecret(secret: Uint8Array): Promise<void>;
  deleteCredential(): Promise<boolean>;
}

export interface KeyringOptions {
  /** Undefined where the library is not there. */
  readonly load: () => Promise<KeyringModule | undefined>;
  /** Where the library can be put for this product alone. */
  readonly folder: string;
  /** The most bytes that one entry takes; longer secrets are spread over several. */
  readonly entryBytes?: number | undefined;
}

const SERVICE = 'gainsight-vscode';
const LIBRARY = '@napi-rs/keyring';
// The kernel's keyring, which the library would fall back to, forgets everything with the next start of the computer.
const OPTIONS = { linux: { store: 'secret-service' } } as const;
/** Windows takes 2560 bytes an entry, and two tokens can be longer. */
const ENTRY_BYTES = 2_400;
const PARTS = /^parts:(\d{1,3}):([0-9a-f-]{36})$/;

/** The keyring of the operating system. It is loaded when it is first needed, and rejects when it cannot be used. */
export class Keyring implements SecretStore {
  readonly #options: KeyringOptions;
  #loading: Promise<KeyringModule | undefined> | undefined;

  constructor(options: KeyringOptions) {
    this.#options = options;
  }

  async get(name: string): Promise<string | undefined> {
    const library = await this.#library();
    try {
      return (await this.#read(library, name)) ?? (await this.#read(library, name));
    } catch {
      throw notUsable();
    }
  }

  async store(name: string, secret: string): Promise<void> {
    const library = await this.#library();
    try {
      const former = await this.#text(library, name);
      await this.#write(library, name, secret);
      await this.#deleteParts(library, name, former);
    } catch {
      throw notUsable();
    }
  }

  async delete(name: string): Promise<void> {
    const library = await this.#library();
    try {
      const former = await this.#text(library, name);
      await this.#entry(library, name).deleteCredential();
      await this.#deleteParts(library, name, former);
    } catch {
      throw notUsable();
    }
  }

  /** Rejects with the reason and the cure where nothing could be stored. */
  async probe(): Promise<void> {
    const name = `probe.${randomUUID()}`;
    await this.store(name, 'probe');
    const found = await this.get(name);
    await this.delete(name);
    if (found !== 'probe') throw notUsable();
  }

  async #library(): Promise<KeyringModule> {
    this.#loading ??= this.#options.load().catch(() => undefined);
    const library = await this.#loading;
    if (library) return library;
    throw new GainsightError({
      kind: 'keyring',
      sentence: `The library for the keyring of this computer is not here: install it with \`npm install --prefix "${this.#options.folder}" ${LIBRARY}\`, or sign in with \`--store file\`.`,
    });
  }

  #entry(library: KeyringModule, account: string): KeyringEntry {
    return new library.AsyncEntry(SERVICE, account, OPTIONS);
  }

  async #text(library: KeyringModule, account: string): Promise<string | undefined> {
    const bytes = await this.#entry(library, account).getSecret();
    return bytes ? Buffer.from(bytes).toString('utf8') : undefined;
  }

  /** Undefined too where the parts are just being replaced. */
  async #read(library: KeyringModule, name: string): Promise<string | undefined> {
    const head = await this.#text(library, name);
    const accounts = partsIn(name, head);
    if (accounts === undefined) return head;
    const parts: (string | undefined)[] = [];
    for (const account of accounts) parts.push(await this.#text(library, account));
    return parts.includes(undefined) ? undefined : Buffer.from(parts.join(''), 'base64').toString('utf8');
  }

  /** The parts first: what names them is the last to change, so that a reader never finds half a secret. */
  async #write(library: KeyringModule, name: string, secret: string): Promise<void> {
    const { entryBytes = ENTRY_BYTES } = this.#options;
    const bytes = Buffer.from(secret);
    if (bytes.length <= entryBytes) return this.#entry(library, name).setSecret(bytes);
    const encoded = bytes.toString('base64');
    const head = `parts:${Math.ceil(encoded.length / entryBytes)}:${randomUUID()}`;
    for (const [at, account] of (partsIn(name, head) ?? []).entries()) {
      const part = encoded.slice(at * entryBytes, (at + 1) * entryBytes);
      await this.#entry(library, account).setSecret(Buffer.from(part));
    }
    await this.#entry(library, name).setSecret(Buffer.from(head));
  }

  async #deleteParts(library: KeyringModule, name: string, head: string | undefined): Promise<void> {
    for (const account of partsIn(name, head) ?? []) await this.#entry(library, account).deleteCredential();
  }
}

/** The library beside this product, or where the user has put it for this product. */
export async function loadKeyring(folder: string): Promise<KeyringModule | undefined> {
  // It would name the native part, and whoever sets variables is not always the user.
  delete process.env.NAPI_RS_NATIVE_LIBRARY_PATH;
  try {
    return await import('@napi-rs/keyring');
  } catch {
    const file = path.join(folder, 'node_modules', '@napi-rs', 'keyring', 'index.js');
    if (!existsSync(file)) return undefined;
    // By its own place and no other: names are also looked for in folders that variables name.
    return createRequire(file)(file) as KeyringModule;
  }
}

function partsIn(name: string, head: string | undefined): readonly string[] | undefined {
  const [, count, set = ''] = PARTS.exec(head ?? '') ?? [];
  return count === undefined
    ? undefined
    : Array.from({ length: Number(count) }, (_, at) => `${name}.${set}.${at}`);
}

// Without a cause: what a keyring says may quote what it was given.
function notUsable(): GainsightError {
  return new GainsightError({
    kind: 'keyring',
    sentence:
      'The keyring of this computer cannot be used: unlock it or set one up (on Linux a Secret Service such as GNOME Keyring or KWallet), or sign in with `--store file`.',
  });
}
