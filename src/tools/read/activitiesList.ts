import * as z from 'zod';
import { addDays, type CalendarDay, dayOf } from '../../base/dates';
import { type ActivityFilter, findActivities, type FoundActivity } from '../../data/activitySearch';
import type { Tenant } from '../../data/tenant';
import { deepLink } from '../../gainsight/deepLinks';
import type { Company } from '../../model/company';
import { contactRule } from '../../model/contact';
import { activityRow, alike } from '../rows/activityRows';
import { aboutAccount } from '../rows/aboutAccount';
import { asOf } from '../rows/asOf';
import { contactsAmong, hasBeen } from '../rows/contacts';
import { type Detail, detailInput } from '../rows/detail';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';
import { day } from '../query/queryInput';
import { resolveActivityTypes } from '../resolve/activityTypes';
import { resolveAccount } from '../resolve/resolveAccount';
import { Untrusted } from '../untrusted';

/** Entries that are read with their notes in any case; most accounts have no more in the time that is asked for. */
const FIRST_PAGE = 50;
/** Entries that are looked at, without notes, to count them and to find the last contact. */
const MOST_COUNTED = 1000;

/** What was logged at an account, and when somebody last spoke with the customer. */
export const activitiesList = defineTool({
  name: 'gainsight_activities_list',
  reference: 'gainsightTimeline',
  title: 'Timeline of an account',
  icon: '$(history)',
  effect: 'read',
  modelDescription:
    'Timeline of one account, newest first, with gist. Counts contacts with the customer apart from internal notes, tells the last contact ' +
    '(also before since) and look-alike entries. First choice for what was logged. Nothing here can delete an entry.',
  userDescription: 'Lists what was logged at an account.',
  input: () =>
    z.object({
      account: z.string().min(1).describe('Name or GSID'),
      since: day().optional().describe('First day, yyyy-MM-dd'),
      until: day().optional().describe('Last day'),
      types: z.array(z.string()).optional().describe('Type names, e.g. Call'),
      limit: z.int().min(1).max(200).default(20),
      detail: detailInput('notes in full'),
    }),
  progress: ({ account }) => `Reading the Timeline of ${account}`,
  run: async (input, tenant, signal) => {
    const resolved = await resolveAccount(input.account, tenant, signal);
    return 'answer' in resolved ? resolved.answer : list(resolved.company, input, tenant, signal);
  },
});

interface Wanted {
  readonly since?: CalendarDay | undefined;
  readonly until?: CalendarDay | undefined;
  readonly types?: readonly string[] | undefined;
  readonly limit: number;
  readonly detail: Detail;
}

async function list(
  company: Company,
  { since, until, types, limit, detail }: Wanted,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const filter: ActivityFilter = { companyGsid: company.gsid, since, until };
  const { first, found } = await readEntries(filter, limit, tenant, signal);
  const wanted = await narrow({ types, limit, first, found }, filter, tenant, signal);
  if ('answer' in wanted) return wanted.answer;
  const noTouch = tenant.timeline.typesThatAreNoTouch();
  const contacts = contactsAmong(found, tenant);
  const planned = found.every((entry) => hasBeen(entry, tenant))
    ? ''
    : '; what is planned for a later day is none yet';
  const before =
    contacts.length > 0 || since === undefined ? undefined : await lastBefore(filter, since, tenant, signal);
  const untrusted = new Untrusted();
  const { timeZone } = tenant.clock;
  const cells = (one: FoundActivity): object => activityRow(one, timeZone, untrusted, detail);
  const shown = wanted.first.slice(0, limit);
  const total = found.length === MOST_COUNTED ? `at least ${wanted.count}` : wanted.count;
  const last = contacts[0];
  return {
    status: 'ok',
    scope: `Timeline of ${company.name}${rangeWords(since, until)}${wanted.words}`,
    rule: `${contactRule(noTouch)}${planned}${wanted.words && '; contacts are those among entries of every type'}`,
    sources: ['activity_timeline'],
    asOf: asOf(tenant.clock),
    account: company.name,
    ...aboutAccount([company], detail),
    contacts: contacts.length,
    notContacts: found.length - contacts.length,
    lastContact: last ? cells(last) : since === undefined ? 'none' : 'none in this time',
    lastContactBefore: last || since === undefined ? undefined : before ? cells(before) : 'none',
    total,
    alike: alike(wanted.first, timeZone),
    ...(wanted.count === 0 ? { none: wanted.words ? 'Nothing of these types.' : 'Nothing was logged.' } : {}),
    ...(wanted.count > shown.length
      ? { next: `${shown.length} of ${total} shown: ${furtherCall(shown, timeZone)}` }
      : {}),
    page: deepLink(tenant.connection.origin, 'activity', 'GSID'),
    ...noteOf(shown.map(cells), untrusted),
  };
}

/** The newest entries with notes, and all that are counted; one call where the first page holds everything. */
async function readEntries(
  filter: ActivityFilter,
  wanted: number,
  { client, clock }: Tenant,
  signal: AbortSignal,
): Promise<{ first: readonly FoundActivity[]; found: readonly FoundActivity[] }> {
  const limit = Math.max(wanted, FIRST_PAGE);
  const first = await findActivities(client, clock, filter, { limit, notes: true }, signal);
  if (first.length < limit) return { first, found: first };
  return {
    first,
    found: await findActivities(client, clock, filter, { limit: MOST_COUNTED, notes: false }, signal),
  };
}

interface Narrowed {
  /** The newest, with notes. */
  readonly first: readonly FoundActivity[];
  readonly count: number;
  /** For the scope line. */
  readonly words: string;
}

/** The entries of some types: everything else that is told of the account is told of all entries. */
async function narrow(
  { types, limit, first, found }: Pick<Wanted, 'types' | 'limit'> & Awaited<ReturnType<typeof readEntries>>,
  filter: ActivityFilter,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Narrowed | { readonly answer: ToolAnswer }> {
  if (!types?.length) return { first, count: found.length, words: '' };
  const seen = [...new Set(found.flatMap(({ type }) => type ?? []))];
  const resolved = await resolveActivityTypes(types, seen, tenant, signal);
  if ('answer' in resolved) return resolved;
  const names = new Set(resolved.types);
  const words = `, types ${resolved.types.join(', ')}`;
  const matching = found.filter(({ type }) => type !== undefined && names.has(type));
  if (first === found) return { first: matching, count: matching.length, words };
  const page = { limit, notes: true };
  const read = await findActivities(
    tenant.client,
    tenant.clock,
    { ...filter, types: resolved.types },
    page,
    signal,
  );
  return { first: read, count: Math.max(matching.length, read.length), words };
}

/** Rows first: only then it is known whether anything had to be marked. */
function noteOf(
  rows: readonly object[],
  untrusted: Untrusted,
): { untrusted: string | undefined; rows: readonly object[] } {
  return { untrusted: untrusted.note, rows };
}

/** The last contact before a day, among the entries of any type. */
async function lastBefore(
  { companyGsid }: ActivityFilter,
  since: CalendarDay,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<FoundActivity | undefined> {
  const earlier = { companyGsid, until: addDays(since, -1) };
  const page = { limit: MOST_COUNTED, notes: false };
  const found = await findActivities(tenant.client, tenant.clock, earlier, page, signal);
  return contactsAmong(found, tenant)[0];
}

function rangeWords(since: CalendarDay | undefined, until: CalendarDay | undefined): string {
  return `${since === undefined ? '' : ` from ${since}`}${until === undefined ? '' : ` to ${until}`}`;
}

function furtherCall(shown: readonly FoundActivity[], timeZone: string): string {
  const oldest = shown.at(-1)?.at;
  return `call again with a higher limit${oldest === undefined ? '' : ` or until ${dayOf(oldest, timeZone)}`}.`;
}
