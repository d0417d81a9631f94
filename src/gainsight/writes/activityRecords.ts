import type { CustomFields } from './cockpitRecords';
import { byCompanyName, byEmail, given, type Lookup } from './lookups';

export type ActivityContext = 'Company' | 'Relationship' | 'CTA' | 'SuccessPlan';

interface Common {
  /** Safe HTML. */
  readonly notes: string;
  /** At most 255 characters. */
  readonly subject: string;
  /** E-mail addresses of Gainsight users. */
  readonly internalAttendees?: readonly string[] | undefined;
}

export interface NewActivity extends Common {
  /** Refused by the tenant when another activity has it: what makes a repeated create harmless. */
  readonly externalId: string;
  readonly context: ActivityContext;
  /** For a context other than the company. */
  readonly contextGsid?: string | undefined;
  readonly companyGsid: string;
  readonly type: string;
  readonly at: Date;
  readonly author: string;
  readonly minutes?: number | undefined;
  readonly custom?: CustomFields | undefined;
}

/** A change of an activity. The tenant wants type, subject and notes back also where they stay as they are. */
export interface ActivityChange extends Common {
  readonly gsid: string;
  /** One of the two. */
  readonly typeId?: string | undefined;
  readonly type?: string | undefined;
  readonly at?: Date | undefined;
  /** Links the activity to another company, by its name. */
  readonly companyName?: string | undefined;
}

export interface ActivityBody {
  readonly records: readonly [Readonly<Record<string, unknown>>];
  readonly lookups?: Readonly<Record<string, Lookup>>;
}

export function newActivityBody(activity: NewActivity): ActivityBody {
  const { internalAttendees } = activity;
  const record = given({
    ...activity.custom,
    ContextName: activity.context,
    ContextId: activity.contextGsid,
    TypeName: activity.type,
    ExternalId: activity.externalId,
    Subject: activity.subject,
    Notes: activity.notes,
    ActivityDate: activityDate(activity.at),
    Author: activity.author,
    GsCompanyId: activity.companyGsid,
    DurationInMins: activity.minutes,
    internalAttendees,
  });
  return {
    records: [record],
    lookups: { AuthorId: byEmail('Author', 'GsUser'), ...attendeeLookup(internalAttendees) },
  };
}

export function activityChangeBody(change: ActivityChange): ActivityBody {
  const { companyName, internalAttendees } = change;
  const record = given({
    Gsid: change.gsid,
    ActivityTypeId: change.typeId,
    TypeName: change.typeId === undefined ? change.type : undefined,
    Subject: change.subject,
    Notes: change.notes,
    ActivityDate: change.at && activityDate(change.at),
    companyName,
    internalAttendees,
  });
  const lookups = {
    ...(companyName === undefined ? {} : { GsCompanyId: byCompanyName('companyName') }),
    ...attendeeLookup(internalAttendees),
  };
  return { records: [record], ...(Object.keys(lookups).length > 0 ? { lookups } : {}) };
}

function attendeeLookup(attendees: readonly string[] | undefined): Readonly<Record<string, Lookup>> {
  return attendees === undefined ? {} : { InternalAttendees: byEmail('internalAttendees', 'GsUser') };
}

/** The one form that the Timeline documents: milliseconds and a numeric offset without a colon. */
function activityDate(at: Date): string {
  return at.toISOString().replace('Z', '+0000');
}
