import { onAbort, reasonOf } from './abort';

interface Entry {
  readonly promise: Promise<unknown>;
  readonly controller: AbortController;
  waiting: number;
  /** Both are set once the load has succeeded. */
  expires?: number;
  value?: unknown;
}

/**
 * Remembers answers for a while and lets callers who ask for the same thing at the same time share one load.
 * A load is aborted when everybody who waits for it has given up; a failed one is forgotten at once.
 */
export class SharedCache {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;
  readonly #lifetimeMs: number;

  constructor(lifetimeMs: number, now: () => number) {
    this.#lifetimeMs = lifetimeMs;
    this.#now = now;
  }

  /** `key` must name one type of answer only: what is stored under it is returned as `T`. */
  async get<T>(key: string, load: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    let entry = this.#entries.get(key);
    if (!entry || this.#isOver(entry)) entry = this.#start(key, load);
    // The promise under this key was made by a `load` of the same type.
    return this.#wait(key, entry, signal) as Promise<T>;
  }

  /** What `get` would give without loading, of the type that was loaded; undefined while nothing is there. */
  peek(key: string): unknown {
    const entry = this.#entries.get(key);
    return entry?.expires !== undefined && !this.#isOver(entry) ? entry.value : undefined;
  }

  /** Forgets everything; loads under way still answer those who wait for them. */
  clear(): void {
    this.#entries.clear();
  }

  /** What was loaded later than now would stay for as long as the clock was set back. */
  #isOver({ expires }: Entry): boolean {
    if (expires === undefined) return false;
    const left = expires - this.#now();
    return left <= 0 || left > this.#lifetimeMs;
  }

  #start<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Entry {
    const controller = new AbortController();
    const entry: Entry = { promise: load(controller.signal), controller, waiting: 0 };
    this.#entries.set(key, entry);
    entry.promise.then(
      (value) => {
        entry.expires = this.#now() + this.#lifetimeMs;
        entry.value = value;
      },
      () => this.#drop(key, entry),
    );
    return entry;
  }

  async #wait(key: string, entry: Entry, signal: AbortSignal | undefined): Promise<unknown> {
    if (!signal) {
      entry.waiting += 1;
      return entry.promise;
    }
    entry.waiting += 1;
    return new Promise((resolve, reject) => {
      const forget = onAbort(signal, () => {
        entry.waiting -= 1;
        if (entry.waiting === 0 && entry.expires === undefined) {
          this.#drop(key, entry);
          entry.controller.abort(signal.reason);
        }
        reject(reasonOf(signal));
      });
      entry.promise.then(resolve, reject).finally(forget);
    });
  }

  #drop(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }
}
