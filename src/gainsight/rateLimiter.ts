import { onAbort, reasonOf } from '../base/abort';

/** How a call is to be sent. A call that a person waits for goes before the background's. */
export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  readonly priority?: 'user' | 'background' | undefined;
}

/** Runs something later; what it gives back calls it off. */
export type SetTimer = (run: () => void, ms: number) => () => void;

export interface RateLimiterOptions {
  readonly callsPerMinute?: number | undefined;
  readonly now?: (() => number) | undefined;
  readonly setTimer?: SetTimer | undefined;
}

interface Waiter {
  readonly grant: () => void;
}

const MINUTE = 60_000;
/** A header that is wrong must not bring everything to a stop. */
const LEAST = 5;

/**
 * Lets through at most `callsPerMinute` in any 60 seconds. A sliding window and not a bucket: the tenant
 * counts in fixed minutes, and a bucket's burst and refill could fall into the same one.
 */
export class RateLimiter {
  #limit: number;
  readonly #now: () => number;
  readonly #setTimer: SetTimer;
  readonly #queues = { user: new Set<Waiter>(), background: new Set<Waiter>() };
  #granted: number[] = [];
  #pausedUntil = 0;
  #lastSeen = 0;
  #stopTimer: (() => void) | undefined;

  constructor({ callsPerMinute = 60, now = Date.now, setTimer = defaultTimer }: RateLimiterOptions = {}) {
    if (!(callsPerMinute >= 1)) throw new RangeError('callsPerMinute must be at least 1');
    this.#limit = Math.floor(callsPerMinute);
    this.#now = now;
    this.#setTimer = setTimer;
  }

  /** Resolves when a call may be sent: users first, then in the order of asking. Aborting gives the place up. */
  async acquire({ signal, priority = 'user' }: SendOptions = {}): Promise<void> {
    signal?.throwIfAborted();
    const queue = this.#queues[priority];
    let forget: () => void = () => undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const waiter: Waiter = { grant: resolve };
        queue.add(waiter);
        if (signal)
          forget = onAbort(signal, () => {
            queue.delete(waiter);
            this.#drain();
            reject(reasonOf(signal));
          });
        this.#drain();
      });
    } finally {
      forget();
    }
  }

  /** Nobody is let through before this time (milliseconds since 1970). A shorter pause never shortens a longer one. */
  pauseUntil(time: number): void {
    this.#followClock();
    this.#pausedUntil = Math.max(this.#pausedUntil, time);
    this.#drain();
  }

  /**
   * From now on at most so many in any 60 seconds, where that is less than before. For a tenant that has just refused a
   * call: what went out before the pause that has begun does not count against the lower limit.
   */
  lowerTo(callsPerMinute: number): void {
    const limit = Math.max(LEAST, Math.floor(callsPerMinute));
    if (limit >= this.#limit) return;
    this.#limit = limit;
    this.#granted = [];
  }

  #drain(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    for (;;) {
      const [queue, waiter] = this.#first();
      if (!queue || !waiter) return;
      const wait = this.#delay();
      if (wait > 0) {
        this.#stopTimer = this.#setTimer(() => this.#drain(), wait);
        return;
      }
      queue.delete(waiter);
      this.#granted.push(this.#now());
      waiter.grant();
    }
  }

  #first(): [Set<Waiter> | undefined, Waiter | undefined] {
    const { user, background } = this.#queues;
    const queue = user.size > 0 ? user : background;
    return [queue, queue.values().next().value];
  }

  /** Milliseconds until the next call may go; 0 = now. */
  #delay(): number {
    const now = this.#now();
    // A stamp later than now means that the clock was set back: it would block for as long as that.
    this.#granted = this.#granted.filter((at) => at > now - MINUTE && at <= now);
    const oldest = this.#granted.at(-this.#limit);
    this.#followClock();
    const window = oldest === undefined ? 0 : oldest + MINUTE - now;
    return Math.max(0, window, this.#pausedUntil - now);
  }

  /** A pause would last longer by as much as the clock was set back: it is as near its end as when last looked at. */
  #followClock(): void {
    const now = this.#now();
    if (now < this.#lastSeen) this.#pausedUntil -= this.#lastSeen - now;
    this.#lastSeen = now;
  }
}

const defaultTimer: SetTimer = (run, ms) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
