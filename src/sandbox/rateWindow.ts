const MINUTE_MS = 60_000;

/**
 * A fixed window: so many calls in each minute of the clock. A clock that stands still for tests
 * would never reach the next minute, so a minute of `elapsed` time opens a window as well.
 */
export class RateWindow {
  #minute = NaN;
  #openedAt = 0;
  #taken = 0;

  constructor(
    readonly limit: number,
    readonly now: () => Date,
    /** Milliseconds of a clock that always runs. */
    readonly elapsed: () => number,
  ) {}

  /** Counts a call; false when the window is used up. */
  take(): boolean {
    const minute = Math.floor(this.now().getTime() / MINUTE_MS);
    if (minute !== this.#minute || this.elapsed() - this.#openedAt >= MINUTE_MS) {
      this.#minute = minute;
      this.#openedAt = this.elapsed();
      this.#taken = 0;
    }
    return ++this.#taken <= this.limit;
  }

  reset(): void {
    this.#minute = NaN;
  }
}
