import { failure, type Reply } from '../envelope';
import { isJsonObject, type Json, type Row } from '../row';
import type { Tenant } from '../tenant';
import { createActivity, updateActivity } from './activityWrites';
import { Lookups } from './lookups';
import { WriteFault } from './writeFault';

const MAX_RECORDS = 50;

/** Keys of a record by the values that `identifier` takes, and the fields they stand for. */
const IDENTIFIERS: Readonly<Record<string, { readonly key: string; readonly field: string }>> = {
  gsid: { key: 'Gsid', field: 'Gsid' },
  activityid: { key: 'ActivityId', field: 'Gsid' },
  externalid: { key: 'ExternalId', field: 'ExternalId' },
};

/** Answers `POST /v1/ant/es/activity`; results are keyed by the `ExternalId`. */
export function createActivities(tenant: Tenant, body: unknown): Reply {
  return answer(tenant, body, 'ExternalId', (record, lookups) => createActivity(tenant, record, lookups));
}

/** Answers `PUT /v1/ant/es/activity?identifier=…`; results are keyed by that identifier. */
export function updateActivities(tenant: Tenant, body: unknown, identifier: string | null): Reply {
  const by = IDENTIFIERS[(identifier ?? '').toLowerCase()];
  if (!by)
    return failure(400, 'GS_TL_10_0206', 'The parameter identifier must be gsid, activityid or externalid');
  return answer(tenant, body, by.key, (record, lookups) => {
    const id = valueOf(record, by.key);
    if (typeof id !== 'string' || id === '') throw new WriteFault('missing', by.key);
    const row = rowOf(tenant, by.field, id);
    if (!row) throw new WriteFault('noRecord', `no activity with the ${by.key} ${id}`);
    return updateActivity(tenant, row, record, lookups);
  });
}

function answer(
  tenant: Tenant,
  body: unknown,
  key: string,
  write: (record: Json, lookups: Lookups) => string,
): Reply {
  const done: [string, unknown][] = [];
  const refused: [string, unknown][] = [];
  try {
    const records = recordsOf(body);
    const lookups = new Lookups(tenant.store, isJsonObject(body) ? body.lookups : undefined);
    for (const [index, record] of records.entries()) {
      const id = valueOf(record, key);
      // A record that does not say what it is called is told apart by its place.
      const name = typeof id === 'string' && id !== '' ? id : String(index);
      try {
        done.push([name, [{ activityId: write(record, lookups) }]]);
      } catch (error) {
        refused.push([name, [refusal(error)]]);
      }
    }
  } catch (error) {
    if (error instanceof WriteFault) return failure(400, codeOf(error), error.detail);
    throw error;
  }
  return {
    status: 200,
    body: {
      result: true,
      data: { failures: Object.fromEntries(refused), success: Object.fromEntries(done) },
      message: null,
      additionalInfo: null,
    },
  };
}

function recordsOf(body: unknown): Json[] {
  const records = isJsonObject(body) ? body.records : undefined;
  if (!Array.isArray(records) || records.length === 0) throw new WriteFault('body', 'records missing');
  if (records.length > MAX_RECORDS) throw new WriteFault('body', `more than ${MAX_RECORDS} records`);
  return records.map((record: unknown) => {
    if (isJsonObject(record)) return record;
    throw new WriteFault('body', 'a record must be an object');
  });
}

function rowOf({ store }: Tenant, field: string, id: string): Row | undefined {
  return store.table('activity_timeline').matching(field, [id])[0];
}

function valueOf(record: Json, name: string): unknown {
  return Object.entries(record).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function refusal(error: unknown): Json {
  if (!(error instanceof WriteFault)) throw error;
  const Message =
    error.reason === 'missing'
      ? `Activity value for key '${error.detail}' missing`
      : `Activity refused (${error.reason}): ${error.detail}`;
  return { errorCode: codeOf(error), Message };
}

function codeOf({ reason }: WriteFault): string {
  switch (reason) {
    case 'missing':
      return 'GS_TL_10_0206';
    case 'duplicate':
      return 'GS_TL_10_0207';
    case 'id':
    case 'noMatch':
    case 'noRecord':
    case 'severalMatches':
      return 'GS_TL_10_0213';
    default:
      return 'GS_TL_10_0500';
  }
}
