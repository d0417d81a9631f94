import type { Calendar } from '../calendar';
import { itemOf } from '../catalogue/picklists';
import { gsid } from '../gsid';
import type { Row } from '../row';
import { activityTypeId, companyId, userId } from './ids';
import { emailOf } from './users';

export interface ActivitySpec {
  readonly company: string;
  /** Calendar days before today. */
  readonly daysAgo: number;
  readonly hour?: number;
  readonly type: string;
  readonly subject: string;
  /** HTML, as people type it in the product. */
  readonly notes: string;
  readonly author: string;
  readonly minutes?: number;
  readonly guests?: string;
}

/** The record of an activity; `index` keeps two that say the same apart. */
export function activityRow(calendar: Calendar, spec: ActivitySpec, index: number): Row {
  const when = calendar.at(-spec.daysAgo, spec.hour ?? 10);
  const author = userId(spec.author);
  const company = companyId(spec.company);
  return {
    Gsid: gsid('1I02', `activity ${spec.company} ${index}`),
    ExternalId: `sandbox-${company.slice(4, 14)}-${index}`,
    Subject: spec.subject,
    Notes: spec.notes,
    NotesPlainText: plainNotes(spec.notes),
    ActivityDate: when,
    TypeName: spec.type,
    ActivityTypeId: activityTypeId(spec.type),
    ContextName: 'Company',
    ContextId: company,
    GsCompanyId: company,
    GsRelationshipId: null,
    AuthorId: author,
    GsCreatedByUserId: author,
    UserId: author,
    UserName: spec.author,
    UserEmail: emailOf(spec.author),
    InternalAttendees: emailOf(spec.author),
    ExternalAttendees: spec.guests ?? null,
    DurationInMins: spec.minutes ?? null,
    ReportingCategory: null,
    Source: 'C360',
    Ant__Attendee_Level__c: spec.type === 'EBR' ? itemOf('Attendee Level', 'Executive') : null,
    CreatedDate: when,
    LastModifiedDate: when,
  };
}

/** Notes without their markup. */
export function plainNotes(html: string): string {
  return html
    .replace(/<br>|<\/p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .trim();
}
