import { addDays, type CalendarDay, startOfDay } from '../base/dates';
import type { GainsightClient } from '../gainsight/client';
import { allOf, filterMoment, type Row } from '../gainsight/objectQuery';
import { activitySelect, toActivity, type ToPlainText } from '../gainsight/records/activity';
import { toText, valueOf } from '../gainsight/values';
import type { Activity } from '../model/activity';
import { mapped } from './mapped';
import { queryTolerantly } from './queryTolerantly';
import type { Clock } from './tenant';

/** Which entries are wanted; both days belong to the range. */
export interface ActivityFilter {
  readonly companyGsid: string;
  readonly since?: CalendarDay | undefined;
  readonly until?: CalendarDay | undefined;
  readonly types?: readonly string[] | undefined;
  /** The subject contains this text. */
  readonly subject?: string | undefined;
}

/** How many entries, and whether with their notes, which can be long. */
export interface ActivityPage {
  readonly limit: number;
  readonly notes: boolean;
}

/** An entry with the addresses of the customer's people who took part. */
export interface FoundActivity extends Activity {
  readonly guests?: string | undefined;
}

/** Entries newest first. */
export async function findActivities(
  client: Pick<GainsightClient, 'queryObjects'>,
  clock: Pick<Clock, 'timeZone'>,
  filter: ActivityFilter,
  { limit, notes }: ActivityPage,
  signal?: AbortSignal,
): Promise<readonly FoundActivity[]> {
  const { timeZone } = clock;
  const { companyGsid, since, until, types, subject } = filter;
  const at = (day: CalendarDay): readonly string[] => [filterMoment(startOfDay(day, timeZone))];
  const where = allOf(
    { name: 'GsCompanyId', operator: 'EQ', value: [companyGsid] },
    since === undefined ? undefined : { name: 'ActivityDate', operator: 'GTE', value: at(since) },
    until === undefined ? undefined : { name: 'ActivityDate', operator: 'LT', value: at(addDays(until, 1)) },
    types?.length ? { name: 'TypeName', operator: 'IN', value: types } : undefined,
    subject === undefined ? undefined : { name: 'Subject', operator: 'CONTAINS', value: [subject] },
  );
  const fields = notes ? activitySelect : activitySelect.filter((name) => name !== 'Notes');
  const select = [...fields, 'ExternalAttendees'];
  const query = {
    object: 'activity_timeline',
    select,
    where,
    orderBy: { ActivityDate: 'desc' as const },
    limit,
  };
  const [rows, { htmlToText }] = await Promise.all([
    queryTolerantly(client, query, signal),
    import('../gainsight/htmlText'),
  ]);
  return mapped(rows, (row) => toFound(row, htmlToText));
}

function toFound(row: Row, plain: ToPlainText): FoundActivity | undefined {
  const activity = toActivity(row, plain);
  return activity && { ...activity, guests: toText(valueOf(row, 'ExternalAttendees')) };
}
