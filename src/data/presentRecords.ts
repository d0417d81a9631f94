import type { GainsightClient } from '../gainsight/client';
import { allOfB } from '../gainsight/cockpitQuery';
import { allOf, filterMoment, type Row } from '../gainsight/objectQuery';
import { activitySelect } from '../gainsight/records/activity';
import { ctaObjectSelect, ctaSelect, toCta } from '../gainsight/records/cta';
import { planObjectSelect, planSelect, toSuccessPlan } from '../gainsight/records/successPlan';
import { taskSelect, toTask } from '../gainsight/records/task';
import { userRef } from '../gainsight/records/identity';
import { toInstant, toText, valueOf } from '../gainsight/values';
import type { Cta, Task } from '../model/cta';
import type { SuccessPlan } from '../model/successPlan';
import type { UserRef } from '../model/user';
import { mapped } from './mapped';
import { listCtasTolerantly, listPlansTolerantly, queryTolerantly } from './queryTolerantly';

type Reads = Pick<GainsightClient, 'listCtas' | 'listSuccessPlans' | 'queryObjects'>;

const MATCHES = 25;
/** An update sends these back as they are: what was not read would be emptied by it. */
const SENT_BACK = ['Subject', 'Notes'];

/** A CTA with its comments as they are stored. */
export interface PresentCta extends Cta {
  readonly comments?: string | undefined;
}

export interface PresentTask extends Task {
  readonly description?: string | undefined;
}

/** An activity as it is stored, with what an update has to send back. */
export interface PresentActivity {
  readonly gsid: string;
  readonly subject: string;
  /** HTML. */
  readonly notes: string;
  readonly type?: string | undefined;
  readonly typeId?: string | undefined;
  readonly at?: Date | undefined;
  readonly author?: UserRef | undefined;
  readonly companyGsid?: string | undefined;
  readonly companyName?: string | undefined;
  readonly internalAttendees?: string | undefined;
  /** When it was last changed, where the tenant tells. */
  readonly modifiedAt?: Date | undefined;
}

/**
 * Each reads one record as it is now; undefined when there is none with this id. `needed` = fields that are to be
 * replaced.
 */
export async function presentCta(
  client: Reads,
  gsid: string,
  signal: AbortSignal,
  needed: readonly string[] = [],
): Promise<PresentCta | undefined> {
  const where = allOfB({ fieldName: 'Gsid', operator: 'EQ', value: [gsid] });
  const query = { select: [...ctaSelect, 'Comments'], where, pageSize: 1 };
  return mapped(await listCtasTolerantly(client, query, signal, needed), toPresentCta)[0];
}

export async function presentPlan(
  client: Reads,
  gsid: string,
  signal: AbortSignal,
): Promise<SuccessPlan | undefined> {
  const where = allOfB({ fieldName: 'Gsid', operator: 'EQ', value: [gsid] });
  const rows = await listPlansTolerantly(client, { select: planSelect, where, pageSize: 1 }, signal);
  return mapped(rows, toSuccessPlan)[0];
}

export async function presentTask(
  client: Reads,
  gsid: string,
  signal: AbortSignal,
): Promise<PresentTask | undefined> {
  return mapped(
    await tasks(client, [{ name: 'Gsid', operator: 'EQ', value: [gsid] }], signal),
    toPresentTask,
  )[0];
}

export async function presentActivity(
  client: Reads,
  gsid: string,
  signal: AbortSignal,
): Promise<PresentActivity | undefined> {
  const query = { name: 'Gsid', operator: 'EQ', value: [gsid] };
  return mapped(await activities(client, query, signal), toPresentActivity)[0];
}

/** The activity that has this id of ours; undefined when there is none. */
export async function activityByExternalId(
  client: Reads,
  externalId: string,
  signal: AbortSignal,
): Promise<PresentActivity | undefined> {
  const query = { name: 'ExternalId', operator: 'EQ', value: [externalId] };
  return mapped(await activities(client, query, signal), toPresentActivity)[0];
}

/** The newest activities of a company with their notes as they are stored. */
export async function activitiesOfCompany(
  client: Reads,
  companyGsid: string,
  signal: AbortSignal,
): Promise<Matches<PresentActivity>> {
  const of = { name: 'GsCompanyId', operator: 'EQ', value: [companyGsid] };
  return page(await activities(client, of, signal), toPresentActivity);
}

/** Records whose name contains a text. */
export interface Matches<T> {
  readonly records: readonly T[];
  /** False = a page was full, so that there may be others. */
  readonly complete: boolean;
}

/** Open tasks only: names such as "Follow up" are given again and again. */
export async function openTasksNamed(
  client: Reads,
  name: string,
  signal: AbortSignal,
): Promise<Matches<PresentTask>> {
  const open = { name: 'IsClosed', operator: 'EQ', value: [false] };
  const called = { name: 'Name', operator: 'CONTAINS', value: [name] };
  return page(await tasks(client, [called, open], signal), toPresentTask);
}

export async function activitiesNamed(
  client: Reads,
  subject: string,
  signal: AbortSignal,
): Promise<Matches<PresentActivity>> {
  const called = { name: 'Subject', operator: 'CONTAINS', value: [subject] };
  return page(await activities(client, called, signal), toPresentActivity);
}

export async function plansNamed(
  client: Reads,
  name: string,
  signal: AbortSignal,
): Promise<Matches<SuccessPlan>> {
  const where = allOfB({ fieldName: 'Name', operator: 'CONTAINS', value: [name] });
  const rows = await listPlansTolerantly(client, { select: planSelect, where, pageSize: MATCHES }, signal);
  return page(rows, toSuccessPlan);
}

const CREATED = {
  call_to_action: { parent: 'CompanyId', select: ctaObjectSelect, map: toCta },
  cs_task: { parent: 'CtaId', select: taskSelect, map: toTask },
  cta_group: { parent: 'CompanyId', select: planObjectSelect, map: toSuccessPlan },
} as const;

/** What was created under a company (a CTA, for tasks) since a moment. */
export async function createdSince(
  client: Reads,
  object: keyof typeof CREATED,
  parentGsid: string,
  since: Date,
  signal: AbortSignal,
): Promise<readonly (Cta | Task | SuccessPlan)[]> {
  const { parent, select, map } = CREATED[object];
  const where = allOf(
    { name: parent, operator: 'EQ', value: [parentGsid] },
    { name: 'CreatedDate', operator: 'GTE', value: [filterMoment(since)] },
  );
  const rows = await queryTolerantly(client, { object, select, where, limit: 200 }, signal);
  return mapped<Row, Cta | Task | SuccessPlan>(rows, map);
}

interface Condition {
  readonly name: string;
  readonly operator: string;
  readonly value: readonly (string | boolean)[];
}

function tasks(client: Reads, conditions: readonly Condition[], signal: AbortSignal): Promise<Row[]> {
  const select = [...taskSelect, 'Description'];
  const query = { object: 'cs_task', select, where: allOf(...conditions), limit: MATCHES };
  return queryTolerantly(client, query, signal);
}

function activities(client: Reads, condition: Condition, signal: AbortSignal): Promise<Row[]> {
  const select = [...activitySelect, 'ActivityTypeId', 'InternalAttendees', 'LastModifiedDate'];
  const orderBy = { ActivityDate: 'desc' as const };
  const query = { object: 'activity_timeline', select, where: allOf(condition), orderBy, limit: MATCHES };
  return queryTolerantly(client, query, signal, SENT_BACK);
}

function page<T>(rows: readonly Row[], map: (row: Row) => T | undefined): Matches<T> {
  return { records: mapped(rows, map), complete: rows.length < MATCHES };
}

function toPresentCta(row: Row): PresentCta | undefined {
  const cta = toCta(row);
  return cta && { ...cta, comments: toText(valueOf(row, 'Comments')) };
}

function toPresentTask(row: Row): PresentTask | undefined {
  const task = toTask(row);
  return task && { ...task, description: toText(valueOf(row, 'Description')) };
}

function toPresentActivity(row: Row): PresentActivity | undefined {
  const gsid = toText(valueOf(row, 'Gsid'));
  if (gsid === undefined) return undefined;
  return {
    gsid,
    subject: toText(valueOf(row, 'Subject')) ?? '',
    notes: toText(valueOf(row, 'Notes')) ?? '',
    type: toText(valueOf(row, 'TypeName')),
    typeId: toText(valueOf(row, 'ActivityTypeId')),
    at: toInstant(valueOf(row, 'ActivityDate')),
    author: userRef(row, 'AuthorId'),
    companyGsid: toText(valueOf(row, 'GsCompanyId')),
    companyName: toText(valueOf(row, 'GsCompanyId__gr.Name')),
    internalAttendees: toText(valueOf(row, 'InternalAttendees')),
    modifiedAt: toInstant(valueOf(row, 'LastModifiedDate')),
  };
}
