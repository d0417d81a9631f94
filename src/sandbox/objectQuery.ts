import type { ObjectType } from './catalogue/field';
import { failure, success, type Reply } from './envelope';
import { fieldCondition } from './query/fieldCondition';
import { resolvePath, type FieldPath } from './query/fieldPath';
import { order } from './query/order';
import { QueryFault, type QueryFaultReason } from './query/queryFault';
import { compileWhere } from './query/where';
import { isJsonObject, type Json } from './row';
import type { Store } from './store';
import type { Tenant } from './tenant';
import { presentRow } from './variants';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 5000;

const CODES: Record<QueryFaultReason, string> = {
  noSelect: 'GSOBJ_ESS_9104',
  unknownSelectField: 'GSOBJ_1002',
  unknownField: 'GSOBJ_1002',
  lookupPath: 'P_5068',
  condition: 'GSOBJ_ESS_9150',
  operator: 'GSOBJ_ESS_9150',
  expression: 'GSOBJ_ESS_9150',
  paging: 'GSOBJ_ESS_9150',
  body: 'GSOBJ_ESS_9150',
  date: 'GSOBJ_1006',
  dateTime: 'GSOBJ_1005',
  nullValue: 'GSOBJ_1007',
  value: 'GSOBJ_1008',
  id: 'GSOBJ_1004',
};

/** Answers `POST /v1/data/objects/query/{object}`. */
export function objectQuery(tenant: Tenant, objectName: string, body: unknown): Reply {
  const object = tenant.store.catalogue.object(objectName);
  if (!object) return failure(400, 'GSOBJ_1023', `Invalid API path: ${objectName}`);
  return refusing(() => {
    const query = bodyOf(body);
    const limit = whole(query.limit, 'limit', DEFAULT_LIMIT, 1, MAX_LIMIT);
    const offset = whole(query.offset, 'offset', 0, 0);
    const records = findRecords(tenant, object, query, limit, offset);
    return records.length === 0 ? nothingFound(tenant) : success(shaped(tenant, records));
  });
}

/** The rows that a dialect A query asks for, ready for the wire. */
export function findRecords(
  { store, variants }: Tenant,
  object: ObjectType,
  query: Json,
  limit: number,
  offset: number,
): Json[] {
  const paths = selected(store, object, query.select);
  const filter = compileWhere(query.where, (condition) => fieldCondition(store, object, condition, 'name'));
  const rows = order(store, object, filter.rows(store.table(object)), query.orderBy);
  return rows.slice(offset, offset + limit).map((row) => presentRow(store, row, paths, variants));
}

/** Turns a fault of the query into the refusal of this dialect. */
export function refusing(answer: () => Reply): Reply {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof QueryFault)) throw error;
    return failure(400, CODES[error.reason], `Invalid request (${error.reason}): ${error.detail}`);
  }
}

export function bodyOf(body: unknown): Json {
  if (isJsonObject(body)) return body;
  throw new QueryFault('body', 'the body must be a JSON object');
}

/** A whole number of the body within its bounds, or the default when it is left out. */
export function whole(value: unknown, name: string, preset: number, low: number, high = Infinity): number {
  if (value === undefined || value === null) return preset;
  if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) return value;
  const range = high === Infinity ? `${low} or more` : `from ${low} to ${high}`;
  throw new QueryFault('paging', `${name} must be a whole number, ${range}`);
}

function selected(store: Store, object: ObjectType, select: unknown): FieldPath[] {
  if (!Array.isArray(select) || select.length === 0) throw new QueryFault('noSelect', 'no field selected');
  return select.map((name: unknown) => {
    if (typeof name !== 'string') throw new QueryFault('unknownSelectField', JSON.stringify(name));
    return resolvePath(store.catalogue, object, name, 'unknownSelectField');
  });
}

function shaped({ variants }: Tenant, records: Json[]): unknown {
  return variants.rows === 'list' ? records : { records };
}

function nothingFound(tenant: Tenant): Reply {
  if (tenant.variants.empty === 'noData')
    return failure(200, 'GSOBJ_1XXX', 'No data found for given criteria');
  if (tenant.variants.empty === 'noMatch')
    return failure(400, 'GSOBJ_1011', 'No entity matches the given criteria');
  return success(shaped(tenant, []));
}
