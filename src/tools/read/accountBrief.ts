import * as z from 'zod';
import { findActivities, type FoundActivity } from '../../data/activitySearch';
import { asOf } from '../rows/asOf';
import { detailInput } from '../rows/detail';
import { healthPart, renewalPart } from './briefHealth';
import { type BriefPart, type BriefContext, readPart, type ReadPart } from './briefPart';
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
      detail: detailInput('texts in full, more rows, open tasks, objectives, GSIDs; name few sections'),
    }),
  progress: ({ account }) => `Reading about ${account}`,
  run: async ({ account, sections = [], detail }, tenant, signal) => {
    const wanted = sections.length > 0 ? SECTIONS.filter((name) => sections.includes(name)) : SECTIONS;
    // The way to the measures begins with the list of objects, which need not wait for the account.
    if (wanted.includes('health')) void tenant.metadata.objects(signal).catch(() => undefined);
    const resolved = await resolveAccount(account, tenant, signal);
    if ('answer' in resolved) return resolved.answer;
    const { company } = resolved;
    return brief(wanted, { company, tenant, untrusted: new Untrusted(), detail, signal });
  },
});

async function brief(wanted: readonly Section[], context: BriefContext): Promise<ToolAnswer> {
  const { company, tenant, untrusted, detail } = context;
  const readers = readersOf(wanted, context);
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
    csmEmail: detail === 'detailed' ? company.csm?.email : undefined,
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
  wanted: readonly Section[],
  context: BriefContext,
): Readonly<Record<Section, () => Promise<BriefPart>>> {
  const needed = wanted.includes('timeline') || wanted.includes('contacts');
  const entries = needed ? readEntries(context) : Promise.resolve([]);
  // Contacts are worth showing even where the Timeline is closed to this connection.
  const seen = entries.catch(() => []);
  return {
    health: () => healthPart(context),
    renewal: async () => renewalPart(context.company, context.tenant),
    ctas: () => ctasPart(context),
    plans: () => plansPart(context),
    timeline: async () => {
      const found = await entries;
      return timelinePart(found, found.length === ENTRIES_READ, context);
    },
    contacts: () => contactsPart(seen, context),
    relationships: () => relationshipsPart(context),
  };
}

function readEntries({ company, tenant, signal }: BriefContext): Promise<readonly FoundActivity[]> {
  const { client, clock } = tenant;
  const page = { limit: ENTRIES_READ, notes: true };
  return findActivities(client, clock, { companyGsid: company.gsid }, page, signal);
}
