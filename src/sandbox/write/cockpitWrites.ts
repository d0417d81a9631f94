import { failure, success, type Reply } from '../envelope';
import { isJsonObject, type Json } from '../row';
import type { Tenant } from '../tenant';
import { Lookups } from './lookups';
import { WriteFault } from './writeFault';

const MAX_REQUESTS = 50;

/** Writes one record and answers its id, or throws a WriteFault and has changed nothing. */
export type RecordWriter = (tenant: Tenant, record: Json, lookups: Lookups) => string;

/**
 * Answers the writes of the Cockpit and of success plans: each record succeeds or fails by itself,
 * and the call as a whole only fails when its envelope is wrong.
 */
export function cockpitWrite(
  tenant: Tenant,
  body: unknown,
  action: 'create' | 'update',
  write: RecordWriter,
): Reply {
  try {
    const { records, lookups } = readBody(tenant, body);
    const done: [reference: string, gsid: string][] = [];
    const refused: [reference: string, text: string][] = [];
    for (const [reference, record] of records) {
      try {
        done.push([reference, write(tenant, record, lookups)]);
      } catch (error) {
        refused.push([reference, refusal(error, action)]);
      }
    }
    const shaped = (results: [string, string][]): unknown =>
      tenant.variants.results === 'map'
        ? Object.fromEntries(results)
        : results.map((result) => Object.fromEntries([result]));
    return success({ success: shaped(done), failure: shaped(refused) });
  } catch (error) {
    if (!(error instanceof WriteFault)) throw error;
    const code = error.reason === 'missing' ? 'COCKPIT_9700' : 'COCKPIT_9701';
    return failure(400, code, refusal(error, action).replace(/^\w+: /, ''), {});
  }
}

function readBody({ store }: Tenant, body: unknown): { records: Map<string, Json>; lookups: Lookups } {
  if (!isJsonObject(body)) throw new WriteFault('body', 'the body must be a JSON object');
  const { requests } = body;
  if (!Array.isArray(requests) || requests.length === 0) throw new WriteFault('body', 'requests missing');
  if (requests.length > MAX_REQUESTS) throw new WriteFault('body', `more than ${MAX_REQUESTS} requests`);
  const records = new Map<string, Json>();
  for (const request of requests as unknown[]) {
    const record = isJsonObject(request) ? request.record : undefined;
    if (!isJsonObject(record)) throw new WriteFault('body', 'a request has no record');
    const { referenceId } = record;
    if (typeof referenceId !== 'string' || referenceId === '') throw new WriteFault('missing', 'referenceId');
    if (records.has(referenceId))
      throw new WriteFault('body', `two records have the referenceId ${referenceId}`);
    records.set(referenceId, record);
  }
  return { records, lookups: new Lookups(store, body.lookups) };
}

/** Only 9700 and 6007 are documented; everything else goes under one number of this tenant's own. */
function refusal(error: unknown, action: string): string {
  if (!(error instanceof WriteFault)) throw error;
  switch (error.reason) {
    case 'missing':
      return `COCKPIT_9700: Missing mandatory fields for ${action} - ${error.detail}`;
    case 'noRecord':
      return `COCKPIT_6007: Invalid GSID of ${error.detail}`;
    default:
      return `COCKPIT_9701: Invalid request (${error.reason}) - ${error.detail}`;
  }
}
