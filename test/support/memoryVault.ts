import type { StateStore } from '../../src/auth/storedConnections';
import type { Vault } from '../../src/auth/vault';
import { Emitter } from '../../src/base/emitter';

/** A vault that keeps everything in memory and announces changes as VS Code does: also those of its own window. */
export class MemoryVault implements Vault {
  readonly entries = new Map<string, string>();
  readonly #changed = new Emitter<string>();
  /** Set to make storing fail, as a locked keyring does. */
  failure: Error | undefined;

  readonly onDidChange = this.#changed.event;

  async get(name: string): Promise<string | undefined> {
    return this.entries.get(name);
  }

  async store(name: string, secret: string): Promise<void> {
    if (this.failure) throw this.failure;
    this.entries.set(name, secret);
    this.#changed.fire(name);
  }

  async delete(name: string): Promise<void> {
    this.entries.delete(name);
    this.#changed.fire(name);
  }
}

/** State that is kept as JSON, as VS Code keeps it. */
export class MemoryState implements StateStore {
  readonly entries = new Map<string, string>();

  get(key: string): unknown {
    const text = this.entries.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async update(key: string, value: unknown): Promise<void> {
    this.entries.set(key, JSON.stringify(value));
  }
}
