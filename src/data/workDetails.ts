import type { CalendarDay } from '../base/dates';
import type { GainsightClient } from '../gainsight/client';
import { allOf, type Row } from '../gainsight/objectQuery';
import { toDay, toInstant, toText, valueOf } from '../gainsight/values';
import { mapped } from './mapped';
import { queryTolerantly } from './queryTolerantly';

const MOST_ROWS = 5000;
const CTA_FIELDS = [
  ...['Gsid', 'Comments', 'SuccessCriteria', 'PlaybookId', 'StartDate', 'OriginalDueDate'],
  ...['CreatedDate', 'ModifiedDate', 'ClosedDate'],
];
const PLAN_FIELDS = ['Gsid', 'ActionPlan', 'CreatedDate', 'ModifiedDate'];

/** What a CTA or an objective holds beyond its row in a list; texts are as they are stored: rich text. */
export interface CtaDetails {
  readonly gsid: string;
  readonly comments?: string | undefined;
  readonly criteria?: string | undefined;
  readonly playbookGsid?: string | undefined;
  readonly start?: CalendarDay | undefined;
  readonly originalDue?: CalendarDay | undefined;
  readonly createdAt?: Date | undefined;
  readonly modifiedAt?: Date | undefined;
  readonly closedAt?: Date | undefined;
}

/** The same for a success plan. */
export interface PlanDetails {
  readonly gsid: string;
  readonly actionPlan?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly modifiedAt?: Date | undefined;
}

type Reader = Pick<GainsightClient, 'queryObjects'>;

/** Details by GSID, of these CTAs or of the objectives of these plans. */
export function findCtaDetails(
  client: Reader,
  of: { readonly ctaGsids: readonly string[] } | { readonly planGsids: readonly string[] },
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, CtaDetails>> {
  const [name, gsids] = 'ctaGsids' in of ? ['Gsid', of.ctaGsids] : ['CtaGroupId', of.planGsids];
  return find(client, { object: 'call_to_action', select: CTA_FIELDS, name, gsids }, toCtaDetails, signal);
}

/** Details of these success plans by GSID. */
export function findPlanDetails(
  client: Reader,
  gsids: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, PlanDetails>> {
  const wanted = { object: 'cta_group', select: PLAN_FIELDS, name: 'Gsid', gsids };
  return find(client, wanted, toPlanDetails, signal);
}

interface Wanted {
  readonly object: string;
  readonly select: readonly string[];
  /** The field that holds one of the GSIDs. */
  readonly name: string;
  readonly gsids: readonly string[];
}

async function find<T extends { readonly gsid: string }>(
  client: Reader,
  { object, select, name, gsids }: Wanted,
  convert: (row: Row) => T | undefined,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, T>> {
  if (gsids.length === 0) return new Map();
  const where = allOf({ name, operator: 'IN', value: gsids });
  const rows = await queryTolerantly(client, { object, select, where, limit: MOST_ROWS }, signal);
  return new Map(mapped(rows, convert).map((one) => [one.gsid, one]));
}

function toCtaDetails(row: Row): CtaDetails | undefined {
  const gsid = toText(valueOf(row, 'Gsid'));
  if (gsid === undefined) return undefined;
  return {
    gsid,
    comments: toText(valueOf(row, 'Comments')),
    criteria: toText(valueOf(row, 'SuccessCriteria')),
    playbookGsid: toText(valueOf(row, 'PlaybookId')),
    start: toDay(valueOf(row, 'StartDate')),
    originalDue: toDay(valueOf(row, 'OriginalDueDate')),
    createdAt: toInstant(valueOf(row, 'CreatedDate')),
    modifiedAt: toInstant(valueOf(row, 'ModifiedDate')),
    closedAt: toInstant(valueOf(row, 'ClosedDate')),
  };
}

function toPlanDetails(row: Row): PlanDetails | undefined {
  const gsid = toText(valueOf(row, 'Gsid'));
  if (gsid === undefined) return undefined;
  return {
    gsid,
    actionPlan: toText(valueOf(row, 'ActionPlan')),
    createdAt: toInstant(valueOf(row, 'CreatedDate')),
    modifiedAt: toInstant(valueOf(row, 'ModifiedDate')),
  };
}
