import type { Calendar } from '../calendar';
import { itemOf } from '../catalogue/picklists';
import type { Rows } from '../derivation';
import { gsid } from '../gsid';
import type { Row } from '../row';
import { companyId, ctaId, personId, userId } from './ids';
import { NAMED_COMPANIES } from './namedCompanies';

/** A response: share of the running quarter that has passed, or days before it began when negative. */
type Response = readonly [company: string, person: string, score: number, when: number, comment: string];

const RESPONSES: readonly Response[] = [
  ['Praxis Inc', 'Nina Roth', 4, 0.7, '<p>Too many clicks for a simple plan.</p>'],
  ['Praxis Inc', 'Theo Lang', 6, -25, '<p>We expected more by now.</p>'],
  ['Meridian Corp', 'Olga Petrova', 2, 0.4, '<p>Exports fail every night.</p>'],
  ['Helios Analytics', 'Ingrid Solberg', 7, 0.5, '<p>Good, but reports could be faster.</p>'],
  ['Quillon Bank', 'Felix Arnaud', 8, 0.8, ''],
  ['Larkspur Health', 'Simon Achterberg', 10, 0.6, '<p>Great team.</p>'],
  ['Cloudnine', 'Dana Whitfield', 9, 0.3, '<p>Love the dashboards.</p>'],
  ['Bravura', 'Lucia Marin', 5, -40, '<p>The preview is missing.</p>'],
  ['Nordhaven Retail', 'Alma Reyes', 3, 0.5, '<p>Tills are out of sync.</p>'],
];

/** Weekly figures, newest first: active users of those licensed, and logins. */
const USAGE: Record<string, readonly [licensed: number, ...(readonly [active: number, logins: number])[]]> = {
  'Praxis Inc': [120, [38, 210], [41, 236], [47, 280], [55, 341], [58, 362], [63, 401]],
  OmegaTech: [200, [71, 420], [80, 477], [96, 560], [104, 611]],
  'Meridian Corp': [350, [142, 690], [140, 701], [151, 744], [160, 790]],
  'Quillon Bank': [90, [64, 500], [58, 455], [51, 402], [44, 350]],
};

export const VISITS = [
  { company: 'OmegaTech', name: 'Autumn visit', daysAgo: 70, cta: 'Adoption risk: weekly users are down' },
  { company: 'Nordhaven Retail', name: 'Store walk', daysAgo: 55, cta: 'Save plan before the renewal' },
  { company: 'Quillon Bank', name: 'Branch tour', daysAgo: 28, cta: 'Quarterly business review' },
] as const;

/** Survey answers, usage figures, the renewal forecast and site visits. */
export function customObjectRows(calendar: Calendar): Rows {
  return {
    NPS_Response__gc: RESPONSES.map((response, i) => npsRow(calendar, response, i)),
    Product_Usage__gc: Object.entries(USAGE).flatMap(([company, [licensed, ...weeks]]) =>
      weeks.map(([active, logins], week) => usageRow(calendar, company, licensed, active, logins, week)),
    ),
    Renewal_Forecast__gc: forecastRows(calendar),
    site_visit__gc: VISITS.map(({ company, name, daysAgo }) => ({
      Gsid: visitId(company),
      Name: name,
      Company__gc: companyId(company),
      Visited_On__gc: calendar.day(-daysAgo),
      Visitor__gc: userId('Lena Hofmann'),
      Notes__gc: '<p>Met the team on site.</p>',
      ...times(calendar, daysAgo),
    })),
  };
}

/** Which CTA points at which visit. */
export function linkedVisits(): [string, { recordId: string; objectName: string; source: 'MDA' }[]][] {
  return VISITS.map(({ company, cta }) => [
    ctaId(company, cta),
    [{ recordId: visitId(company), objectName: 'site_visit__gc', source: 'MDA' }],
  ]);
}

function visitId(company: string): string {
  return gsid('1Z0A', `visit ${company}`);
}

function npsRow(calendar: Calendar, [company, person, score, when, comment]: Response, index: number): Row {
  const quarter = calendar.daysIntoQuarter;
  const daysAgo = when < 0 ? quarter - when : Math.floor(quarter * (1 - when));
  return {
    Gsid: gsid('1Z0B', `nps ${index}`),
    Name: `NPS-${String(index + 1).padStart(4, '0')}`,
    Company__gc: companyId(company),
    Person__gc: personId(person, company),
    Score__gc: score,
    Comment__gc: comment || null,
    Response_Date__gc: calendar.day(-daysAgo),
    ...times(calendar, daysAgo),
  };
}

function usageRow(
  calendar: Calendar,
  company: string,
  licensed: number,
  active: number,
  logins: number,
  week: number,
): Row {
  const daysAgo = calendar.daysSinceMonday + week * 7;
  return {
    Gsid: gsid('1Z0C', `usage ${company} ${week}`),
    Name: `${company} ${calendar.day(-daysAgo)}`,
    Company__gc: companyId(company),
    Snapshot_Date__gc: calendar.day(-daysAgo),
    Active_Users__gc: active,
    Licensed_Users__gc: licensed,
    Logins__gc: logins,
    Adoption_Rate__gc: Math.round((active / licensed) * 1000) / 10,
    ...times(calendar, daysAgo),
  };
}

function forecastRows(calendar: Calendar): Row[] {
  return NAMED_COMPANIES.filter(({ arr, renewal }) => arr !== null && renewal > 0).map((spec) => {
    const score = spec.scores?.[0] ?? 50;
    const category = score < 40 ? 'At risk' : score < 70 ? 'Best case' : 'Commit';
    return {
      Gsid: gsid('1Z0E', `forecast ${spec.name}`),
      Name: `${spec.name} renewal`,
      Company__gc: companyId(spec.name),
      Renewal_Date__gc: calendar.day(spec.renewal),
      Amount__gc: spec.arr,
      Probability__gc: Math.min(95, score + 10),
      Category__gc: itemOf('Forecast Category', spec.status === 'Churned' ? 'Lost' : category),
      ...times(calendar, 6),
    };
  });
}

function times(calendar: Calendar, daysAgo: number): Row {
  return { CreatedDate: calendar.at(-daysAgo), ModifiedDate: calendar.at(-daysAgo) };
}
