import assert from 'node:assert/strict';

/** Far more than such work takes, and far less than it takes where its time grows out of bounds. */
const SOON_MS = 1000;

/** Does the work and fails when it took long, by the processor's time: a busy machine takes longer by the clock. */
export function soon<T>(work: () => T): T {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1000 < SOON_MS, `${(user + system) / 1000} ms`);
  return result;
}
