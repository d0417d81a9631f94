import type { RecordedCall } from '../../src/sandbox/embedded';

const WRITES = /^\/(?:v2\/(?:cockpit\/(?:cta|task)|successPlan)\/?|v1\/ant\/es\/activity)(?:\?|$)/;

/** Whether a call can have changed something. */
export function isWrite({ method, path }: RecordedCall): boolean {
  return method !== 'GET' && WRITES.test(path);
}

/** The one record of a write's body. */
export function writtenRecord({ body }: Pick<RecordedCall, 'body'>): Record<string, unknown> {
  // The two shapes of a write's body; each call of ours holds one record.
  const { requests, records } = (body ?? {}) as {
    requests?: { record: Record<string, unknown> }[];
    records?: Record<string, unknown>[];
  };
  return requests?.[0]?.record ?? records?.[0] ?? {};
}
