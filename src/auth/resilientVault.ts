import { DisposableOwner } from '../base/disposable';
import { Emitter } from '../base/emitter';
import { GainsightError, isGainsightError } from '../gainsight/errors';
import type { Vault } from './vault';

/** What stands for an entry in this process, in place of what the keyring had of it when it was last read. */
interface Kept {
  /** Undefined for an entry that was deleted and is still there. */
  readonly secret: string | undefined;
  over: { readonly secret: string | undefined } | undefined;
}

/**
 * A vault whose `store` never fails: what the keyring does not take lives in memory as long as this process, and
 * `onUnstorable` is told once. A keyring that cannot be read is an error of its own (`keyring`) and never means
 * that somebody is signed out; what was deleted is gone here even when the keyring does not let go of it.
 */
export class ResilientVault extends DisposableOwner implements Vault {
  readonly #inner: Vault;
  readonly #onUnstorable: () => void;
  readonly #changed = this.register(new Emitter<string>());
  /** What the keyring has not taken or not let go of. */
  readonly #kept = new Map<string, Kept>();
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
    const kept = this.#kept.get(name);
    if (kept === undefined) return this.#read(name);
    if (await this.#isStill(name, kept)) return kept.secret;
    // Another process has changed the entry, and not every vault tells of that.
    if (this.#kept.get(name) === kept) this.#kept.delete(name);
    return this.get(name);
  }

  async store(name: string, secret: string): Promise<void> {
    try {
      await this.#inner.store(name, secret);
      this.#kept.delete(name);
    } catch {
      await this.#keep(name, secret);
      this.#changed.fire(name);
      if (!this.#told) {
        this.#told = true;
        this.#onUnstorable();
      }
    }
  }

  /** Rejects when the keyring still holds the entry; it is not read from there any more in this process. */
  async delete(name: string): Promise<void> {
    const wasKept = this.#kept.get(name)?.secret !== undefined;
    this.#kept.set(name, { secret: undefined, over: undefined });
    try {
      await this.#inner.delete(name);
      this.#kept.delete(name);
      if (wasKept) this.#changed.fire(name);
    } catch {
      this.#changed.fire(name);
      throw undeletable();
    }
  }

  async #read(name: string): Promise<string | undefined> {
    try {
      return await this.#inner.get(name);
    } catch (error) {
      // A vault that says itself what is wrong knows better.
      throw isGainsightError(error, 'keyring') ? error : unreadable();
    }
  }

  /** Whether the keyring has what it had when something was kept in its place, as far as can be told. */
  async #isStill(name: string, kept: Kept): Promise<boolean> {
    try {
      const secret = await this.#inner.get(name);
      kept.over ??= { secret };
      return kept.over.secret === secret && this.#kept.get(name) === kept;
    } catch {
      return this.#kept.get(name) === kept;
    }
  }

  async #keep(name: string, secret: string | undefined): Promise<void> {
    const kept: Kept = { secret, over: undefined };
    this.#kept.set(name, kept);
    await this.#isStill(name, kept);
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
