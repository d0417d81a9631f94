import type { Calendar } from '../calendar';
import { gsid } from '../gsid';
import type { Row } from '../row';
import { workRows } from './workRows';

const CTA_DELETED = 2;

/** A few records that were deleted within the days that the log keeps. */
export function deleteLogRows(calendar: Calendar): Row[] {
  return [
    ['call_to_action', '1S01', CTA_DELETED],
    ['activity_timeline', '1I02', 6],
    ['company', '1P02', 11],
  ].map(([object, prefix, daysAgo]) => ({
    Gsid: gsid('1Z0D', `deleted ${String(object)}`),
    RecordId: deletedId(String(prefix), String(object)),
    ObjectName: String(object),
    DeletedOn: calendar.at(-Number(daysAgo)),
  }));
}

/** The CTA of the log as it was. */
export function deletedCta(calendar: Calendar): Row {
  const spec = {
    company: 'Bravura',
    name: 'Opened twice by mistake',
    owner: 'Lena Hofmann',
    type: 'Risk',
    reason: 'Adoption',
    status: 'New',
    due: 3,
    created: 4,
    modified: CTA_DELETED,
  };
  const [row] = workRows(calendar, [spec], []).call_to_action;
  return { ...row, Gsid: deletedId('1S01', 'call_to_action') };
}

function deletedId(prefix: string, object: string): string {
  return gsid(prefix, `deleted ${object}`);
}
