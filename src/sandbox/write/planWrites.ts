import { PLAN_TEMPLATES, type PlanTemplate } from '../data/planTemplates';
import { isJsonObject, type Json, type Row } from '../row';
import type { Tenant } from '../tenant';
import { closing } from './closing';
import { cockpitRecord, rowToChange, type CockpitKind, type CockpitRecord } from './cockpitRecord';
import { configuredItem } from './configuredNames';
import { addCta, CTA, updateCta } from './ctaWrites';
import { Lookups } from './lookups';
import { blankRow, changedAt } from './recordFields';
import { WriteFault } from './writeFault';

const OBJECTIVE = 'Objective';

const PLAN: CockpitKind = {
  object: 'cta_group',
  label: 'Success Plan',
  names: { SuccessPlanType: 'SuccessPlanTypeId', status: 'StatusId' },
  typeField: 'SuccessPlanTypeId',
  others: ['Templates'],
};
const PLAN_WITH_OBJECTIVES: CockpitKind = { ...PLAN, others: [...PLAN.others, 'objectives'] };

/** Makes a success plan and answers its id. */
export function createPlan(tenant: Tenant, record: Json, lookups: Lookups): string {
  const { changes } = cockpitRecord(tenant, PLAN, record, lookups);
  return addPlan(tenant, changes, templatesOf(tenant, record), []);
}

/** Makes a success plan together with the objectives that its record lists. */
export function createPlanWithObjectives(tenant: Tenant, record: Json, lookups: Lookups): string {
  const { changes } = cockpitRecord(tenant, PLAN_WITH_OBJECTIVES, record, lookups);
  const listed: unknown = record.objectives ?? [];
  if (!Array.isArray(listed)) throw new WriteFault('value', 'objectives must be a list');
  // All of them are read before anything is made: one that is wrong leaves no plan behind.
  const objectives = listed.map((objective: unknown) => {
    if (!isJsonObject(objective)) throw new WriteFault('value', 'an objective must be an object');
    const { CompanyId = null, OwnerId = null } = changes;
    return cockpitRecord(tenant, CTA, { type: OBJECTIVE, CompanyId, OwnerId, ...objective }, lookups);
  });
  return addPlan(tenant, changes, templatesOf(tenant, record), objectives);
}

/** Changes what the record names; templates are added to what the plan has. */
export function updatePlan(tenant: Tenant, record: Json, lookups: Lookups): string {
  const table = tenant.store.table(PLAN.object);
  const row = rowToChange(tenant, PLAN, record);
  const templates = templatesOf(tenant, record);
  const changes = settled(tenant, cockpitRecord(tenant, PLAN, record, lookups, row).changes, row);
  const closes = row.IsClosed !== true && changes.IsClosed === true;
  table.update(row, { ...changes, ModifiedDate: changedAt(tenant.clock(), row.ModifiedDate) });
  applyTemplates(tenant, row, templates);
  if (closes) closeObjectives(tenant, row);
  return String(row.Gsid);
}

function addPlan(
  tenant: Tenant,
  fields: Row,
  templates: readonly PlanTemplate[],
  objectives: readonly CockpitRecord[],
): string {
  const table = tenant.store.table(PLAN.object);
  const now = tenant.clock().toISOString();
  const row: Row = {
    ...blankRow(table.type),
    Gsid: tenant.newId(table.type.keyPrefix),
    EntityType: 'COMPANY',
    PercentComplete: 0,
    OpenCtas: 0,
    OverdueCtas: 0,
    CreatedDate: now,
    ModifiedDate: now,
  };
  Object.assign(row, settled(tenant, fields));
  table.add(row);
  const CtaGroupId = row.Gsid ?? null;
  for (const { changes, typeName } of objectives)
    addCta(tenant, { changes: { ...changes, CtaGroupId }, typeName });
  applyTemplates(tenant, row, templates);
  return String(row.Gsid);
}

/** The changes with the status that follows; null asks for the usual one. */
function settled(tenant: Tenant, changes: Row, before?: Row): Row {
  const given = Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => value !== null || name !== 'StatusId'),
  );
  return { ...given, ...closing(tenant, PLAN.object, given, undefined, before) };
}

function templatesOf({ store }: Tenant, { Templates: names = [] }: Json): PlanTemplate[] {
  if (!Array.isArray(names)) throw new WriteFault('value', 'Templates must be a list of names');
  if (names.length > 0) objectiveType(store);
  return names.map((name: unknown) => {
    const template = PLAN_TEMPLATES.find((known) => known.name === name);
    if (template) return template;
    throw new WriteFault('configuration', `no success plan template ${JSON.stringify(name)}`);
  });
}

function applyTemplates(tenant: Tenant, plan: Row, templates: readonly PlanTemplate[]): void {
  for (const { name, due } of templates.flatMap(({ objectives }) => objectives)) {
    const changes: Row = {
      Name: name,
      CompanyId: plan.CompanyId ?? null,
      OwnerId: plan.OwnerId ?? null,
      TypeId: objectiveType(tenant.store).Gsid ?? null,
      CtaGroupId: plan.Gsid ?? null,
      DueDate: tenant.calendar.day(due),
    };
    addCta(tenant, { changes, typeName: OBJECTIVE });
  }
}

function objectiveType(store: Tenant['store']): Row {
  const field = store.catalogue.field(store.table(CTA.object).type, CTA.typeField);
  if (!field) throw new WriteFault('configuration', 'CTAs have no type');
  return configuredItem(store, field, OBJECTIVE);
}

/** A plan that closes takes its open objectives along. */
function closeObjectives(tenant: Tenant, plan: Row): void {
  const objectives = tenant.store.table(CTA.object).matching('CtaGroupId', [plan.Gsid ?? null]);
  const none = new Lookups(tenant.store, undefined);
  for (const { Gsid, IsClosed } of [...objectives])
    if (IsClosed !== true) updateCta(tenant, { Gsid, IsClosed: true }, none);
}
