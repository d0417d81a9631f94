/** Builds a value on first use and keeps it: for what costs time at load and may never be needed. */
export function lazy<T extends object>(build: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= build());
}

/** The same for a value of each key. Only for keys of which there are few: nothing is forgotten. */
export function lazyByKey<T extends object>(build: (key: string) => T): (key: string) => T {
  const values = new Map<string, T>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = build(key);
    values.set(key, value);
    return value;
  };
}
