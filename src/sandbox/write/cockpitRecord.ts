import type { Field, ObjectType } from '../catalogue/field';
import type { Json, Row } from '../row';
import type { Tenant } from '../tenant';
import { configuredItem, itemName } from './configuredNames';
import type { Lookups } from './lookups';
import { isEmpty, missingFields, recordFields } from './recordFields';
import { WriteFault } from './writeFault';

/** One kind of record that the Cockpit and success plans write. */
export interface CockpitKind {
  readonly object: string;
  /** What a refusal calls the record. */
  readonly label: string;
  /** Keys of a record that hold a name as configured, and the field that its id goes to. */
  readonly names: Readonly<Record<string, string>>;
  readonly typeField: string;
  /** Keys that are no fields and that the kind reads itself. */
  readonly others: readonly string[];
}

/** A record of a call, read against the catalogue and the configuration. */
export interface CockpitRecord {
  readonly changes: Row;
  /** Name of the type that the record has after the write. */
  readonly typeName: string | undefined;
}

/** Reads a record and checks that nothing it needs is missing; `before` is the row that it changes. */
export function cockpitRecord(
  tenant: Tenant,
  kind: CockpitKind,
  record: Json,
  lookups: Lookups,
  before?: Row,
): CockpitRecord {
  const { store } = tenant;
  const object = store.table(kind.object).type;
  const others = ['referenceId', 'Gsid', ...Object.keys(kind.names), ...kind.others];
  const changes = recordFields(store, object, record, lookups, others);
  // The type comes first, since it decides which reasons and statuses there are.
  const names = Object.entries(kind.names).sort(([, field]) => (field === kind.typeField ? -1 : 0));
  const typeNow = (): string | undefined =>
    itemName(store, changes[kind.typeField] ?? before?.[kind.typeField]);
  for (const [key, name] of names) {
    const field = store.catalogue.field(object, name);
    if (field && record[key] !== undefined)
      changes[name] =
        record[key] === null ? null : (configuredItem(store, field, record[key], typeNow()).Gsid ?? null);
  }
  const typeName = typeNow();
  const missing = before
    ? missingAfter(object, changes, before, kind, typeName)
    : missingFields(object, changes, typeName);
  if (missing.length > 0)
    throw new WriteFault('missing', missing.map((field) => wireName(kind, field)).join(', '));
  return { changes, typeName };
}

/** The row that an update names; the field `Gsid` must be there and right. */
export function rowToChange({ store }: Tenant, kind: CockpitKind, record: Json): Row {
  if (record.Gsid === undefined || record.Gsid === null) throw new WriteFault('missing', 'Gsid');
  const row = typeof record.Gsid === 'string' ? store.table(kind.object).get(record.Gsid) : undefined;
  if (!row) throw new WriteFault('noRecord', kind.label);
  return row;
}

/** An update may leave everything out, but not empty what is needed, and a new type brings its own needs. */
function missingAfter(
  object: ObjectType,
  changes: Row,
  before: Row,
  { typeField }: CockpitKind,
  typeName: string | undefined,
): Field[] {
  const retyped = changes[typeField] !== undefined && changes[typeField] !== before[typeField];
  return missingFields(object, { ...before, ...changes }, retyped ? typeName : undefined).filter(
    ({ name, requiredFor }) => requiredFor !== undefined || (name in changes && isEmpty(changes[name])),
  );
}

function wireName({ names }: CockpitKind, { name }: Field): string {
  return Object.entries(names).find(([, field]) => field === name)?.[0] ?? name;
}
