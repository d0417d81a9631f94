import * as z from 'zod';
import { activityByExternalId, type PresentActivity } from '../../data/presentRecords';
import type { Tenant } from '../../data/tenant';
import { type GainsightError, isGainsightError } from '../../gainsight/errors';
import { htmlToText } from '../../gainsight/htmlText';
import type { NewActivity } from '../../gainsight/writes/activityRecords';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';
import { Untrusted } from '../untrusted';
import type { Planned, WritePlan } from '../writePlan';
import { account } from './account';
import { placeOf } from './activityContext';
import { chosenActivityType } from './choices';
import { customFields } from './customFields';
import { momentInput, momentOf, shownMoment } from './days';
import { externalIdOf } from './externalId';
import { text, wholeNumber, words } from './input';
import { addressesOf, attendees, contactsIn, person } from './persons';
import { line, planWrite, type Planning } from './planning';
import { toSafeHtml } from './safeHtml';
import { written } from './written';

const parameters = () => ({
  company_gsid: words('Company name, mail domain or GSID'),
  type_name: words('As configured, e.g. Call'),
  subject: text().max(255, 'has 255 characters at most'),
  notes: words('Text or Markdown'),
  activity_date: momentInput().describe('yyyy-MM-dd, or with a time'),
  author: words('E-mail or name; omitted = me').optional(),
  external_id: words('Omitted = made of the contents').optional(),
  context_name: z.enum(['Company', 'Relationship', 'CTA', 'SuccessPlan']).default('Company'),
  context_gsid: words('GSID or name of the context record; omitted = its only open one').optional(),
  duration_mins: wholeNumber(0, 100_000).optional(),
  internal_attendees: z.array(text()).optional().describe('E-mails or names of users'),
});
const schema = () => z.object(parameters()).catchall(z.unknown());

type Input = z.output<ReturnType<typeof schema>>;

/** Logs an activity on the Timeline. */
export const timelineCreate = defineTool({
  name: 'gainsight_timeline_create',
  reference: 'gainsightLog',
  title: 'Log an activity',
  icon: '$(comment)',
  effect: 'write',
  modelDescription:
    'Logs a call, meeting, e-mail or update on the Timeline of an account, or of its CTA, success plan or relationship, after the user approves the entry. ' +
    'Keep to what the user said. Logging twice makes no duplicate. Scores cannot be set: log the proposal instead.',
  userDescription: 'Logs a call, meeting or note, once you have approved it.',
  input: schema,
  progress: ({ subject }) => `Preparing the entry ${subject}`,
  plan: (input, tenant, signal) => planWrite(tenant, signal, (planning) => planEntry(planning, input)),
});

async function planEntry(planning: Planning, input: Input): Promise<Planned> {
  const { tenant, warnings } = planning;
  const { subject, context_name: context, duration_mins: minutes } = input;
  const notes = toSafeHtml(input.notes);
  const at = momentOf(input.activity_date, tenant.clock);
  const { company, author, type, place, guests, custom, lines, contacts } = await lookedUp(planning, input);
  if (author.email === undefined)
    return planning.stop({
      status: 'rejected',
      next: `The e-mail address of ${author.words} is not known, and an author needs one.`,
    });
  const externalId = input.external_id ?? (await madeId(input, tenant, [author.key, company.gsid, type]));
  const known = await planning.check('Whether this is logged already', (signal) =>
    activityByExternalId(tenant.client, externalId, signal),
  );
  if (known) return planning.stop(loggedAlready(tenant, known));
  if (!author.me) warnings.unshift(`Written in the name of ${author.words}, not in yours.`);
  if (at > tenant.clock.now()) warnings.push('The date lies in the future.');
  const activity: NewActivity = {
    ...{
      externalId,
      context,
      contextGsid: place.gsid,
      companyGsid: company.gsid,
      type,
      at,
      subject,
      notes,
      minutes,
    },
    ...{ author: author.email, internalAttendees: addressesOf(guests), custom },
  };
  return planning.plan(
    `Log ${type} "${subject}" at ${company.name}`,
    [
      line('Account', company.name),
      line('Logged on', place.words),
      line('Type', type),
      line('Date', shownMoment(at, tenant.clock)),
      line('Duration', minutes === undefined ? undefined : `${minutes} minutes`),
      line('Author', author.words),
      line('Internal attendees', guests?.map(({ words: who }) => who).join(', ')),
      line('Contacts', contacts),
      ...lines,
      line('Subject', subject),
      line('Notes', htmlToText(notes)),
    ],
    sendEntry(activity, company.name),
  );
}

async function lookedUp(planning: Planning, input: Input) {
  planning.warm(() => planning.tenant.metadata.describe('activity_timeline'));
  const [company, author, type] = await Promise.all([
    account(planning, input.company_gsid),
    person(planning, 'author', input.author),
    chosenActivityType(planning, input.type_name),
  ]);
  const object = 'activity_timeline';
  const [place, guests, { custom, lines }, contacts] = await Promise.all([
    placeOf(planning, input.context_name, input.context_gsid, company),
    attendees(planning, input.internal_attendees, company),
    customFields(planning, { object, type, input, parameters: Object.keys(parameters()) }),
    contactsIn(planning, `${input.subject} ${input.notes}`, company.gsid),
  ]);
  return { company, author, type, place, guests, custom, lines, contacts };
}

/** A day without a time stays a day here: the hour at which it happens to be logged makes no other activity of it. */
function madeId(
  { activity_date: date, subject, notes }: Input,
  tenant: Tenant,
  known: string[],
): Promise<string> {
  const when = /[T ]/.test(date) ? momentOf(date, tenant.clock).toISOString() : date;
  return externalIdOf(new URL(tenant.connection.origin).host, ...known, when, subject, notes);
}

/** Gainsight refuses an id that it knows: then, and where the answer is lost, the activity is looked up by it. */
function sendEntry(activity: NewActivity, account: string): WritePlan['send'] {
  return async (tenant, signal) => {
    const { subject, type, companyGsid } = activity;
    const told = { done: `Logged "${subject}".`, subject, type, account };
    try {
      const { gsid, requestId } = await tenant.writes.createActivity(activity, { signal });
      tenant.noteWrite({ kind: 'activity', gsid, companyGsid });
      return { ...written(tenant, 'activity', gsid), ...told, requestId };
    } catch (error) {
      const lost = isGainsightError(error, 'uncertain');
      if (!lost && !(isGainsightError(error, 'rejected') && isDuplicate(error))) throw error;
      const known = await activityByExternalId(tenant.client, activity.externalId, signal).catch(
        () => undefined,
      );
      if (!known) throw error;
      if (!lost) return loggedAlready(tenant, known);
      tenant.noteWrite({ kind: 'activity', gsid: known.gsid, companyGsid });
      return {
        ...written(tenant, 'activity', known.gsid),
        ...told,
        note: 'The answer was lost; the entry was found.',
      };
    }
  };
}

function isDuplicate({ code, detail = '' }: GainsightError): boolean {
  return code === 'GS_TL_10_0207' || /duplicate|already exists/i.test(detail);
}

function loggedAlready(tenant: Tenant, { gsid, subject, type, at, author }: PresentActivity): ToolAnswer {
  const untrusted = new Untrusted();
  return {
    ...written(tenant, 'activity', gsid),
    done: 'This is on the Timeline already; nothing new was written.',
    subject: untrusted.gist(subject),
    type,
    date: at && shownMoment(at, tenant.clock),
    author: author?.name,
    untrusted: untrusted.note,
    next: 'Do not repeat the call. A second entry needs an external_id of its own.',
  };
}
