import assert from 'node:assert/strict';

const LIMIT_MS = 40_000;
const PAUSE_MS = 50;

/**
 * Asks again until it holds: for what tells nobody of its change, such as a file or the calls at a tenant. Where there
 * is an event, `untilEvent` is the better choice. `what` is said to be missing in the end.
 */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string | (() => string),
  limitMs = LIMIT_MS,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadline)
      assert.fail(`${typeof what === 'string' ? what : what()} did not appear`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** An event as VS Code and the product have them. */
type Event<T> = (listener: (value: T) => void) => { dispose(): unknown };

/** Resolves after the first event with which it holds; at once where it holds already. */
export function untilEvent<T>(event: Event<T>, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds()) {
      resolve();
      return;
    }
    const listening = event(() => {
      if (!holds()) return;
      listening.dispose();
      resolve();
    });
  });
}
