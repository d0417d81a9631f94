/** How often the loop turns before everything that follows from the last answers has asked its own questions. */
const TURNS = 30;

/**
 * A way to the tenant that answers in waves: what was asked side by side is answered together, and only then can be
 * asked what depends on it. `count` is the number of waves: the round trips of the work.
 */
export class RoundTrips {
  count = 0;
  #waiting: (() => void)[] = [];

  around = (fetch: typeof globalThis.fetch): typeof globalThis.fetch => {
    return async (input, init) => {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        if (this.#waiting.length === 1) void this.#answer();
      });
      return fetch(input, init);
    };
  };

  async #answer(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    this.count += 1;
    const wave = this.#waiting;
    this.#waiting = [];
    for (const release of wave) release();
  }
}
