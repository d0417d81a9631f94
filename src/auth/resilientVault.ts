import { DisposableOwner } from '../base/disposable';
import { Emitter } from '../base/emitter';
import { GainsightError, isGainsightError } from '../gainsight/errors';
import type { Vault } from './vault';

/**
 * A vault whose `store` never fails: what the keyring does not take lives in memory as long as this process, and
 * `onUnstorable` is told once. A keyring that cannot be read is an error of its own (`keyring`) and never means
 * that somebody is signed out; what was deleted is gone here even when the keyring does not let go of it.
 */
export class ResilientVault extends DisposableOwner implements Vault {
  readonly #inner: Vault;
  readonly #onUnstorable: () => void;
  readonly #changed = this.register(new Emitter<string>());
  /** What the keyring has not taken; undefined for what it has not deleted. */
  readonly #kept = new Map<string, string | undefined>();
  #told = false;

  readonly onDidChange = this.#changed.event;

  constructor(inner: Vault, onUnstorable: () => void) {
    super();
    this.#inner = inner;
    this.#onUnstorable = onUnstorable;
    this.register(
      inner.onDidChange((name) => {
        // Whoever changed it, here or elsewhere, knows better than what was kept.
        this.#kept.delete(name);
        this.#changed.fire(name);
      }),
    );
  }

  async get(name: string): Promise<string | undefined> {
    if (this.#kept.has(name)) return this.#kept.get(name);
    try {
      return await this.#inner.get(name);
    } catch (error) {
      // A vault that says itself what is wrong knows better.
      throw isGainsightError(error, 'keyring') ? error : unreadable();
    }
  }

  async store(name: string, secret: string): Promise<void> {
    try {
      await this.#inner.store(name, secret);
      this.#kept.delete(name);
    } catch {
      this.#kept.set(name, secret);
      this.#changed.fire(name);
      if (!this.#told) {
        this.#told = true;
        this.#onUnstorable();
      }
    }
  }

  /** Rejects when the keyring still holds the entry; it is not read from there any more in this process. */
  async delete(name: string): Promise<void> {
    const wasKept = this.#kept.get(name) !== undefined;
    this.#kept.set(name, undefined);
    try {
      await this.#inner.delete(name);
      this.#kept.delete(name);
      if (wasKept) this.#changed.fire(name);
    } catch {
      this.#changed.fire(name);
      throw undeletable();
    }
  }
}

// Without causes: what a keyring says may quote what it was given.
function unreadable(): GainsightError {
  return new GainsightError({
    kind: 'keyring',
    sentence:
      'The keyring of this computer could not be read, so nothing was sent. Unlock it and try again; the sign-in is kept.',
  });
}

function undeletable(): GainsightError {
  return new GainsightError({
    kind: 'keyring',
    sentence:
      'The keyring of this computer did not let go of the sign-in. It is not used any more in this window; unlock the keyring and sign out again.',
  });
}
