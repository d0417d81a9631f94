import { AsyncLocalStorage } from 'node:async_hooks';

/** Work that was begun, and what was noted on its way so far. */
export interface Followed<T, R> {
  readonly result: Promise<R>;
  readonly notes: readonly T[];
}

/**
 * Tells which notes belong to which piece of work, however deep below it they are made and however much runs side by
 * side. What several pieces of work share (a reading that a second one joins) is noted for the one that began it.
 */
export class CallTrace<T> {
  readonly #notes = new AsyncLocalStorage<T[]>();

  follow<R>(work: () => Promise<R>): Followed<T, R> {
    const notes: T[] = [];
    return { result: this.#notes.run(notes, work), notes };
  }

  /** Lost when nobody follows. */
  note(note: T): void {
    this.#notes.getStore()?.push(note);
  }
}
