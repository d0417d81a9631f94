import * as z from 'zod';
import { findActivities, type FoundActivity } from '../../data/activitySearch';
import type { Tenant } from '../../data/tenant';
import type { Company } from '../../model/company';
import { asOf } from '../rows/asOf';
import { healthPart, renewalPart } from './briefHealth';
import { type BriefPart, readPart, type ReadPart } from './briefPart';
import { contactsPart, relationshipsPart, timelinePart } from './briefPeople';
import { ctasPart, plansPart } from './briefWork';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';
import { resolveAccount } from '../resolve/resolveAccount';
import { Untrusted } from '../untrusted';

const SECTIONS = ['health', 'renewal', 'ctas', 'plans', 'timeline', 'contacts', 'relationships'] as const;
const ENTRIES_READ = 100;

type Section = (typeof SECTIONS)[number];

/** The facts of one account side by side; each part says when its source could not be read. */
export const accountBrief = defineTool({
  name: 'gainsight_account_brief',
  reference: 'gainsightBrief',
  title: 'Account brief',
  icon: '$(note)',
  effect: 'read',
  modelDescription:
    'One account in one call: health with measures, renewal, open CTAs, plans, newest Timeline, contacts with sponsor and leavers, ' +
    'relationships, and what is missing. First choice to prepare a meeting or sum up an account.',
  userDescription: 'Gathers the facts of one account.',
  input: () =>
    z.object({
      account: z.string().min(1).describe('Name or GSID'),
      sections: z.array(z.enum(SECTIONS)).optional().describe('Omitted = all'),
    }),
  progress: ({ account }) => `Reading about ${account}`,
  run: async ({ account, sections = [] }, tenant, signal) => {
    const resolved = await resolveAccount(account, tenant, signal);
    if ('answer' in resolved) return resolved.answer;
    const wanted = sections.length > 0 ? SECTIONS.filter((name) => sections.includes(name)) : SECTIONS;
    return brief(resolved.company, wanted, tenant, signal);
  },
});

async function brief(
  company: Company,
  wanted: readonly Section[],
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const untrusted = new Untrusted();
  const readers = readersOf(company, wanted, tenant, untrusted, signal);
  const parts = await Promise.all(
    wanted.map(async (name): Promise<readonly [Section, ReadPart]> => [
      name,
      await readPart(readers[name]()),
    ]),
  );
  const missing = parts.flatMap(([name, part]) => ('problem' in part ? [[name, part.problem] as const] : []));
  return {
    status: 'ok',
    scope: `${company.name} alone, records of every owner`,
    sources: wanted.map((name) => SOURCES[name]),
    asOf: asOf(tenant.clock),
    account: company.name,
    gsid: company.gsid,
    csm: company.csm?.name,
    ...(missing.length > 0 ? { notAvailable: Object.fromEntries(missing) } : {}),
    gaps: parts.flatMap(([, part]) => ('problem' in part ? [] : part.gaps)),
    untrusted: untrusted.note,
    ...Object.fromEntries(parts.flatMap(([name, part]) => ('problem' in part ? [] : [[name, part.value]]))),
  };
}

const SOURCES: Readonly<Record<Section, string>> = {
  health: 'health: scoring scheme, scorecard facts and history',
  renewal: 'renewal: Company',
  ctas: 'CTAs: call_to_action',
  plans: 'plans: cta_group and objectives',
  timeline: 'Timeline: activity_timeline',
  contacts: 'contacts: company_person; last contact: guests of Timeline entries',
  relationships: 'relationships: Relationship',
};

function readersOf(
  company: Company,
  wanted: readonly Section[],
  tenant: Tenant,
  untrusted: Untrusted,
  signal: AbortSignal,
): Readonly<Record<Section, () => Promise<BriefPart>>> {
  const needed = wanted.includes('timeline') || wanted.includes('contacts');
  const entries = needed ? readEntries(company, tenant, signal) : Promise.resolve([]);
  // Contacts are worth showing even where the Timeline is closed to this connection.
  const seen = entries.catch(() => []);
  return {
    health: () => healthPart(company, tenant, untrusted, signal),
    renewal: async () => renewalPart(company, tenant),
    ctas: () => ctasPart(company, tenant, untrusted, signal),
    plans: () => plansPart(company, tenant, signal),
    timeline: async () => {
      const found = await entries;
      return timelinePart(found, found.length === ENTRIES_READ, tenant, untrusted);
    },
    contacts: async () => contactsPart(company, await seen, tenant, signal),
    relationships: () => relationshipsPart(company, tenant, signal),
  };
}

function readEntries(
  { gsid }: Company,
  { client, clock }: Tenant,
  signal: AbortSignal,
): Promise<readonly FoundActivity[]> {
  return findActivities(client, clock, { companyGsid: gsid }, { limit: ENTRIES_READ, notes: true }, signal);
}
