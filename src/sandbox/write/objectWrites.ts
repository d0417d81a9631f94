import type { ObjectType } from '../catalogue/field';
import { failure, success, type Reply } from '../envelope';
import { isJsonObject, type Json, type Row, type Value } from '../row';
import type { Tenant } from '../tenant';
import { fieldValue } from './fieldValue';
import { Lookups } from './lookups';
import { blankRow, changedAt, missingFields, recordFields } from './recordFields';
import { WriteFault, type WriteFaultReason } from './writeFault';

const MAX_RECORDS = 50;
const MAX_KEYS = 3;
const KEY_TYPES = ['STRING', 'GSID', 'LOOKUP', 'NUMBER', 'EMAIL'];
/** Records that have a service of their own. */
const ELSEWHERE = ['call_to_action', 'cs_task', 'cta_group', 'activity_timeline'];

const CODES: Partial<Record<WriteFaultReason, string>> = {
  body: 'GSOBJ_ESS_9150',
  missing: 'GSOBJ_1007',
  nullValue: 'GSOBJ_1007',
  unknownField: 'GSOBJ_1002',
  tooLong: 'GSOBJ_1001',
  date: 'GSOBJ_1006',
  dateTime: 'GSOBJ_1005',
  id: 'GSOBJ_1004',
  noRecord: 'GSOBJ_1011',
};

/** Answers `POST /v1/data/objects/{object}`: all records are made, or none. */
export function insertRecords(tenant: Tenant, objectName: string, body: unknown): Reply {
  return writing(tenant, objectName, (object) => {
    const { records, lookups } = readBody(tenant, body);
    const rows = records.map((record) =>
      newRow(tenant, object, recordFields(tenant.store, object, record, lookups)),
    );
    for (const { row } of rows) tenant.store.table(object).add(row);
    return rows;
  });
}

/** Answers `PUT /v1/data/objects/{object}?keys=F1,F2`: all records are changed, or none. */
export function updateRecords(tenant: Tenant, objectName: string, body: unknown, keys: string | null): Reply {
  return writing(tenant, objectName, (object) => {
    const { records, lookups } = readBody(tenant, body);
    const names = keyFields(tenant, object, keys);
    const table = tenant.store.table(object);
    const found = records.map((record) => {
      const row = rowByKeys(tenant, object, record, names);
      const others = Object.keys(record).filter((key) =>
        names.some((name) => name.toLowerCase() === key.toLowerCase()),
      );
      const changes = recordFields(tenant.store, object, record, lookups, others);
      checkNeeded(object, { ...row, ...changes }, Object.keys(changes));
      return { row, changes };
    });
    for (const { row, changes } of found)
      table.update(row, { ...changes, ...stamps(object, changedAt(tenant.clock(), row.ModifiedDate)) });
    return found;
  });
}

function writing(
  tenant: Tenant,
  objectName: string,
  write: (object: ObjectType) => { row: Row; changes: Row }[],
): Reply {
  const object = tenant.store.catalogue.object(objectName);
  if (!object || object.objectType === 'SYSTEM' || ELSEWHERE.includes(object.name))
    return failure(400, 'GSOBJ_1023', `Invalid API path: ${objectName}`);
  try {
    const { keyField } = tenant.store.table(object);
    const records = write(object).map(({ row, changes }) => ({ [keyField]: row[keyField], ...changes }));
    return success({ count: records.length, errors: null, records });
  } catch (error) {
    if (!(error instanceof WriteFault)) throw error;
    return failure(
      400,
      CODES[error.reason] ?? 'GSOBJ_1008',
      `Invalid record (${error.reason}): ${error.detail}`,
    );
  }
}

function readBody({ store }: Tenant, body: unknown): { records: Json[]; lookups: Lookups } {
  const records = isJsonObject(body) ? body.records : undefined;
  if (!Array.isArray(records) || records.length === 0) throw new WriteFault('body', 'records missing');
  if (records.length > MAX_RECORDS) throw new WriteFault('body', `more than ${MAX_RECORDS} records`);
  if (!records.every(isJsonObject)) throw new WriteFault('body', 'a record must be an object');
  return { records, lookups: new Lookups(store, isJsonObject(body) ? body.lookups : undefined) };
}

function newRow(tenant: Tenant, object: ObjectType, changes: Row): { row: Row; changes: Row } {
  checkNeeded(object, changes);
  const now = tenant.clock().toISOString();
  const made = {
    ...blankRow(object),
    ...changes,
    ...stamps(object, now),
    Gsid: tenant.newId(object.keyPrefix),
  };
  return { row: { ...made, CreatedDate: now }, changes };
}

/** Refuses a row that lacks what it needs; an update only answers for the fields that it names. */
function checkNeeded(object: ObjectType, row: Row, named?: readonly string[]): void {
  const [first] = missingFields(object, row, undefined).filter(({ name }) => named?.includes(name) ?? true);
  if (first) throw new WriteFault('missing', `${first.name} must not be empty`);
}

function keyFields({ store }: Tenant, object: ObjectType, keys: string | null): string[] {
  const names = (keys ?? '').split(',').filter((name) => name !== '');
  if (names.length === 0 || names.length > MAX_KEYS)
    throw new WriteFault('body', `keys takes 1 to ${MAX_KEYS} fields`);
  return names.map((name) => {
    const field = store.catalogue.field(object, name);
    if (!field) throw new WriteFault('unknownField', name);
    if (!KEY_TYPES.includes(field.dataType)) throw new WriteFault('value', `${name} cannot be a key`);
    return field.name;
  });
}

function rowByKeys({ store }: Tenant, object: ObjectType, record: Json, names: readonly string[]): Row {
  const wanted = names.map((name): [string, Value] => {
    const given = Object.entries(record).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    if (given === undefined || given === null)
      throw new WriteFault('missing', `the key ${name} must not be empty`);
    const field = store.catalogue.field(object, name);
    return [name, field ? fieldValue(store, field, given) : null];
  });
  const found = store
    .table(object)
    .all()
    .filter((row) => wanted.every(([name, value]) => row[name] === value));
  const [row] = found;
  if (!row) throw new WriteFault('noRecord', 'No entity matches the given criteria');
  if (found.length > 1) throw new WriteFault('severalMatches', `several records match ${names.join(', ')}`);
  return row;
}

function stamps({ fields }: ObjectType, at: string): Row {
  return fields.some(({ name }) => name === 'ModifiedDate') ? { ModifiedDate: at } : {};
}
