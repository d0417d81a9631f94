import { dayOf, daysBetween } from '../../../../src/base/dates';
import { ZONE, type Condition, type Row, type TenantCalls } from '../tenantCalls';

/** The day on which the data stand still. */
export const TODAY = '2026-11-18';

/** Where CTAs are listed. */
export const CTAS = '/v2/cockpit/cta/list';

/** Work that Lena owns. */
export const LENA: Condition = ['OwnerId__gr.Email', 'EQ', 'lena.hofmann@example.com'];

/** Work that is not closed. */
export const OPEN: Condition = ['IsClosed', 'EQ', false];

const ENTRY = ['ActivityDate', 'TypeName', 'Subject', 'Notes', 'AuthorId__gr.Name', 'GsCompanyId__gr.Name'];

/** How many days before today a record is dated. */
export const daysAgo = (row: Row | undefined, field = 'ActivityDate'): number =>
  daysBetween(dayOf(new Date(String(row?.[field])), ZONE), TODAY);

/** The Timeline of an account, newest first. */
export const entries = (calls: TenantCalls, company: string): Promise<Row[]> =>
  calls.rows('activity_timeline', ENTRY, [['GsCompanyId__gr.Name', 'EQ', company]], {
    orderBy: { ActivityDate: 'desc' },
  });
