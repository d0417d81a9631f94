import { userByGsid } from '../../data/userByGsid';
import type { Company } from '../../model/company';
import type { User } from '../../model/user';
import type { OwnerField } from '../../gainsight/writes/cockpitRecords';
import type { ToolAnswer } from '../toolAnswer';
import { isGsid } from '../resolve/gsid';
import { resolveWho } from '../resolve/resolveOwner';
import type { Planning } from './planning';

const ADDRESS = /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i;

/** A user to be named in a record. */
export interface Person {
  readonly field: OwnerField;
  readonly email: string | undefined;
  /** E-mail address, or the GSID of one who has none: tells persons apart. */
  readonly key: string;
  /** `Lena Hofmann (lena.hofmann@example.com)`. */
  readonly words: string;
  /** False only where it is known to be somebody else. */
  readonly me: boolean;
}

type Asked = Person | { readonly answer: ToolAnswer };

/** The user whom a name, an address or a GSID means; the signed-in one when nothing is given. */
export async function person(planning: Planning, what: string, text = 'me'): Promise<Person> {
  return planning.found(await asked(planning, what, text.trim()));
}

async function asked(planning: Planning, what: string, text: string): Promise<Asked> {
  const { tenant } = planning;
  if (text.toLowerCase() === 'all')
    return {
      answer: { status: 'rejected', next: `One ${what} is a person: give a name or an e-mail address.` },
    };
  if (isGsid(text)) return byGsid(planning, what, text);
  const wantsMe = /^(?:me)?$/i.test(text);
  // A server can be started without saying who asks.
  const address = wantsMe ? tenant.connection.email || undefined : ADDRESS.test(text) ? text : undefined;
  const read = (signal: AbortSignal) => resolveWho(text, tenant, signal);
  // An address can be sent as it is: the tenant itself looks it up.
  const result =
    address === undefined ? await planning.need(read) : await planning.check(`The ${what} ${address}`, read);
  if (result === undefined) return byAddress(address ?? '', tenant.connection.email);
  if ('answer' in result) return result;
  const { gsid = '', name, email, active, sharesAddress } = result.who;
  const user = known(planning, { gsid, name, email, active }, wantsMe);
  // By the address the tenant would take the first that it finds, who may have left.
  return sharesAddress ? { ...user, field: { gsid } } : user;
}

async function byGsid(planning: Planning, what: string, gsid: string): Promise<Asked> {
  const read = async (signal: AbortSignal) => ({
    user: await userByGsid(planning.tenant.client, gsid, signal),
  });
  const result = await planning.check(`The ${what} ${gsid}`, read);
  if (!result) return { field: { gsid }, email: undefined, key: gsid, words: gsid, me: false };
  // Another user may have the same address.
  if (result.user) return { ...known(planning, result.user, false), field: { gsid } };
  return {
    answer: { status: 'notFound', next: `There is no user ${gsid}. Give a name or an e-mail address.` },
  };
}

type Known = Pick<User, 'gsid' | 'name' | 'email'> & { readonly active?: boolean | undefined };

function known(planning: Planning, { gsid, name, email, active }: Known, me: boolean): Person {
  if (active === false) planning.warnings.push(`${name} is no active user.`);
  if (email === undefined) return { field: { gsid }, email, key: gsid, words: name, me };
  return { ...byAddress(email, planning.tenant.connection.email), words: `${name} (${email})` };
}

function byAddress(email: string, mine: string): Person {
  return {
    field: { email },
    email,
    key: email.toLowerCase(),
    words: email,
    me: email.toLowerCase() === mine.toLowerCase(),
  };
}

/** Addresses of the users among these names and addresses. A contact of the customer is left out, and that is said. */
export async function attendees(
  planning: Planning,
  given: readonly string[] | undefined,
  company: Pick<Company, 'gsid' | 'name'> | undefined,
): Promise<readonly Person[] | undefined> {
  if (given === undefined) return undefined;
  const persons: Person[] = [];
  for (const text of given) {
    const found = await asked(planning, 'attendee', text.trim());
    const contact =
      'answer' in found && company ? await contactCalled(planning, text, company.gsid) : undefined;
    if (contact !== undefined)
      planning.warnings.push(
        `${contact} is a contact of ${company?.name ?? 'the customer'}: only Gainsight users can be attendees here. Name the contact in the notes.`,
      );
    else addUser(planning, planning.found(found), persons);
  }
  return persons;
}

function addUser(planning: Planning, user: Person, to: Person[]): void {
  if (user.email !== undefined) to.push(user);
  else
    planning.warnings.push(
      `${user.words} is left out of the attendees: no e-mail address of theirs is known.`,
    );
}

/** The addresses of these persons; whoever has none cannot be named by one. */
export function addressesOf(persons: readonly Person[] | undefined): readonly string[] | undefined {
  return persons?.flatMap(({ email }) => email ?? []);
}

/** Names of the company's contacts that a text mentions, with their role; undefined when they cannot be read. */
export async function contactsIn(
  planning: Planning,
  text: string,
  companyGsid: string,
): Promise<string | undefined> {
  const contacts = await planning.check('Whether people in the text are known contacts', (signal) =>
    planning.tenant.people.contacts(companyGsid, signal),
  );
  if (contacts === undefined) return undefined;
  const words = text.toLowerCase();
  const named = contacts.filter(({ name }) => words.includes(name.toLowerCase()));
  if (named.length === 0) return 'none is named in the text';
  return named
    .map(({ name, role, active }) =>
      [name, role, active ? 'known contact' : 'known, no longer active'].filter(Boolean).join(', '),
    )
    .join('; ');
}

async function contactCalled(
  planning: Planning,
  text: string,
  companyGsid: string,
): Promise<string | undefined> {
  const wanted = text.trim().toLowerCase();
  const contacts = await planning.check('The contacts of the account', (signal) =>
    planning.tenant.people.contacts(companyGsid, signal),
  );
  return contacts?.find(({ name, email }) => [name, email].some((one) => one?.toLowerCase() === wanted))
    ?.name;
}
