import type { SetTimer } from '../../src/gainsight/rateLimiter';

/** A clock that stands still until it is moved, and the timers that run on it. */
export class FakeTimers {
  #now: number;
  readonly #timers = new Map<object, { at: number; run: () => void }>();

  constructor(start = Date.UTC(2026, 2, 4, 15, 30)) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  readonly setTimer: SetTimer = (run, ms) => {
    const key = {};
    this.#timers.set(key, { at: this.#now + ms, run });
    return () => void this.#timers.delete(key);
  };

  get pending(): number {
    return this.#timers.size;
  }

  /** Moves the time on, running what falls due on the way, and lets promises settle in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      const next = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!next) break;
      const [key, timer] = next;
      this.#timers.delete(key);
      this.#now = Math.max(this.#now, timer.at);
      timer.run();
      await settled();
    }
    this.#now = end;
  }
}

/** Resolves when everything that promises can do by themselves is done. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
