import { CallTrace } from '../../src/base/callTrace.node';
import type { CallSummary } from '../../src/gainsight/transport';

const KEY = 'gainsightSharedTrace';

/**
 * One trace for all tests of the process, as the product has one: every promise that is made anywhere pays for every
 * trace that there ever was. Notes follow the work that made them, so tests do not see each other's.
 */
export function sharedTrace(): CallTrace<CallSummary> {
  // The tests are bundled one by one: this is the place that all of them reach.
  const shared = globalThis as typeof globalThis & { [KEY]?: CallTrace<CallSummary> };
  return (shared[KEY] ??= new CallTrace());
}
