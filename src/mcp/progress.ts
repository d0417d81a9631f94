import type { SetTimer } from '../gainsight/rateLimiter';

const INTERVAL_MS = 5_000;

/** Tells that a call is under way: at once, and every few seconds until `stop`, so that no client loses patience. */
export class Progress {
  readonly #send: (step: number) => void;
  readonly #setTimer: SetTimer;
  #step = 0;
  #cancel: () => void = () => undefined;

  constructor(send: (step: number) => void, setTimer: SetTimer) {
    this.#send = send;
    this.#setTimer = setTimer;
    this.#tick();
  }

  stop(): void {
    this.#cancel();
  }

  #tick(): void {
    this.#send(this.#step++);
    this.#cancel = this.#setTimer(() => this.#tick(), INTERVAL_MS);
  }
}
