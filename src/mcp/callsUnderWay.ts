/** The calls that have begun and are not over, for whoever ends after them. */
export class CallsUnderWay {
  readonly #calls = new Set<Promise<unknown>>();

  follow<T>(call: Promise<T>): Promise<T> {
    this.#calls.add(call);
    const forget = (): void => void this.#calls.delete(call);
    call.then(forget, forget);
    return call;
  }

  /** When none is left, also of those that begin meanwhile. Never rejects. */
  async over(): Promise<void> {
    while (this.#calls.size > 0) await Promise.allSettled(this.#calls);
  }
}
