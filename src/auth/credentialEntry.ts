import type { Connection } from '../model/connection';
import { credentialName, type CredentialRecord, parseRecord, serialiseRecord } from './credentialRecord';
import type { Vault } from './vault';

/**
 * The vault's entry of one connection, read for each call and never kept: a key that was replaced works at once and
 * one that was removed stops the next call, whichever window did it. A copy kept in memory would save one to two
 * milliseconds of a call over the network and be wrong until the news of a change arrives. Calls that ask at the
 * same time share one reading, because VS Code answers the questions for one entry one after the other.
 */
export class CredentialEntry {
  readonly #vault: Vault;
  readonly #connection: Pick<Connection, 'id' | 'origin'>;
  #reading: Promise<CredentialRecord | undefined> | undefined;

  constructor(vault: Vault, connection: Pick<Connection, 'id' | 'origin'>) {
    this.#vault = vault;
    this.#connection = connection;
  }

  get connectionId(): string {
    return this.#connection.id;
  }

  get origin(): string {
    return this.#connection.origin;
  }

  get host(): string {
    return new URL(this.origin).host;
  }

  async read(): Promise<CredentialRecord | undefined> {
    this.#reading ??= this.readAnew().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  /** A reading that begins now. */
  async readAnew(): Promise<CredentialRecord | undefined> {
    return parseRecord(await this.#vault.get(this.#name), this.origin);
  }

  async store(record: CredentialRecord): Promise<void> {
    await this.#vault.store(this.#name, serialiseRecord(record));
  }

  /** The next record that fits, as soon as it is there; what is there by the end of the wait if none comes. */
  async waitFor(
    fits: (record: CredentialRecord | undefined) => boolean,
    end: Promise<void>,
  ): Promise<CredentialRecord | undefined> {
    let changed: (over: boolean) => void = () => undefined;
    const ended = end.then(() => true);
    const subscription = this.#vault.onDidChange((name) => {
      if (name === this.#name) changed(false);
    });
    try {
      for (;;) {
        const news = new Promise<boolean>((resolve) => (changed = resolve));
        const record = await this.readAnew();
        if (fits(record)) return record;
        if (await Promise.race([news, ended])) return await this.readAnew();
      }
    } finally {
      subscription.dispose();
    }
  }

  get #name(): string {
    return credentialName(this.#connection.id);
  }
}
