import type { ObjectType } from '../catalogue/field';
import { failure, success, type Reply } from '../envelope';
import type { Row } from '../row';
import type { Tenant } from '../tenant';
import { countObjectives, countTasks } from './counts';

const ID = /^[A-Za-z0-9]+$/;

/** Lookups whose records go with the one that they name. */
const PARTS: Readonly<Record<string, readonly { readonly object: string; readonly field: string }[]>> = {
  call_to_action: [{ object: 'cs_task', field: 'CtaId' }],
  cta_group: [{ object: 'call_to_action', field: 'CtaGroupId' }],
};

/** Answers `DELETE /v1/data/objects/{object}/{gsid}`; `path` is its last two segments. */
export function deleteRecord(tenant: Tenant, path: string): Reply {
  const [name = '', id = ''] = path.split('/');
  const object = tenant.store.catalogue.object(name);
  // Activities have a service of their own.
  if (!object || object.objectType === 'SYSTEM' || object.name === 'activity_timeline')
    return failure(400, 'GSOBJ_1023', `Invalid API path: ${name}`);
  if (!ID.test(id)) return failure(400, 'GSOBJ_1004', `Invalid GSID: ${id}`);
  const row = tenant.store.table(object).get(id);
  if (!row) return failure(400, 'GSOBJ_1011', 'No data found for given criteria');
  remove(tenant, object, row);
  countTasks(tenant, row.CtaId ?? null);
  countObjectives(tenant, row.CtaGroupId);
  return success(`Record with GSID: ${id} successfully deleted.`);
}

/** Takes a record away with all that belongs to it, and logs each of them. */
function remove(tenant: Tenant, object: ObjectType, row: Row): void {
  const { store, clock } = tenant;
  const table = store.table(object);
  const id = row[table.keyField] ?? null;
  if (table.get(id) !== row) return;
  for (const part of partsOf(tenant, object))
    for (const each of [...store.table(part.object).matching(part.field, [id])])
      remove(tenant, part.object, each);
  table.remove(row);
  // Rows without a Gsid are figures about a record, not records.
  if (typeof id !== 'string') return;
  const at = clock().toISOString();
  store.removed(object).add({ ...row, ModifiedDate: at });
  store.table('record_delete_log').add({
    Gsid: tenant.newId('1Z0D'),
    RecordId: id,
    ObjectName: object.name,
    DeletedOn: at,
  });
}

function partsOf({ store }: Tenant, object: ObjectType): { object: ObjectType; field: string }[] {
  if (object.name !== 'company')
    return (PARTS[object.name] ?? []).map((part) => ({
      object: store.table(part.object).type,
      field: part.field,
    }));
  return [...store.tables].flatMap(({ type }) =>
    type.companyField ? [{ object: type, field: type.companyField }] : [],
  );
}
