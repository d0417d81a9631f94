/**
 * The tools that a client was told of last. Which there are depends on the rights of a sign-in, and a client asks again
 * only when it hears that they are others.
 */
export class OfferedTools {
  readonly #names: () => readonly string[];
  readonly #changed: () => void;
  #listed: string | undefined;

  constructor(names: () => readonly string[], changed: () => void) {
    this.#names = names;
    this.#changed = changed;
  }

  /** A client is told what there is now. */
  listed(): void {
    this.#listed = this.#names().join();
  }

  /** Says so, once for each list, where what the client has is not right any more. Never throws. */
  check(): void {
    try {
      if (this.#listed === undefined || this.#listed === this.#names().join()) return;
    } catch {
      // What cannot be found out now is told after another call.
      return;
    }
    this.#listed = undefined;
    this.#changed();
  }
}
