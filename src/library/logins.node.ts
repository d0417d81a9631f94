import path from 'node:path';
import { lockIn } from '../auth/lazyLock';
import {
  credentialName,
  type CredentialRecord,
  parseRecord,
  serialiseRecord,
} from '../auth/credentialRecord';
import type { SharedLock } from '../auth/sharedLock';
import type { Vault } from '../auth/vault';
import { FileStore } from './fileStore.node';
import { Keyring, loadKeyring } from './keyring.node';
import type { Login, SecretStore, StoreKind } from './login';
import { LoginIndex } from './loginIndex.node';
import { PrivateFolder } from './privateFolder.node';

export interface LoginsParts {
  readonly index: Pick<LoginIndex, 'list' | 'put' | 'remove'>;
  readonly stores: Readonly<Record<StoreKind, SecretStore>>;
  /** Shared with every process that uses the same sign-ins. */
  readonly lock: SharedLock;
}

const INDEX_LOCK = 'logins';

/** The sign-ins of this user outside the editor: which there are, and their secrets in the store of each. */
export class Logins {
  readonly lock: SharedLock;
  readonly #parts: LoginsParts;

  constructor(parts: LoginsParts) {
    this.#parts = parts;
    this.lock = parts.lock;
  }

  list(): readonly Login[] {
    return this.#parts.index.list();
  }

  /** The secrets of all sign-ins, each from the store that it is in now: a new sign-in may have chosen another. */
  readonly vault: Vault = {
    get: async (name) => (await this.#storeOf(name))?.get(name),
    store: async (name, secret) => (await this.#storeOf(name))?.store(name, secret),
    delete: async (name) => (await this.#storeOf(name))?.delete(name),
    // Nobody tells of changes that other processes make: whoever wants to know reads.
    onDidChange: () => ({ dispose: () => undefined }),
  };

  async read({ id, origin, store }: Login): Promise<CredentialRecord | undefined> {
    return parseRecord(await this.#parts.stores[store].get(credentialName(id)), origin);
  }

  /**
   * Stores a new sign-in in place of the earlier one and gives what that had, if it can be read. A renewal that is
   * under way ends first.
   */
  async keep(login: Login, record: CredentialRecord): Promise<CredentialRecord | undefined> {
    const { stores, index } = this.#parts;
    const name = credentialName(login.id);
    return this.lock.withLock(login.id, async () => {
      const earlier = this.list().find(({ id }) => id === login.id);
      const replaced = earlier && (await this.read(earlier).catch(() => undefined));
      await stores[login.store].store(name, serialiseRecord(record));
      await this.lock.withLock(INDEX_LOCK, async () => index.put(login));
      if (earlier && earlier.store !== login.store) await stores[earlier.store].delete(name);
      return replaced;
    });
  }

  /** Deletes a sign-in after `before` has had its record; no renewal can bring it back. */
  async forget<T>(login: Login, before: (record: CredentialRecord | undefined) => Promise<T>): Promise<T> {
    const { stores, index } = this.#parts;
    return this.lock.withLock(login.id, async () => {
      const result = await before(await this.read(login));
      await stores[login.store].delete(credentialName(login.id));
      await this.lock.withLock(INDEX_LOCK, async () => index.remove(login));
      return result;
    });
  }

  async #storeOf(name: string): Promise<SecretStore | undefined> {
    const { index, stores } = this.#parts;
    const login = index.list().find(({ id }) => credentialName(id) === name);
    return login && stores[login.store];
  }
}

/** The sign-ins in the user's state folder. Nothing is loaded or opened before it is needed. */
export function loginsIn(folder: string): { readonly logins: Logins; readonly keyring: Keyring } {
  const files = new PrivateFolder(folder);
  // Beside the folder, because npm would make it one that others can open.
  const place = path.dirname(folder);
  const keyring = new Keyring({ load: () => loadKeyring(place), folder: place });
  const stores = { keyring, file: new FileStore(files) };
  const lock = lockIn(path.join(folder, 'locks'));
  return { logins: new Logins({ index: new LoginIndex(files), stores, lock }), keyring };
}
