import { abortable } from '../base/abort';
import { loadMoreRow, problemRow } from './noticeRows';
import type { Load, Reading, Row } from './row';

/** What a list tells the view that it is shown in. */
export interface ListingEvents {
  /** The list's rows are others than before. */
  changed(): void;
  /** A reading that VS Code does not wait for has begun. */
  busy(done: Promise<void>): void;
  now(): Date;
  /** How many writes were told of by now. */
  writes(): number;
}

type Step = 'refresh' | 'more';

interface Flight {
  readonly controller: AbortController;
  readonly step: Step;
  readonly done: Promise<void>;
  /** How many writes were told of when it began. */
  readonly writes: number;
  /** The reading that follows it. */
  next?: Promise<void>;
}

/**
 * A list that is read when first asked for, kept while it is read again, and kept when that fails, with
 * the reason as a row beside it. Of readings that overlap one is made; a newer question aborts the older,
 * whose answer is then dropped. No method rejects: a failure is a row.
 */
export class Listing {
  readonly #events: ListingEvents;
  #load: Load;
  #reading: Reading | undefined;
  #readAt: Date | undefined;
  #problem: { readonly error: unknown; readonly step: Step } | undefined;
  #rows: readonly Row[] = [];
  #flight: Flight | undefined;
  #stale = false;
  #refreshes = 0;
  #writes: number | undefined;

  constructor(load: Load, events: ListingEvents) {
    this.#load = load;
    this.#events = events;
  }

  /** When the rows were read; undefined before the first answer. */
  get readAt(): Date | undefined {
    return this.#readAt;
  }

  /** Whether the last reading failed. */
  get failed(): boolean {
    return this.#problem !== undefined;
  }

  /** Grows whenever the list was read from its start: rows below older ones may have changed too. */
  get refreshes(): number {
    return this.#refreshes;
  }

  /** The last write that the rows can know of, for their reading began after it; undefined before the first answer. */
  get knownWrites(): number | undefined {
    return this.#writes;
  }

  /** How many records were read and whether there are more; undefined before the first answer. */
  get count(): { readonly read: number; readonly more: boolean } | undefined {
    return this.#reading && { read: this.#reading.size, more: this.#reading.more !== undefined };
  }

  /** The rows to show now. Waits only for a first answer; stale rows are shown while they are read again. */
  async rows(): Promise<readonly Row[]> {
    if (!this.#isAnswered()) {
      if (!this.#flight) this.#start('refresh', this.#load);
      // The question can change while its answer is awaited: then the answer to the newer one counts.
      while (this.#flight && !this.#isAnswered()) await this.#flight.done;
    } else if (this.#stale && !this.#flight) {
      void this.refresh();
    }
    return this.#rows;
  }

  /** Reads again, as many records as are shown; a reading that is under way will do. */
  async refresh(): Promise<void> {
    if (this.#flight?.step !== 'refresh') this.#start('refresh', this.#load, this.#reading?.size);
    await this.#announced();
  }

  /** The same after a write, of which a reading that is under way may not know: it is followed by one other. */
  async reread(): Promise<void> {
    const flight = this.#flight;
    if (!flight) return this.refresh();
    const { signal } = flight.controller;
    // Called off: nobody asks any more, or something else was asked after the write.
    flight.next ??= flight.done.then(() => (signal.aborted ? undefined : this.refresh()));
    await flight.next;
  }

  /** Reads the next page; of a list that is just read again, when that is done. */
  async loadMore(): Promise<void> {
    for (let before = this.#flight; before?.step === 'refresh'; before = this.#flight) {
      await before.done;
      if (before.controller.signal.aborted || this.failed) return;
    }
    const next = this.#reading?.more;
    if (next === undefined) return;
    if (!this.#flight) this.#start('more', next);
    await this.#announced();
  }

  /** Does again what failed. */
  async retry(): Promise<void> {
    await (this.#problem?.step === 'more' ? this.loadMore() : this.refresh());
  }

  /** The question has changed: what is being read is called off, and the new answer replaces the rows. */
  async restart(): Promise<void> {
    this.#start('refresh', this.#load);
    await this.#announced();
  }

  /** The same question, asked by a newer row. */
  use(load: Load): void {
    this.#load = load;
  }

  /** Lays out the same records anew, after a change of grouping or of the day. */
  layOut(): void {
    if (this.#reading === undefined) return;
    this.#show();
    this.#events.changed();
  }

  get isStale(): boolean {
    return this.#stale;
  }

  /** The rows as they are now, without asking for any. */
  get shown(): readonly Row[] {
    return this.#rows;
  }

  /** The rows are read again when next asked for. */
  markStale(): void {
    this.#stale = true;
  }

  /** Stops reading; a late answer is dropped. */
  dispose(): void {
    this.#flight?.controller.abort();
    this.#flight = undefined;
  }

  #isAnswered(): boolean {
    return this.#reading !== undefined || this.#problem !== undefined;
  }

  async #announced(): Promise<void> {
    const flight = this.#flight;
    if (!flight) return;
    this.#events.busy(flight.done);
    await flight.done;
    if (!flight.controller.signal.aborted) this.#events.changed();
  }

  #start(step: Step, load: Load, wanted?: number): void {
    this.dispose();
    // Before the answer: what is marked while it is awaited is stale again.
    if (step === 'refresh') this.#stale = false;
    const controller = new AbortController();
    // Started in a later turn: the flight must be known before its reading can end.
    const done = Promise.resolve().then(() => this.#run(flight, load, wanted));
    const flight: Flight = { controller, step, done, writes: this.#events.writes() };
    this.#flight = flight;
  }

  async #run(flight: Flight, load: Load, wanted?: number): Promise<void> {
    const { controller, step, writes } = flight;
    const isCurrent = (): boolean => this.#flight === flight;
    try {
      const reading = await abortable(load(controller.signal, wanted), controller.signal);
      if (!isCurrent()) return;
      this.#reading = reading;
      this.#problem = undefined;
      this.#readAt = this.#events.now();
      if (step === 'refresh') {
        this.#refreshes += 1;
        this.#writes = writes;
      }
    } catch (error) {
      if (!isCurrent()) return;
      this.#problem = { error, step };
    }
    this.#flight = undefined;
    this.#show();
  }

  #show(): void {
    const problem = this.#problem && problemRow(this.#problem.error);
    const failedAtEnd = this.#problem?.step === 'more';
    const more = this.#reading?.more && loadMoreRow(this.#reading.size);
    this.#rows = [
      failedAtEnd ? undefined : problem,
      ...(this.#reading?.rows() ?? []),
      failedAtEnd ? problem : more,
    ].filter((row) => row !== undefined);
  }
}
