import { monitorEventLoopDelay } from 'node:perf_hooks';

const NS_PER_MS = 1e6;

/** How long some work takes, and for how long it holds up everybody else in the process at most. */
export async function blockedBy(work: () => Promise<unknown>): Promise<{ ms: number; longestMs: number }> {
  const start = performance.now();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return { ms: performance.now() - start, longestMs: delay.max / NS_PER_MS };
}
