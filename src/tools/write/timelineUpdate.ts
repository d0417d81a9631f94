import * as z from 'zod';
import { activitiesNamed, presentActivity, type PresentActivity } from '../../data/presentRecords';
import { htmlToMarkdown, htmlToText } from '../../gainsight/htmlText';
import type { ActivityChange } from '../../gainsight/writes/activityRecords';
import { defineTool } from '../defineTool';
import { isGsid } from '../resolve/gsid';
import type { Planned } from '../writePlan';
import { account, type AccountOfWrite } from './account';
import { change, type Change, EMPTY, planUpdate, typedChange } from './changes';
import { chosenActivityType } from './choices';
import { momentInput, momentOf, shownMoment } from './days';
import { text, words } from './input';
import { named, type Named } from './named';
import { noteLosses } from './noteLosses';
import { addressesOf, attendees } from './persons';
import { planWrite, type Planning } from './planning';
import { looksLikeHtml, toSafeHtml } from './safeHtml';

const schema = () =>
  z.strictObject({
    activity_gsid: words('GSID or subject'),
    notes: words('Whole new text; omitted = unchanged').optional(),
    subject: text().max(255, 'has 255 characters at most').optional(),
    activity_date: momentInput().optional().describe('yyyy-MM-dd, or with a time'),
    activity_type_id: words('Id or name of another type').optional(),
    company_name: words('Moves the entry to this company').optional(),
    internal_attendees: z.array(text()).optional().describe('E-mails or names of users'),
  });

type Input = z.output<ReturnType<typeof schema>>;
/** What of an activity may change; undefined = it stays. */
type Sent = { readonly [Key in Exclude<keyof ActivityChange, 'gsid'>]?: ActivityChange[Key] | undefined };

/** Changes a Timeline entry. */
export const timelineUpdate = defineTool({
  name: 'gainsight_timeline_update',
  reference: 'gainsightEditLog',
  title: 'Edit a Timeline entry',
  icon: '$(edit)',
  effect: 'write',
  modelDescription:
    'Changes a Timeline entry after the user approves the text before and after; all that is not given stays. Read it with gainsight_timeline_query first ' +
    'and give the whole new notes. Entries cannot be deleted: correct one here, or give the user its link to remove it in Gainsight.',
  userDescription: 'Corrects a Timeline entry, once you have approved it.',
  input: schema,
  progress: () => 'Preparing the change of the entry',
  plan: (input, tenant, signal) => planWrite(tenant, signal, (planning) => planEdit(planning, input)),
});

async function planEdit(planning: Planning, input: Input): Promise<Planned> {
  const { clock, connection } = planning.tenant;
  const { gsid, record: present } = await activityOf(planning, input.activity_gsid);
  if (!present && (input.notes === undefined || input.subject === undefined))
    return planning.stop({
      status: 'unavailable',
      problem: 'The entry cannot be read now, and Gainsight wants subject and notes back as they are.',
      next: 'Nothing was sent. Give subject and notes, or try again later.',
    });
  const [type, company] = await Promise.all([
    newType(planning, input.activity_type_id),
    input.company_name === undefined ? undefined : newCompany(planning, input.company_name),
  ]);
  const presentCompany = present?.companyGsid && {
    gsid: present.companyGsid,
    name: present.companyName ?? '',
  };
  const guests = await attendees(
    planning,
    input.internal_attendees,
    company ?? (presentCompany || undefined),
  );
  const notes = input.notes && toSafeHtml(input.notes);
  const at = input.activity_date === undefined ? undefined : momentOf(input.activity_date, clock);
  noteLosses(planning, 'notes', present?.notes, notes);
  if (
    present?.author?.email !== undefined &&
    present.author.email.toLowerCase() !== connection.email.toLowerCase()
  )
    planning.warnings.push(`The entry was written by ${present.author.name ?? present.author.email}.`);
  const emails = addressesOf(guests);
  return planUpdate<PresentActivity, Sent>(planning, {
    kind: 'activity',
    what: present
      ? `the entry "${present.subject}" at ${present.companyName ?? 'its account'}`
      : `the entry ${gsid}`,
    gsid,
    companyGsid: company?.gsid ?? present?.companyGsid,
    present,
    changes: [
      typedChange('Subject', input.subject, (entry) => entry.subject, { subject: input.subject }),
      typedChange('Notes', notes && htmlToText(notes), (entry) => htmlToText(entry.notes), { notes }),
      formattingChange(input.notes, notes, present),
      change('Date', at && shownMoment(at, clock), (entry) => entry.at && shownMoment(entry.at, clock), {
        at,
      }),
      change('Type', type?.words, (entry) => (type?.name === undefined ? entry.typeId : entry.type), {
        typeId: type?.gsid,
        type: type?.name,
      }),
      change('Account', company?.name, (entry) => entry.companyName, { companyName: company?.name }),
      change(
        'Internal attendees',
        emails && (emails.join(', ') || EMPTY),
        (entry) => entry.internalAttendees,
        {
          internalAttendees: emails,
        },
      ),
    ],
    read: ({ client }, signal) => presentActivity(client, gsid, signal),
    write: ({ writes }, changed, now, signal) =>
      writes.updateActivity(wholeChange(gsid, changed, now), { signal }),
  });
}

/** Other formatting of the same words, where they were given as HTML: in a text without any, its absence means nothing. */
function formattingChange(
  given: string | undefined,
  notes: string | undefined,
  present: PresentActivity | undefined,
): Change<PresentActivity, Sent> | undefined {
  if (given === undefined || notes === undefined || !present || !looksLikeHtml(given)) return undefined;
  if (htmlToText(notes) !== htmlToText(present.notes)) return undefined;
  const of = (entry: PresentActivity): string => htmlToMarkdown(entry.notes);
  return typedChange('Formatting of the notes', htmlToMarkdown(notes), of, { notes });
}

/** The company to move to. The tenant takes its name alone, and of several with this name the first. */
async function newCompany(planning: Planning, given: string): Promise<AccountOfWrite> {
  const { tenant } = planning;
  const company = await account(planning, given);
  const called = await planning.check(`Whether other companies are called ${company.name}`, (signal) =>
    tenant.companies.resolve(company.name, signal),
  );
  const namesakes = called?.filter(({ name }) => name.toLowerCase() === company.name.toLowerCase()) ?? [];
  if (namesakes.length < 2) return company;
  return planning.stop({
    status: 'rejected',
    problem: `Several companies are called ${company.name}, and Gainsight moves an entry by the name.`,
    next: 'Nothing was sent. Log a new entry at the right company, or give the user the link of this one to move it in Gainsight.',
  });
}

/** The change with what the tenant wants back: type, subject and notes as they are just now. */
function wholeChange(gsid: string, changed: Sent, now: PresentActivity | undefined): ActivityChange {
  const sameType = changed.typeId === undefined && changed.type === undefined;
  return {
    ...changed,
    gsid,
    subject: changed.subject ?? now?.subject ?? '',
    notes: changed.notes ?? now?.notes ?? '',
    typeId: sameType ? now?.typeId : changed.typeId,
    type: sameType ? now?.type : changed.type,
  };
}

interface NewType {
  readonly gsid?: string | undefined;
  readonly name?: string | undefined;
  readonly words: string;
}

/** Another type by id or name; the name of an id, and the id of a name, where they are in use. */
async function newType(planning: Planning, given: string | undefined): Promise<NewType | undefined> {
  if (given === undefined) return undefined;
  const { configuration } = planning.tenant;
  const types = await planning.check('The activity types', (signal) => configuration.activityTypes(signal));
  if (isGsid(given)) {
    const name = types?.find(({ gsid }) => gsid === given)?.name;
    return { gsid: given, name, words: name ?? given };
  }
  const name = await chosenActivityType(planning, given);
  return { gsid: types?.find((type) => type.name === name)?.gsid, name, words: name };
}

function activityOf(planning: Planning, given: string): Promise<Named<PresentActivity>> {
  const { client, clock } = planning.tenant;
  return named(planning, {
    what: 'Timeline entry',
    text: given,
    byGsid: (gsid, signal) => presentActivity(client, gsid, signal),
    byName: (subject, signal) => activitiesNamed(client, subject, signal),
    nameOf: ({ subject }) => subject,
    row: ({ gsid, subject, type, at, author, companyName }, untrusted) => ({
      ...{ subject: untrusted.gist(subject), type, account: companyName, author: author?.name, gsid },
      date: at && shownMoment(at, clock),
    }),
    look: 'Look with gainsight_timeline_query, then give its GSID.',
  });
}
