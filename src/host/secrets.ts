import type * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';
import { Emitter } from '../base/emitter';

/** The vault over VS Code's secret storage: the system's keyring on desktops. Announces changes of all windows. */
export class SecretVault extends DisposableOwner {
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = this.register(new Emitter<string>());

  /** Fires with the name of the entry that was stored or deleted, here or in another window. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage) {
    super();
    this.#secrets = secrets;
    this.register(secrets.onDidChange(({ key }) => this.#changed.fire(key)));
  }

  async get(name: string): Promise<string | undefined> {
    return this.#secrets.get(name);
  }

  async store(name: string, secret: string): Promise<void> {
    await this.#secrets.store(name, secret);
  }

  async delete(name: string): Promise<void> {
    await this.#secrets.delete(name);
  }

  /** The names of all entries. */
  async names(): Promise<readonly string[]> {
    return this.#secrets.keys();
  }
}
