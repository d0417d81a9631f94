import { credentialName, type CredentialRecord, serialiseRecord } from '../auth/credentialRecord';
import type { ConnectionList, StoredConnections } from '../auth/storedConnections';
import type { Vault } from '../auth/vault';
import { DisposableOwner } from '../base/disposable';
import { Emitter } from '../base/emitter';
import type { Connection, ConnectionKind } from '../model/connection';

export interface ConnectionsOptions {
  readonly stored: Pick<StoredConnections, 'read' | 'write'>;
  readonly vault: Vault;
  readonly newId: () => string;
}

/** What a user changes of a connection, often after a question that others need not wait for. */
export type ConnectionChanges = Partial<Pick<Connection, 'email' | 'readOnly'>>;

/** The tenants of this user and the one in use; shared by all windows. Secrets go straight to the vault. */
export class Connections extends DisposableOwner {
  readonly #options: ConnectionsOptions;
  readonly #changed = this.register(new Emitter<void>());
  readonly #keyChanged = this.register(new Emitter<string>());
  #list: ConnectionList;

  /** Another connection is in use, or the list has changed. */
  readonly onDidChange = this.#changed.event;
  /** The credential of the connection with this id was stored or removed, here or in another window. */
  readonly onDidChangeKey = this.#keyChanged.event;

  constructor(options: ConnectionsOptions) {
    super();
    this.#options = options;
    this.#list = options.stored.read();
    this.register(options.vault.onDidChange((name) => this.#followKey(name)));
  }

  get all(): readonly Connection[] {
    return this.#list.connections;
  }

  get active(): Connection | undefined {
    return this.all.find(({ id }) => id === this.#list.activeId);
  }

  /** A connection as it would be stored: the one that exists for this person at this tenant, or a new one with `id`. */
  draft(origin: string, email: string, kind: ConnectionKind = 'accessKey', id?: string): Connection {
    const person = email.toLowerCase();
    const known = this.all.find((one) => one.origin === origin && one.email.toLowerCase() === person);
    return known ? { ...known, kind } : { id: id ?? this.#options.newId(), kind, origin, email };
  }

  /** Stores the credential and uses the connection. When the vault fails nothing is changed. */
  async add(connection: Connection, record?: CredentialRecord): Promise<void> {
    const { vault } = this.#options;
    const name = credentialName(connection.id);
    if (record) await vault.store(name, serialiseRecord(record));
    try {
      await this.#update(({ connections }) => ({
        connections: [...connections.filter(({ id }) => id !== connection.id), connection],
        activeId: connection.id,
      }));
    } catch (error) {
      // Of a connection that is on no list nobody could ever remove it.
      if (record && this.all.every(({ id }) => id !== connection.id))
        await vault.delete(name).catch(() => undefined);
      throw error;
    }
  }

  /** Stores what has changed of a connection; the rest of it is as it is now, and which one is in use stays. */
  async change(id: string, changes: ConnectionChanges): Promise<void> {
    await this.#update(({ connections, activeId }) => ({
      connections: connections.map((one) => (one.id === id ? { ...one, ...changes } : one)),
      activeId,
    }));
  }

  /** Leaves the one in use where the other has gone by now. */
  async switchTo(id: string): Promise<void> {
    await this.#update(({ connections, activeId }) => ({
      connections,
      activeId: connections.some((one) => one.id === id) ? id : activeId,
    }));
  }

  /** Removes the credential first: should the rest fail, nothing can be sent with it any more. */
  async remove(id: string): Promise<void> {
    await this.#options.vault.delete(credentialName(id));
    await this.#update(({ connections, activeId }) => ({
      connections: connections.filter((one) => one.id !== id),
      activeId: activeId === id ? undefined : activeId,
    }));
  }

  /** Follows what another window wrote. */
  reread(): void {
    const list = this.#options.stored.read();
    if (JSON.stringify(list) === JSON.stringify(this.#list)) return;
    this.#list = list;
    this.#changed.fire();
  }

  /** Starts from what is stored now: another window may have added to it since this one last looked. */
  async #update(change: (list: ConnectionList) => ConnectionList): Promise<void> {
    const list = change(this.#options.stored.read());
    await this.#options.stored.write(list);
    this.#list = list;
    this.#changed.fire();
  }

  #followKey(name: string): void {
    this.reread();
    const owner = this.all.find(({ id }) => credentialName(id) === name);
    if (owner) this.#keyChanged.fire(owner.id);
  }
}
