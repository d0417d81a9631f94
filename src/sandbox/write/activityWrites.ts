import { ACTIVITY_TYPES } from '../data/activityTypes';
import { plainNotes } from '../data/timelineRows';
import type { Json, Row, Value } from '../row';
import type { Tenant } from '../tenant';
import { contextFields } from './activityContext';
import type { Lookups } from './lookups';
import { blankRow, changedAt, isEmpty, missingFields, recordFields } from './recordFields';
import { WriteFault } from './writeFault';

const TIMELINE = 'activity_timeline';
const PATTERN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:?\d\d)$/;
const ATTENDEES = 'InternalAttendees';

/** Files a new activity and answers its id. */
export function createActivity(tenant: Tenant, record: Json, lookups: Lookups): string {
  const table = tenant.store.table(TIMELINE);
  const changes = activityFields(tenant, record, lookups);
  checkUnique(tenant, changes.ExternalId ?? null);
  checkMissing(tenant, changes);
  const now = tenant.clock().toISOString();
  const row: Row = {
    ...blankRow(table.type),
    Source: 'API',
    ...changes,
    ...linkOf(tenant, changes),
    ...authorOf(tenant, changes.AuthorId ?? null),
    Gsid: tenant.newId(table.type.keyPrefix),
    GsCreatedByUserId: tenant.currentUser ?? changes.AuthorId ?? null,
    CreatedDate: now,
    LastModifiedDate: now,
  };
  table.add(row);
  return String(row.Gsid);
}

/** Changes an activity. Type, subject and notes have to be sent along even when they stay as they are. */
export function updateActivity(tenant: Tenant, row: Row, record: Json, lookups: Lookups): string {
  const changes = activityFields(tenant, record, lookups, ['Gsid', 'ActivityId']);
  if (isEmpty(changes.TypeName)) throw new WriteFault('missing', 'ActivityTypeId');
  for (const name of ['Subject', 'Notes']) if (isEmpty(changes[name])) throw new WriteFault('missing', name);
  const after = { ...row, ...changes };
  if (after.ExternalId !== row.ExternalId) checkUnique(tenant, after.ExternalId ?? null);
  checkMissing(tenant, after, after.TypeName !== row.TypeName);
  const moved = ['ContextName', 'ContextId', 'GsCompanyId'].some((name) => name in changes);
  tenant.store.table(TIMELINE).update(row, {
    ...changes,
    ...(moved ? linkOf(tenant, changes, row) : {}),
    ...('AuthorId' in changes ? authorOf(tenant, changes.AuthorId ?? null) : {}),
    LastModifiedDate: changedAt(tenant.clock(), row.LastModifiedDate),
  });
  return String(row.Gsid);
}

function activityFields(tenant: Tenant, record: Json, lookups: Lookups, others: readonly string[] = []): Row {
  const { store } = tenant;
  const object = store.table(TIMELINE).type;
  const attendees = lookups
    .resolve(record)
    .find(([target]) => target.toLowerCase() === ATTENDEES.toLowerCase());
  const passed = attendees ? [...others, attendees[0]] : others;
  const changes = recordFields(store, object, record, lookups, passed);
  const date = Object.entries(record).find(([key]) => key.toLowerCase() === 'activitydate')?.[1];
  if (typeof date === 'string' && !PATTERN.test(date))
    throw new WriteFault('dateTime', `ActivityDate ${date} is not yyyy-MM-dd'T'HH:mm:ss.SSSZ`);
  return {
    ...changes,
    ...typeOf(tenant, changes),
    ...(typeof changes.Notes === 'string' ? { NotesPlainText: plainNotes(changes.Notes) } : {}),
    ...(attendees ? { [ATTENDEES]: addresses(tenant, attendees[1]) } : {}),
  };
}

/** Name and id of the type, whichever of the two is given. */
function typeOf({ store }: Tenant, { TypeName, ActivityTypeId }: Row): Row {
  if (isEmpty(TypeName) && isEmpty(ActivityTypeId)) return {};
  const known = ACTIVITY_TYPES.find(
    ({ id, name }) =>
      (isEmpty(ActivityTypeId) || id === ActivityTypeId) && (isEmpty(TypeName) || name === TypeName),
  );
  if (known) return { TypeName: known.name, ActivityTypeId: known.id };
  // A type that only an overlay's activities have is configured as well.
  const [used] = isEmpty(TypeName) ? [] : store.table(TIMELINE).matching('TypeName', [TypeName ?? null]);
  if (used && isEmpty(ActivityTypeId))
    return { TypeName: TypeName ?? null, ActivityTypeId: used.ActivityTypeId ?? null };
  throw new WriteFault(
    'noMatch',
    `no activity type ${JSON.stringify(isEmpty(TypeName) ? ActivityTypeId : TypeName)}`,
  );
}

function linkOf(tenant: Tenant, changes: Row, before?: Row): Row {
  const name = changes.ContextName ?? before?.ContextName ?? null;
  // A company given for an activity of a company moves it there; otherwise it stays with its record.
  const stays = name === before?.ContextName && !(name === 'Company' && changes.GsCompanyId);
  const kept = stays ? (before.ContextId ?? null) : null;
  return contextFields(tenant, { name, id: changes.ContextId ?? kept, company: changes.GsCompanyId ?? null });
}

function authorOf({ store }: Tenant, id: Value): Row {
  const user = store.table('gsuser').get(id);
  return { UserId: id, UserName: user?.Name ?? null, UserEmail: user?.Email ?? null };
}

function addresses({ store }: Tenant, found: unknown): string | null {
  const ids: unknown[] = Array.isArray(found) ? found : [found];
  const list = ids
    .filter((id) => typeof id === 'string')
    .map((id) => store.table('gsuser').get(id)?.Email ?? id);
  return list.length > 0 ? list.join(', ') : null;
}

function checkUnique({ store }: Tenant, id: Value): void {
  if (typeof id === 'string' && id !== '' && store.table(TIMELINE).matching('ExternalId', [id]).length > 0)
    throw new WriteFault('duplicate', `ExternalId ${id}`);
}

function checkMissing({ store }: Tenant, row: Row, typed = true): void {
  const typeName = typed ? String(row.TypeName) : undefined;
  const [first] = missingFields(store.table(TIMELINE).type, row, typeName);
  if (first) throw new WriteFault('missing', first.name);
}
