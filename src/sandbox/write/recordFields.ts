import type { Field, ObjectType } from '../catalogue/field';
import type { Json, Row, Value } from '../row';
import type { Store } from '../store';
import { fieldValue } from './fieldValue';
import type { Lookups } from './lookups';
import { WriteFault } from './writeFault';

/**
 * What a record of a call says about the fields of its object, looked-up ones included.
 * Keys in `others` mean something else to the service and are passed over.
 */
export function recordFields(
  store: Store,
  object: ObjectType,
  record: Json,
  lookups: Lookups,
  others: readonly string[] = [],
): Row {
  const changes: Row = {};
  for (const [key, given] of Object.entries(record)) {
    const field = store.catalogue.field(object, key);
    // A key to find something by can look like a field in other letters: internalAttendees does.
    if (others.includes(key) || (field?.name !== key && lookups.isSource(key))) continue;
    changes[named(field, key).name] = writable(store, named(field, key), given);
  }
  for (const [target, found] of lookups.resolve(record)) {
    if (others.includes(target)) continue;
    const field = named(store.catalogue.field(object, target), target);
    changes[field.name] = writable(store, field, found);
  }
  return changes;
}

/** The fields without which a record of this type cannot be. */
export function missingFields(object: ObjectType, row: Row, typeName: string | undefined): Field[] {
  return object.fields.filter(
    (field) => !field.readOnly && isNeeded(field, typeName) && isEmpty(row[field.name]),
  );
}

export function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** A record about which nothing special is said yet. */
export function blankRow({ fields }: ObjectType): Row {
  return Object.fromEntries(
    fields.map(({ name, dataType }) => [
      name,
      dataType === 'BOOLEAN' ? /^(Active|IsActiveUser|IsPrimaryCompany)$/.test(name) : null,
    ]),
  );
}

/** When a record is changed; later than its last change, even on a clock that stands still. */
export function changedAt(now: Date, before: Value | undefined): string {
  const last = typeof before === 'string' ? Date.parse(before) : 0;
  return new Date(Math.max(now.getTime(), last + 1)).toISOString();
}

function isNeeded(field: Field, typeName: string | undefined): boolean {
  if (field.required || field.mandatory) return true;
  return field.requiredFor !== undefined && field.requiredFor === typeName;
}

function writable(store: Store, field: Field, given: unknown): Value {
  if (field.readOnly) throw new WriteFault('readOnly', `${field.name} cannot be written`);
  return fieldValue(store, field, given);
}

function named(field: Field | undefined, key: string): Field {
  if (field) return field;
  throw new WriteFault('unknownField', key);
}
