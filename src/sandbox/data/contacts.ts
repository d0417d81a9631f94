import type { Calendar } from '../calendar';
import type { Rows } from '../derivation';
import { gsid } from '../gsid';
import { Random } from '../random';
import type { Row } from '../row';
import { companyId, personId } from './ids';

interface ContactSpec {
  readonly name: string;
  readonly title: string;
  readonly role: string;
  readonly inactive?: boolean;
}

const SPONSOR = 'Executive Sponsor';

/** Contacts of named companies. Helios Analytics has no sponsor, and one contact has left. */
export const NAMED_CONTACTS: Record<string, readonly ContactSpec[]> = {
  'Helios Analytics': [
    { name: 'Ingrid Solberg', title: 'Head of Business Intelligence', role: 'Champion' },
    { name: 'Pavel Novak', title: 'Data Engineer', role: 'Key User' },
    { name: 'Mara Quist', title: 'VP Data', role: 'Decision Maker', inactive: true },
  ],
  Cloudnine: [
    { name: 'Dana Whitfield', title: 'Director of Operations', role: 'Champion' },
    { name: 'Colm Brady', title: 'Procurement Lead', role: 'Decision Maker' },
  ],
  Bravura: [
    { name: 'Edmund Frost', title: 'Chief Operating Officer', role: SPONSOR },
    { name: 'Lucia Marin', title: 'Managing Editor', role: 'Key User' },
  ],
  'Quillon Bank': [
    { name: 'Hannah Brandt', title: 'Chief Financial Officer', role: SPONSOR },
    { name: 'Felix Arnaud', title: 'Project Lead', role: 'Champion' },
    { name: 'Yusuf Demir', title: 'Head of Branches', role: 'Key User' },
  ],
  'Praxis Inc': [
    { name: 'Theo Lang', title: 'IT Director', role: SPONSOR },
    { name: 'Nina Roth', title: 'Team Lead Planning', role: 'Key User' },
  ],
  OmegaTech: [{ name: 'Karim Haddad', title: 'Chief Technology Officer', role: SPONSOR }],
  'Meridian Corp': [{ name: 'Olga Petrova', title: 'Plant IT Lead', role: 'Key User' }],
  'Larkspur Health': [{ name: 'Simon Achterberg', title: 'Chief Information Officer', role: SPONSOR }],
  'Nordhaven Retail': [{ name: 'Alma Reyes', title: 'Head of Store Systems', role: SPONSOR }],
};

const FIRST = ['Alex', 'Bea', 'Carl', 'Dora', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jill'] as const;
const LAST = [
  'Archer',
  'Boone',
  'Castel',
  'Drew',
  'Ellis',
  'Fabre',
  'Gray',
  'Holt',
  'Irwin',
  'Jarvis',
] as const;
const ROLES = [SPONSOR, 'Champion', 'Key User', 'Decision Maker'] as const;

/** The people who work for these companies, and the rows that link them. */
export function namedContactRows(calendar: Calendar): Rows {
  const parts = Object.entries(NAMED_CONTACTS).map(([company, contacts]) =>
    contactRows(calendar, company, contacts),
  );
  return {
    person: parts.flatMap(({ person }) => person),
    company_person: parts.flatMap(({ company_person }) => company_person),
  };
}

/** Two or three people for a company about which nothing is told. */
export function deriveContacts(calendar: Calendar, seed: number, company: Row): Rows {
  const name = String(company.Name);
  const random = new Random(seed, `people ${name}`);
  const start = random.int(0, FIRST.length - 1);
  const contacts = Array.from({ length: random.int(2, 3) }, (_, i): ContactSpec => {
    const role = i === 0 ? SPONSOR : random.pick(ROLES);
    const first = FIRST[(start + i) % FIRST.length] ?? FIRST[0];
    return { name: `${first} ${random.pick(LAST)}`, title: 'Manager', role, inactive: random.chance(0.1) };
  });
  return { ...contactRows(calendar, name, contacts) };
}

function contactRows(
  calendar: Calendar,
  company: string,
  contacts: readonly ContactSpec[],
): { person: Row[]; company_person: Row[] } {
  const times = { CreatedDate: calendar.at(-300), ModifiedDate: calendar.at(-40) };
  return {
    person: contacts.map(({ name }) => {
      const [first = '', last = ''] = name.split(' ');
      return {
        Gsid: personId(name, company),
        Name: name,
        FirstName: first,
        LastName: last,
        Email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
        ...times,
      };
    }),
    company_person: contacts.map(({ name, title, role, inactive }) => ({
      Gsid: gsid('1C01', `contact ${name} ${company}`),
      Person_ID: personId(name, company),
      Company_ID: companyId(company),
      Active: !inactive,
      IsPrimaryCompany: true,
      Role: role,
      Title: title,
      ...times,
    })),
  };
}
