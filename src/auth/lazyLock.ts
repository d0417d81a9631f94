import { lazy } from '../base/lazy';
import type { SharedLock } from './sharedLock';

/** The lock of all processes that use this folder. Loaded with the first renewal; most windows never need it sooner. */
export function lockIn(folder: string): SharedLock {
  const load = lazy(async () => new (await import('./processLock.node')).ProcessLock({ folder }));
  return { withLock: async (...args) => (await load()).withLock(...args) };
}
