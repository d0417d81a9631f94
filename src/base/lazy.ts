/** Builds a value on first use and keeps it: for what costs time at load and may never be needed. */
export function lazy<T extends object>(build: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= build());
}
