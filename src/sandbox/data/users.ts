import type { Calendar } from '../calendar';
import type { Row } from '../row';
import { userId } from './ids';

interface UserSpec {
  readonly name: string;
  readonly title: string;
  readonly manager?: string;
  readonly inactive?: boolean;
}

const LEAD = 'Ruth Calder';

/** Customer-success managers who own the generated companies. */
export const POOL = [
  'Marco Bianchi',
  'Sofia Lindqvist',
  'Tomas Herrera',
  'Aiko Tanaka',
  'Daniel Okoye',
  'Freya Jensen',
  'Noah Adler',
  'Chloe Martin',
] as const;

const USERS: readonly UserSpec[] = [
  { name: LEAD, title: 'VP Customer Success' },
  { name: 'Lena Hofmann', title: 'Customer Success Manager', manager: LEAD },
  { name: 'Priya Nair', title: 'Customer Success Manager', manager: LEAD },
  { name: 'Jonas Weber', title: 'Onboarding Manager', manager: LEAD },
  { name: 'Owen Pryce', title: 'Customer Success Manager', manager: LEAD, inactive: true },
  ...POOL.map((name) => ({ name, title: 'Customer Success Manager', manager: LEAD })),
];

/** Address of a made-up user. */
export function emailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
}

/** Everybody who works with the tenant. */
export function userRows(calendar: Calendar): Row[] {
  return USERS.map(({ name, title, manager, inactive }) => {
    const [first = '', last = ''] = name.split(' ');
    return {
      Gsid: userId(name),
      Name: name,
      FirstName: first,
      LastName: last,
      Email: emailOf(name),
      IsActiveUser: !inactive,
      SFDCUserName: emailOf(name),
      SfdcUserId: null,
      LicenseType: 'FULL',
      SystemType: 'External',
      IsSuperAdmin: name === LEAD,
      Manager: manager ? userId(manager) : null,
      Timezone: calendar.timeZone,
      Title: title,
      Locale: 'en_US',
      CreatedDate: calendar.at(-1100),
      ModifiedDate: calendar.at(-90),
    };
  });
}
