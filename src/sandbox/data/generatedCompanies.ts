import type { Calendar } from '../calendar';
import { Random } from '../random';
import type { Row } from '../row';
import { companyRow } from './companyRows';
import { namedCompany, type CompanySpec } from './namedCompanies';
import { POOL } from './users';

const FIRST = [
  'Amber', 'Birch', 'Cobalt', 'Drift', 'Ember', 'Falcon', 'Granite', 'Harbor', 'Iris', 'Juniper', 'Kite', 'Linden',
  'Maple', 'North', 'Onyx', 'Pebble', 'Quartz', 'Raven', 'Summit', 'Timber', 'Umber', 'Violet', 'Willow', 'Yarrow',
  'Zephyr', 'Aspen', 'Beacon', 'Copper', 'Dune', 'Elm',
] as const; // prettier-ignore
const SECOND = [
  'field', 'gate', 'ridge', 'stone', 'brook', 'wood', 'vale', 'crest', 'light', 'port', 'bridge', 'mark', 'well',
  'shore', 'point',
] as const; // prettier-ignore
const LAST = [
  'Logistics',
  'Systems',
  'Foods',
  'Energy',
  'Partners',
  'Textiles',
  'Robotics',
  'Travel',
] as const;
const COMBINATIONS = FIRST.length * SECOND.length * LAST.length;

/** Text that looks like Markdown and HTML, as a customer's name may; nothing must come of it. */
export const AWKWARD_NAME = 'Starling *Bold* <Sons> & [Partners](#)';
const AWKWARD_AT = 3;

/** So many companies of the pool's managers. None is Lena's, and none is called like a named one. */
export function generatedCompanyRows(calendar: Calendar, seed: number, count: number): Row[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    companyRow(calendar, generatedSpec(new Random(seed, `company ${index}`), nameOf(index))),
  );
}

function generatedSpec(random: Random, name: string): CompanySpec {
  const now = random.int(30, 96);
  const weekAgo = within(now + random.int(-6, 6));
  const renewal = random.int(5, 360);
  return {
    name,
    csm: random.pick(POOL),
    ...(random.chance(0.06) ? {} : { scores: [now, weekAgo, within(now + random.int(-20, 20))] as const }),
    arr: random.chance(0.04) ? null : random.int(8, 240) * 1000,
    renewal,
    stage: renewal < 60 ? 'Renewal' : random.pick(['Onboarding', 'Adoption', 'Adoption', 'Value']),
    segment: random.pick(['Mid-Market', 'SMB']),
    region: random.pick(['EMEA', 'North America', 'APAC']),
    industry: random.pick(['Logistics', 'Software', 'Food', 'Energy', 'Textiles', 'Travel']),
  };
}

/** The combinations are walked in a stride that shares no factor with their number, so that none repeats. */
function nameOf(index: number): string {
  if (index === AWKWARD_AT) return AWKWARD_NAME;
  const place = (index * 1009) % COMBINATIONS;
  const first = FIRST[place % FIRST.length] ?? '';
  const second = SECOND[Math.floor(place / FIRST.length) % SECOND.length] ?? '';
  const last = LAST[Math.floor(place / FIRST.length / SECOND.length)] ?? '';
  const round = Math.floor(index / COMBINATIONS);
  const name = `${first}${second} ${last}${round > 0 ? ` ${round + 1}` : ''}`;
  return namedCompany(name) ? `${name} Group` : name;
}

function within(score: number): number {
  return Math.max(0, Math.min(100, score));
}
