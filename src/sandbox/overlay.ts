import type { Calendar } from './calendar';
import type { ObjectType } from './catalogue/field';
import { gsid } from './gsid';
import { overlayValue } from './overlayValue';
import { isJsonObject, type Json, type Row, type Value } from './row';
import type { Store } from './store';
import type { Table } from './table';

/** A fault in the data that was given, worded for the person who wrote it. */
export class OverlayError extends Error {
  override readonly name = 'OverlayError';
}

interface Entry {
  readonly table: Table;
  readonly given: Json;
  readonly row: Row;
  readonly fresh: boolean;
  readonly number: number;
}

/** Adds records to the tenant, or replaces an object's records when `$replace` names it. */
export function applyOverlay(store: Store, calendar: Calendar, overlay: unknown): void {
  if (!isJsonObject(overlay))
    throw new OverlayError('The data must be a JSON object with a list for each object.');
  const { $replace: replaced = [], ...objects } = overlay;
  replace(store, replaced);
  const entries = Object.entries(objects).flatMap(([name, rows]) => entriesOf(store, name, rows));
  // Names first and lookups second, so that rows may point at each other whatever their order.
  for (const { table, row, fresh } of entries) if (fresh) table.add(row);
  for (const entry of entries) fillIn(store, calendar, entry);
  for (const table of new Set(entries.map(({ table }) => table))) table.reindex();
}

function replace(store: Store, names: unknown): void {
  if (!Array.isArray(names)) throw new OverlayError('"$replace" must be a list of object names.');
  for (const name of names) store.table(objectOf(store, String(name))).clear();
  const companies = store.table('company');
  if (!names.some((name) => String(name).toLowerCase() === 'company')) return;
  // What belonged to a company that is gone goes with it.
  for (const table of store.tables) {
    const { companyField } = table.type;
    if (companyField) table.keep((row) => companies.get(row[companyField] ?? null) !== undefined);
  }
}

function objectOf(store: Store, name: string): ObjectType {
  const object = store.catalogue.object(name);
  if (!object) throw new OverlayError(`There is no object "${name}" in the sandbox.`);
  return object;
}

function entriesOf(store: Store, name: string, rows: unknown): Entry[] {
  const object = objectOf(store, name);
  const table = store.table(object);
  if (!Array.isArray(rows)) throw new OverlayError(`${name} must be a list of records.`);
  return rows.map((given: unknown, index) => {
    const number = index + 1;
    if (!isJsonObject(given)) throw new OverlayError(`${name}, row ${number}: a record must be an object.`);
    const fields = knownFields(store, object, given, number);
    const key = fields[table.keyField];
    const known = typeof key === 'string' || typeof key === 'number' ? table.get(key) : undefined;
    const row = known ?? newRow(table, fields, number);
    return { table, given: fields, row, fresh: known === undefined, number };
  });
}

/** The record with the catalogue's own spelling of its fields. */
function knownFields(store: Store, object: ObjectType, given: Json, number: number): Json {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const field = store.catalogue.field(object, name);
      if (!field) throw new OverlayError(`${object.name}, row ${number}: there is no field "${name}".`);
      return [field.name, value];
    }),
  );
}

function newRow(table: Table, given: Json, number: number): Row {
  const { type, keyField } = table;
  for (const { name, required } of type.fields)
    if (required && name !== keyField && (given[name] === undefined || given[name] === null))
      throw new OverlayError(`${type.name}, row ${number}: the field "${name}" is required.`);
  const made = gsid(type.keyPrefix, `overlay ${type.name} ${number} ${JSON.stringify(given)}`);
  const row: Row = { [keyField]: keyField === 'Id' ? number : made };
  const key = given[keyField];
  if (typeof key === 'string' || typeof key === 'number') row[keyField] = key;
  // What lookups of other rows may name this row by, and where the index files it, must be there at once.
  for (const name of ['Name', 'Email']) if (typeof given[name] === 'string') row[name] = given[name];
  return row;
}

function fillIn(store: Store, calendar: Calendar, { table, given, row, fresh, number }: Entry): void {
  const changes: Row = fresh ? defaults(table.type, calendar) : {};
  for (const [name, value] of Object.entries(given)) {
    const field = store.catalogue.field(table.type, name);
    if (!field) continue;
    const result = overlayValue(store, field, value);
    if ('fault' in result)
      throw new OverlayError(`${table.type.name}, row ${number}, field "${name}": ${result.fault}`);
    changes[field.name] = result.value;
  }
  Object.assign(row, changes);
}

/** A record that leaves these out means that nothing special is the matter with it. */
function defaults({ fields }: ObjectType, calendar: Calendar): Row {
  const now = calendar.now.toISOString();
  const entries = fields.flatMap(({ name, dataType }): [string, Value][] => {
    if (dataType === 'BOOLEAN') return [[name, /^(Active|IsActiveUser|IsPrimaryCompany)$/.test(name)]];
    if (/^(CreatedDate|ModifiedDate|LastModifiedDate)$/.test(name)) return [[name, now]];
    return name === 'EntityType' ? [[name, 'COMPANY']] : [];
  });
  return Object.fromEntries(entries);
}
