/** Named secrets of the record: the keys that lines are chained with, and the anchors that say how long a chain is. */
export interface AuditKeys {
  get(name: string): Promise<string | undefined>;
  store(name: string, secret: string): Promise<void>;
  delete(name: string): Promise<void>;
  /** The names that begin so. */
  list(prefix: string): Promise<readonly string[]>;
  /** Whether a secret lies in a file that any program of the user can read and write. */
  isPlain(name: string): Promise<boolean>;
}

/** Keeps other processes from doing the same at the same time. */
export interface AuditLock {
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Several stores as one: what any of them holds is found, and deleted where it is; new things go into the first.
 * So an editor also verifies what servers beside it wrote with keys of their own.
 */
export function joinedKeys(first: AuditKeys, ...others: readonly AuditKeys[]): AuditKeys {
  const all = [first, ...others];
  return {
    get: async (name) => {
      for (const keys of all) {
        const secret = await keys.get(name);
        if (secret !== undefined) return secret;
      }
      return undefined;
    },
    store: (name, secret) => first.store(name, secret),
    delete: async (name) => {
      await Promise.all(all.map((keys) => keys.delete(name)));
    },
    list: async (prefix) => [...new Set((await Promise.all(all.map((keys) => keys.list(prefix)))).flat())],
    isPlain: async (name) => {
      for (const keys of all) if ((await keys.get(name)) !== undefined) return keys.isPlain(name);
      return true;
    },
  };
}
