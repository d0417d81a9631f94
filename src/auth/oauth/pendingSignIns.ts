import { rejected } from './failures';

/** What is known of a sign-in that waits for the browser. */
export interface Pending {
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

interface Entry<T> {
  readonly startedAt: number;
  /** Gone once it was used, given up or became too old. */
  pending: T | undefined;
  used: boolean;
}

const LONGEST_MS = 10 * 60_000;
/** Ended ones are remembered to be told apart from unknown ones; beyond this many the oldest are forgotten. */
const MOST = 50;

/**
 * The sign-ins that wait for the browser, each for one answer and for ten minutes at most. An answer that belongs
 * to none of them changes nothing.
 */
export class PendingSignIns<T extends Pending> {
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry<T>>();

  constructor(now: () => number) {
    this.#now = now;
  }

  add(pending: T): void {
    this.#dropStale();
    this.#entries.set(pending.state, { startedAt: pending.startedAt, pending, used: false });
    for (const state of this.#entries.keys()) if (this.#entries.size > MOST) this.#entries.delete(state);
  }

  /** The sign-in that this callback answers; from now on it is used. Throws a sentence for people when there is none. */
  take(callbackUrl: string): T {
    this.#dropStale();
    const state = stateIn(callbackUrl);
    const entry = state === undefined ? undefined : this.#entries.get(state);
    if (entry?.pending) {
      const { pending } = entry;
      entry.pending = undefined;
      entry.used = true;
      return pending;
    }
    if (entry === undefined)
      throw rejected(
        'The answer from the browser belongs to no sign-in of this window. Nothing was done; start the sign-in here.',
      );
    if (entry.used)
      throw rejected('The answer from the browser was used already. Nothing was done; sign in again.');
    throw rejected('The sign-in was begun more than ten minutes ago. Nothing was done; sign in again.');
  }

  /** Gives a sign-in up: an answer that comes later finds it used. */
  cancel({ state }: Pending): void {
    const entry = this.#entries.get(state);
    if (entry?.pending) Object.assign(entry, { pending: undefined, used: true });
  }

  /** What is too old is let go of with its secrets. */
  #dropStale(): void {
    const oldest = this.#now() - LONGEST_MS;
    for (const entry of this.#entries.values()) if (entry.startedAt < oldest) entry.pending = undefined;
  }
}

function stateIn(callbackUrl: string): string | undefined {
  if (!URL.canParse(callbackUrl)) return undefined;
  const states = new URL(callbackUrl).searchParams.getAll('state');
  return states.length === 1 ? states[0] : undefined;
}
