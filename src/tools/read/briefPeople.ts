import { dayOf } from '../../base/dates';
import type { FoundActivity } from '../../data/activitySearch';
import type { Contact } from '../../model/relationship';
import { activityRow } from '../rows/activityRows';
import { contactsAmong, hasBeen } from '../rows/contacts';
import type { BriefPart, BriefContext } from './briefPart';
import { scoreCells } from '../rows/scoreCells';

const MOST_ENTRIES = { concise: 10, detailed: 20 };
const SPONSOR = /sponsor/i;

/** The newest entries, and the last time that somebody spoke with the customer. */
export function timelinePart(
  activities: readonly FoundActivity[],
  full: boolean,
  { tenant, untrusted, detail }: BriefContext,
): BriefPart {
  const { timeZone } = tenant.clock;
  const [last] = contactsAmong(activities, tenant);
  // Before these there may have been one.
  const where = full ? `the newest ${activities.length} entries of the Timeline` : 'the Timeline';
  return {
    value: {
      read: full ? `the newest ${activities.length}` : activities.length,
      lastContact: last
        ? { date: last.at && dayOf(last.at, timeZone), type: last.type, by: last.author?.name }
        : `none${full ? ` in ${where}` : ''}`,
      entries: activities
        .slice(0, MOST_ENTRIES[detail])
        .map((one) => activityRow(one, timeZone, untrusted, detail)),
    },
    gaps: last ? [] : [`no contact with the customer in ${where}`],
  };
}

/** Contacts: the sponsor by name or plainly none, active ones, and those who have left. */
export async function contactsPart(
  seen: Promise<readonly FoundActivity[]>,
  { company, tenant, detail, signal }: BriefContext,
): Promise<BriefPart> {
  const [contacts, entries] = await Promise.all([tenant.people.contacts(company.gsid, signal), seen]);
  const activities = entries.filter((entry) => hasBeen(entry, tenant));
  const cells = (contact: Contact): object => ({
    ...contactCells(contact, activities, tenant.clock.timeZone),
    ...(detail === 'detailed' ? { primary: contact.primary || undefined, gsid: contact.gsid } : {}),
  });
  const active = contacts.filter((contact) => contact.active);
  const sponsors = active.filter(({ role, title }) => SPONSOR.test(`${role ?? ''} ${title ?? ''}`));
  return {
    value: {
      sponsor: sponsors.length > 0 ? sponsors.map(({ name }) => name).join(', ') : 'none on file',
      active: active.map(cells),
      left: contacts.filter((contact) => !contact.active).map(cells),
    },
    gaps: sponsors.length > 0 ? [] : ['no executive sponsor on file'],
  };
}

/** The last entry that names this person's address among its guests. */
function contactCells(
  { name, role, title, email }: Contact,
  activities: readonly FoundActivity[],
  timeZone: string,
): object {
  const last = email ? activities.find(({ guests = '' }) => isNamed(email, guests)) : undefined;
  return { name, role, title, email, lastContact: last?.at && dayOf(last.at, timeZone) };
}

/** Whether an address is one of those in a text, and not merely the end or the beginning of another one. */
function isNamed(address: string, text: string): boolean {
  const [wanted, among] = [address.toLowerCase(), text.toLowerCase()];
  for (let at = among.indexOf(wanted); at >= 0; at = among.indexOf(wanted, at + 1)) {
    const [before, after] = [among.slice(0, at), among.slice(at + wanted.length)];
    if (!/[\p{L}\p{N}_.%+-]$/u.test(before) && !/^\.?[\p{L}\p{N}_-]/u.test(after)) return true;
  }
  return false;
}

/** Every relationship with type, ARR and health, and their sum beside the company's own ARR. */
export async function relationshipsPart({
  company,
  tenant,
  detail,
  signal,
}: BriefContext): Promise<BriefPart> {
  const relationships = await tenant.people.relationships(company.gsid, signal);
  const scores = await tenant.health.scores(relationships, signal);
  const arrs = relationships.flatMap(({ arr }) => arr ?? []);
  const sum = arrs.reduce((total, arr) => total + arr, 0);
  return {
    value: {
      count: relationships.length,
      arrOfRelationships: arrs.length > 0 ? sum : undefined,
      arrOfCompany: company.arr,
      difference: arrs.length > 0 && company.arr !== undefined ? company.arr - sum : undefined,
      relationships: relationships.map(({ gsid, name, type, arr, renewalDate, stage, csm }) => ({
        relationship: name,
        type,
        arr: arr ?? 'not on file',
        ...scoreCells(scores.get(gsid)),
        renewalDate,
        stage,
        csm: csm?.name,
        csmEmail: detail === 'detailed' ? csm?.email : undefined,
        gsid,
      })),
    },
    gaps: [],
  };
}
