import type { Calendar } from '../calendar';
import { gsid } from '../gsid';
import type { Row } from '../row';

/** A few records that were deleted within the days that the log keeps. */
export function deleteLogRows(calendar: Calendar): Row[] {
  return [
    ['call_to_action', '1S01', 2],
    ['activity_timeline', '1I02', 6],
    ['company', '1P02', 11],
  ].map(([object, prefix, daysAgo]) => ({
    Gsid: gsid('1Z0D', `deleted ${String(object)}`),
    RecordId: gsid(String(prefix), `deleted ${String(object)}`),
    ObjectName: String(object),
    DeletedOn: calendar.at(-Number(daysAgo)),
  }));
}
