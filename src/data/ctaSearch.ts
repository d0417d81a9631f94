import type { CalendarDay } from '../base/dates';
import { allOfB } from '../gainsight/cockpitQuery';
import type { GainsightClient } from '../gainsight/client';
import { allOf, filterMoment, type Row } from '../gainsight/objectQuery';
import { ctaObjectSelect, ctaSelect, toCta } from '../gainsight/records/cta';
import { taskSelect, toTask } from '../gainsight/records/task';
import { toInstant, toText, valueOf } from '../gainsight/values';
import type { Cta, Task } from '../model/cta';
import { byDueDate } from '../model/dueDates';
import { eachOnce, mapped } from './mapped';
import { listCtasTolerantly, queryTolerantly } from './queryTolerantly';

const PAGE = 1000;
const MOST_PAGES = 5;
const MOST_ROWS = 5000;

/** Which CTAs are wanted; all that is given must hold. */
export interface CtaFilter {
  readonly companyGsids?: readonly string[] | undefined;
  readonly ownerGsid?: string | undefined;
  readonly closed?: boolean | undefined;
  /** Due before this day. */
  readonly dueBefore?: CalendarDay | undefined;
  /** The name contains this text. */
  readonly name?: string | undefined;
  /** Closed at this moment or later. */
  readonly closedFrom?: Date | undefined;
  /** Whether it is read when each was closed. */
  readonly closing?: boolean | undefined;
  /** So many are enough, up to 1000: one call reads them. */
  readonly enough?: number | undefined;
}

/** A CTA with its comments as they are stored: rich text. */
export interface FoundCta extends Cta {
  readonly comments?: string | undefined;
  readonly closedAt?: Date | undefined;
}

/** An objective with the day it was last changed. */
export interface Objective extends Cta {
  readonly modifiedAt?: Date | undefined;
}

/** CTAs by due date, objectives of plans among them. `complete` false = there are more than were read. */
export async function findCtas(
  client: Pick<GainsightClient, 'listCtas'>,
  filter: CtaFilter,
  signal?: AbortSignal,
): Promise<{ ctas: readonly FoundCta[]; complete: boolean }> {
  const { companyGsids, ownerGsid, closed, dueBefore, name, closedFrom, closing, enough } = filter;
  if (companyGsids?.length === 0) return { ctas: [], complete: true };
  const where = allOfB(
    companyGsids && {
      fieldName: 'CompanyId',
      operator: companyGsids.length === 1 ? 'EQ' : 'IN',
      value: companyGsids,
    },
    ownerGsid === undefined ? undefined : { fieldName: 'OwnerId', operator: 'EQ', value: [ownerGsid] },
    closed === undefined ? undefined : { fieldName: 'IsClosed', operator: 'EQ', value: [closed] },
    dueBefore === undefined ? undefined : { fieldName: 'DueDate', operator: 'LT', value: [dueBefore] },
    name === undefined ? undefined : { fieldName: 'Name', operator: 'CONTAINS', value: [name] },
    closedFrom && { fieldName: 'ClosedDate', operator: 'GTE', value: [filterMoment(closedFrom)] },
  );
  const select = [...ctaSelect, 'Comments', ...(closing ? ['ClosedDate'] : [])];
  const ctas: FoundCta[] = [];
  const [pageSize, pages] = enough === undefined ? [PAGE, MOST_PAGES] : [enough, 1];
  for (let pageNumber = 1; pageNumber <= pages; pageNumber += 1) {
    const rows = await listCtasTolerantly(client, { select, where, pageSize, pageNumber }, signal);
    ctas.push(...mapped(rows, toFoundCta));
    if (rows.length < pageSize) return { ctas: eachOnce(ctas).sort(byDueDate), complete: true };
  }
  return { ctas: eachOnce(ctas).sort(byDueDate), complete: false };
}

/** Whose open tasks are wanted; all that is given must hold. */
export interface TaskFilter {
  readonly ownerGsid?: string | undefined;
  readonly companyGsids?: readonly string[] | undefined;
  readonly ctaGsids?: readonly string[] | undefined;
}

/** Open tasks of CTAs, of accounts or of an owner, by due date. */
export async function findOpenTasks(
  client: Pick<GainsightClient, 'queryObjects'>,
  { ownerGsid, companyGsids, ctaGsids }: TaskFilter,
  signal?: AbortSignal,
): Promise<readonly TaskOfCta[]> {
  if (companyGsids?.length === 0 || ctaGsids?.length === 0) return [];
  const where = allOf(
    { name: 'IsClosed', operator: 'EQ', value: [false] },
    ownerGsid === undefined ? undefined : { name: 'OwnerId', operator: 'EQ', value: [ownerGsid] },
    companyGsids && { name: 'CompanyId', operator: 'IN', value: companyGsids },
    ctaGsids && { name: 'CtaId', operator: 'IN', value: ctaGsids },
  );
  const select = [...taskSelect, 'CtaId__gr.Name'];
  const query = { object: 'cs_task', select, where, orderBy: { DueDate: 'asc' as const }, limit: MOST_ROWS };
  return mapped(await queryTolerantly(client, query, signal), toTaskOfCta).sort(byDueDate);
}

/** The objectives of these plans, or of every plan of a company, by due date. */
export async function findObjectives(
  client: Pick<GainsightClient, 'queryObjects'>,
  of: readonly string[] | { readonly companyGsid: string },
  signal?: AbortSignal,
): Promise<readonly Objective[]> {
  if (!('companyGsid' in of) && of.length === 0) return [];
  const where =
    'companyGsid' in of
      ? allOf(
          { name: 'CompanyId', operator: 'EQ', value: [of.companyGsid] },
          { name: 'CtaGroupId', operator: 'IS_NOT_NULL' },
        )
      : allOf({ name: 'CtaGroupId', operator: 'IN', value: of });
  const select = [...ctaObjectSelect, 'ModifiedDate'];
  const query = { object: 'call_to_action', select, where, limit: MOST_ROWS };
  const rows = await queryTolerantly(client, query, signal);
  return mapped(rows, toObjective).sort(byDueDate);
}

/** A task under the name of its CTA, where the tenant gives it. */
export interface TaskOfCta extends Task {
  readonly ctaName?: string | undefined;
}

function toTaskOfCta(row: Row): TaskOfCta | undefined {
  const task = toTask(row);
  return task && { ...task, ctaName: toText(valueOf(row, 'CtaId__gr.Name')) };
}

function toFoundCta(row: Row): FoundCta | undefined {
  const cta = toCta(row);
  return (
    cta && {
      ...cta,
      comments: toText(valueOf(row, 'Comments')),
      closedAt: toInstant(valueOf(row, 'ClosedDate')),
    }
  );
}

function toObjective(row: Row): Objective | undefined {
  const cta = toCta(row);
  return cta && { ...cta, modifiedAt: toInstant(valueOf(row, 'ModifiedDate')) };
}
