/** A few words that outlive the lock, for whoever takes it next. */
export interface LockNote {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/** Lets one piece of work of a name run at a time, among all windows and processes of this user. */
export interface SharedLock {
  /** `signal` ends the wait for the lock; work that has begun is not interrupted. */
  withLock<T>(name: string, work: (note: LockNote) => Promise<T>, signal?: AbortSignal): Promise<T>;
}
