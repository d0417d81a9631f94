import assert from 'node:assert/strict';
import { GainsightError } from '../../../src/gainsight/errors';
import type { Call } from '../../../src/gainsight/call';
import type { Answer } from '../../support/fakeTenant';

/** A call that may be sent again. */
export const READ: Call = {
  method: 'POST',
  path: '/v1/data/objects/query/Company',
  body: { select: ['Gsid'] },
};

/** A call that must not be sent twice. */
export const WRITE: Call = { method: 'POST', path: '/v2/cockpit/cta/', body: { requests: [] } };

/** What stands in a proxy's way instead of an answer. */
export const HTML = '<html><body>Welcome to the intranet</body></html>';

/** The failure that the call ends with. */
export async function failureOf(promise: Promise<unknown>): Promise<GainsightError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof GainsightError, `expected a GainsightError, got ${String(error)}`);
    return error;
  }
  throw new assert.AssertionError({ message: 'the call was expected to fail' });
}

/** Repeats one answer, for calls that may be sent several times. */
export function always(answer: () => Answer): Answer[] {
  return Array.from({ length: 6 }, answer);
}
