import type { AuditKeys } from './auditKeys';

/** A vault that can also say which entries it has; the editor's secret storage fits. */
export interface ListingVault {
  get(name: string): Promise<string | undefined>;
  store(name: string, secret: string): Promise<void>;
  delete(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

/** The record's secrets among the others of a vault. */
export class VaultKeys implements AuditKeys {
  readonly #vault: ListingVault;

  constructor(vault: ListingVault) {
    this.#vault = vault;
  }

  get(name: string): Promise<string | undefined> {
    return this.#vault.get(name);
  }

  store(name: string, secret: string): Promise<void> {
    return this.#vault.store(name, secret);
  }

  delete(name: string): Promise<void> {
    return this.#vault.delete(name);
  }

  async list(prefix: string): Promise<readonly string[]> {
    return (await this.#vault.names()).filter((name) => name.startsWith(prefix));
  }

  async isPlain(): Promise<boolean> {
    return false;
  }
}
