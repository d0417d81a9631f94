import { CredentialEntry } from '../auth/credentialEntry';
import type { CredentialRecord } from '../auth/credentialRecord';
import type { Vault } from '../auth/vault';
import type { Connection } from '../model/connection';
import type { Application } from './signInAnswers';

/** Reads credentials where somebody signs in or out; nothing here runs at activation. */
export class CredentialReader {
  readonly #vault: Vault;
  readonly #connections: { readonly all: readonly Connection[] };

  constructor(vault: Vault, connections: { readonly all: readonly Connection[] }) {
    this.#vault = vault;
    this.#connections = connections;
  }

  /** Undefined when there is none; a keyring that cannot be read is none for what is asked here. */
  async read(connection: Pick<Connection, 'id' | 'origin'>): Promise<CredentialRecord | undefined> {
    return new CredentialEntry(this.#vault, connection).read().catch(() => undefined);
  }

  /** The application that somebody has signed in to this tenant with, so that nobody is asked for it twice. */
  async applicationOf(origin: string): Promise<Application | undefined> {
    for (const connection of this.#connections.all) {
      if (connection.kind !== 'user' || connection.origin !== origin) continue;
      const record = await this.read(connection);
      if (record?.kind === 'user') return record;
    }
    return undefined;
  }
}
