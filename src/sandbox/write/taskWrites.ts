import type { Json, Row } from '../row';
import type { Tenant } from '../tenant';
import { closing } from './closing';
import { cockpitRecord, rowToChange, type CockpitKind } from './cockpitRecord';
import { firstItem } from './configuredNames';
import { countTasks } from './counts';
import { dueFields } from './dueDates';
import type { Lookups } from './lookups';
import { blankRow, changedAt } from './recordFields';
import { WriteFault } from './writeFault';

const TASK: CockpitKind = {
  object: 'cs_task',
  label: 'Task',
  names: { type: 'TypeId', status: 'StatusId', priority: 'PriorityId' },
  typeField: 'TypeId',
  others: [],
};

/** Makes a task under the CTA that the record names and answers its id. */
export function createTask(tenant: Tenant, record: Json, lookups: Lookups): string {
  checkCta(tenant, record);
  const { changes } = cockpitRecord(tenant, TASK, record, lookups);
  const cta = tenant.store.table('call_to_action').get(changes.CtaId ?? null);
  if (!cta) throw new WriteFault('noRecord', 'CTA');
  return addTask(tenant, cta, changes);
}

/** Changes what the record names and leaves the rest. */
export function updateTask(tenant: Tenant, record: Json, lookups: Lookups): string {
  const table = tenant.store.table(TASK.object);
  const row = rowToChange(tenant, TASK, record);
  checkCta(tenant, record);
  const { changes } = cockpitRecord(tenant, TASK, record, lookups, row);
  const ctaBefore = row.CtaId;
  table.update(row, {
    ...settled(tenant, changes, row),
    ModifiedById: tenant.currentUser ?? null,
    ModifiedDate: changedAt(tenant.clock(), row.ModifiedDate),
  });
  for (const cta of new Set([ctaBefore, row.CtaId])) countTasks(tenant, cta ?? null);
  return String(row.Gsid);
}

/** Files a task whose fields were found right, and answers its id. */
export function addTask(tenant: Tenant, cta: Row, fields: Row): string {
  const { store, calendar, newId, clock } = tenant;
  const table = store.table(TASK.object);
  const now = clock().toISOString();
  const row: Row = {
    ...blankRow(table.type),
    Gsid: newId(table.type.keyPrefix),
    CtaId: cta.Gsid ?? null,
    CompanyId: cta.CompanyId ?? null,
    EntityType: cta.EntityType ?? null,
    TypeId: usual(tenant, 'TypeId', 'To Do'),
    PriorityId: usual(tenant, 'PriorityId', 'Medium'),
    StartDate: calendar.today,
    DisplayOrder: store.table(TASK.object).matching('CtaId', [cta.Gsid ?? null]).length,
    Source: 'API',
    CreatedById: tenant.currentUser ?? null,
    CreatedDate: now,
    ModifiedById: tenant.currentUser ?? null,
    ModifiedDate: now,
  };
  Object.assign(row, settled(tenant, fields));
  table.add(row);
  countTasks(tenant, row.CtaId ?? null);
  return String(row.Gsid);
}

/** The changes with all that follows from them; null asks for the usual status and priority. */
function settled(tenant: Tenant, changes: Row, before?: Row): Row {
  const given = Object.fromEntries(
    Object.entries(changes).filter(
      ([name, value]) => value !== null || !/^(Status|Priority|Type)Id$/.test(name),
    ),
  );
  const closed = closing(tenant, TASK.object, given, undefined, before);
  const row: Row = { ...before, ...given, ...closed };
  const original = row.OriginalDueDate ?? null;
  return {
    ...given,
    ...closed,
    ...dueFields(tenant.calendar, row.DueDate ?? null, row.IsClosed === true, original),
  };
}

function usual({ store }: Tenant, name: string, label: string): string | null {
  const field = store.catalogue.field(store.table(TASK.object).type, name);
  const item = field && firstItem(store, field, ({ Name }) => Name === label);
  return typeof item?.Gsid === 'string' ? item.Gsid : null;
}

/** A CTA that does not exist has a refusal of its own. */
function checkCta({ store }: Tenant, { CtaId: id }: Json): void {
  if (id === undefined || id === null) return;
  if (typeof id !== 'string' || !store.table('call_to_action').get(id))
    throw new WriteFault('noRecord', 'CTA');
}
