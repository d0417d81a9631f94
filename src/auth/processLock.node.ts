import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lock } from 'proper-lockfile';
import { sleep } from '../base/abort';
import type { LockNote, SharedLock } from './sharedLock';

export interface ProcessLockOptions {
  /** Shared by the processes that exclude each other; made when it is missing. */
  readonly folder: string;
  readonly sleep?: ((ms: number, signal?: AbortSignal) => Promise<void>) | undefined;
}

type Release = () => Promise<void>;

/** A holder that ended without letting go, or slept with its computer, is passed over after this long. */
const STALE_MS = 15_000;
const UPDATE_MS = 5_000;
const POLL_MS = 100;
/** 45 seconds, longer than any holder takes: its own calls end after thirty. Counted, because clocks are set back. */
const MOST_POLLS = 450;
const TRIES = 3;
const WITHOUT_NOTE: LockNote = { read: async () => undefined, write: async () => undefined };

/**
 * The lock as a file in a folder. Where the folder cannot be written, or a holder keeps the lock beyond all
 * reason, the work is done without it: a renewal that may happen twice is better than a session that ends.
 */
export class ProcessLock implements SharedLock {
  readonly #options: ProcessLockOptions;

  constructor(options: ProcessLockOptions) {
    this.#options = options;
  }

  async withLock<T>(name: string, work: (note: LockNote) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const file = path.join(this.#options.folder, encodeURIComponent(name));
    const release = await this.#acquire(file, signal);
    if (release === undefined) return work(WITHOUT_NOTE);
    try {
      return await work(noteIn(`${file}.note`));
    } finally {
      // Somebody may have passed over this holder; then there is nothing to let go.
      await release().catch(() => undefined);
    }
  }

  async #acquire(file: string, signal: AbortSignal | undefined): Promise<Release | undefined> {
    const { folder, sleep: pause = sleep } = this.#options;
    for (let polls = 0, faults = 0; polls < MOST_POLLS && faults < TRIES; polls += 1) {
      signal?.throwIfAborted();
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        return await lock(file, {
          realpath: false,
          stale: STALE_MS,
          update: UPDATE_MS,
          // The default throws out of a timer. Work that was passed over still ends as it must.
          onCompromised: () => undefined,
        });
      } catch (error) {
        if (!isHeld(error)) faults += 1;
      }
      await pause(POLL_MS, signal);
    }
    return undefined;
  }
}

function noteIn(file: string): LockNote {
  return {
    read: () => readFile(file, 'utf8').catch(() => undefined),
    write: (text) => writeFile(file, text, { mode: 0o600 }).catch(() => undefined),
  };
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}
