import { PLAYBOOKS, type Playbook } from '../data/playbooks';
import type { Json, Row } from '../row';
import type { Tenant } from '../tenant';
import { closing } from './closing';
import { cockpitRecord, rowToChange, type CockpitKind, type CockpitRecord } from './cockpitRecord';
import { firstItem, fits } from './configuredNames';
import { countObjectives, countTasks } from './counts';
import { dueFields } from './dueDates';
import type { Lookups } from './lookups';
import { blankRow, changedAt } from './recordFields';
import { addTask } from './taskWrites';
import { WriteFault } from './writeFault';

export const CTA: CockpitKind = {
  object: 'call_to_action',
  label: 'CTA',
  names: { type: 'TypeId', status: 'StatusId', priority: 'PriorityId', reason: 'ReasonId' },
  typeField: 'TypeId',
  others: ['playbook'],
};

/** Makes a CTA and answers its id. */
export function createCta(tenant: Tenant, record: Json, lookups: Lookups): string {
  const read = cockpitRecord(tenant, CTA, record, lookups);
  const playbook = playbookOf(record, read.typeName);
  const id = addCta(tenant, read);
  if (playbook) applyPlaybook(tenant, id, playbook);
  return id;
}

/** Changes what the record names and leaves the rest. */
export function updateCta(tenant: Tenant, record: Json, lookups: Lookups): string {
  const table = tenant.store.table(CTA.object);
  const row = rowToChange(tenant, CTA, record);
  const read = cockpitRecord(tenant, CTA, record, lookups, row);
  const playbook = playbookOf(record, read.typeName);
  const planBefore = row.CtaGroupId;
  const changes = settled(tenant, read, row);
  checkFit(tenant, { ...row, ...changes }, read.typeName);
  table.update(row, {
    ...changes,
    ModifiedById: tenant.currentUser ?? null,
    ModifiedDate: changedAt(tenant.clock(), row.ModifiedDate),
  });
  if (playbook) applyPlaybook(tenant, String(row.Gsid), playbook);
  for (const plan of new Set([planBefore, row.CtaGroupId])) countObjectives(tenant, plan);
  return String(row.Gsid);
}

/** Files a new CTA that was read and found right. */
export function addCta(tenant: Tenant, { changes, typeName }: CockpitRecord): string {
  const { store, calendar, newId, clock } = tenant;
  const { type } = store.table(CTA.object);
  const now = clock().toISOString();
  const priority = store.catalogue.field(type, 'PriorityId');
  const usual = priority && firstItem(store, priority, ({ Name }) => Name === 'Medium');
  const row: Row = {
    ...blankRow(type),
    Gsid: newId(type.keyPrefix),
    PriorityId: usual?.Gsid ?? null,
    StartDate: calendar.today,
    Age: 0,
    Source: 'API',
    CreatedById: tenant.currentUser ?? null,
    CreatedDate: now,
    ModifiedById: tenant.currentUser ?? null,
    ModifiedDate: now,
  };
  Object.assign(row, settled(tenant, { changes, typeName }));
  store.table(CTA.object).add(row);
  countTasks(tenant, row.Gsid ?? null);
  countObjectives(tenant, row.CtaGroupId);
  return String(row.Gsid);
}

/** The changes with all that follows from them; null asks for the usual status and priority. */
function settled(tenant: Tenant, { changes, typeName }: CockpitRecord, before?: Row): Row {
  const given = Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => value !== null || !/^(Status|Priority)Id$/.test(name)),
  );
  const closed = closing(tenant, CTA.object, given, typeName, before);
  const row: Row = { ...before, ...given, ...closed };
  const isClosed = row.IsClosed === true;
  return {
    ...given,
    ...closed,
    ...dueFields(tenant.calendar, row.DueDate ?? null, isClosed, row.OriginalDueDate ?? null),
    PercentComplete: isClosed ? 100 : 0,
    EntityType: row.RelationshipId ? 'RELATIONSHIP' : 'COMPANY',
  };
}

/** A reason or status that the record had must still be one of its type. */
function checkFit({ store }: Tenant, row: Row, typeName: string | undefined): void {
  for (const [key, name] of [
    ['reason', 'ReasonId'],
    ['status', 'StatusId'],
  ] as const) {
    const item = store.table('da_picklist').get(row[name] ?? null);
    if (item && !fits(item, typeName))
      throw new WriteFault(
        'configuration',
        `${key} ${String(item.Name)} is not one of the type ${typeName ?? ''}`,
      );
  }
}

function playbookOf({ playbook: name }: Json, typeName: string | undefined): Playbook | undefined {
  if (name === undefined || name === null) return undefined;
  const playbook = PLAYBOOKS.find((book) => book.name === name);
  if (playbook?.type === typeName) return playbook;
  throw new WriteFault('configuration', `no playbook ${JSON.stringify(name)} for the type ${typeName ?? ''}`);
}

function applyPlaybook(tenant: Tenant, ctaId: string, { id, tasks }: Playbook): void {
  const table = tenant.store.table(CTA.object);
  const cta = table.get(ctaId);
  if (!cta) return;
  for (const { name, due } of tasks)
    addTask(tenant, cta, {
      Name: name,
      DueDate: tenant.calendar.day(due),
      OwnerId: cta.OwnerId ?? null,
      PlaybookId: id,
    });
  table.update(cta, { PlaybookId: id });
}
