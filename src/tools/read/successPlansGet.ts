import * as z from 'zod';
import { addDays, type CalendarDay, daysBetween } from '../../base/dates';
import { findObjectives, type Objective } from '../../data/ctaSearch';
import { findPlans } from '../../data/planSearch';
import type { Tenant } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import type { Company } from '../../model/company';
import { isClosedPlan } from '../../model/planProgress';
import type { SuccessPlan } from '../../model/successPlan';
import { aboutAccount } from '../rows/aboutAccount';
import { asOf } from '../rows/asOf';
import { type Detail, detailInput } from '../rows/detail';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';
import { planFacts, type PlanFacts, planRow } from '../rows/planRows';
import { noteConcerned } from '../resolve/concerned';
import { resolveAccount } from '../resolve/resolveAccount';
import { resolveWho, type Who } from '../resolve/resolveOwner';
import { Untrusted } from '../untrusted';
import { detailedPlans, type DetailedRows } from './workDetails';

const CLOSED_OBJECTIVES = 'The objectives could not be read; this is not the same as none.';

/** Success plans with their progress. */
export const successPlansGet = defineTool({
  name: 'gainsight_success_plans_get',
  reference: 'gainsightPlans',
  title: 'Success plans',
  icon: '$(milestone)',
  effect: 'read',
  modelDescription:
    'Success plans with percent done, objectives done/active/pending/late, what is next and whose: of one account, or mine. stalled_days ' +
    'keeps plans past due or unmoved for so many days, with the reason. First choice for plans.',
  userDescription: 'Reads success plans with their progress.',
  input: () =>
    z.object({
      account: z.string().optional().describe('Name or GSID'),
      owner: z
        .string()
        .optional()
        .describe('Owner of the plan: me, all, name or e-mail; omitted = me, with account all'),
      state: z.string().default('open').describe('open, overdue, closed, all or a status of the tenant'),
      stalled_days: z.int().min(1).max(3650).optional(),
      limit: z.int().min(1).max(500).default(25),
      detail: detailInput('action plan, every objective with its texts, all dates, GSIDs'),
    }),
  progress: ({ account }) => `Reading success plans${account === undefined ? '' : ` of ${account}`}`,
  run: async (input, tenant, signal) => {
    const account =
      input.account === undefined ? undefined : await resolveAccount(input.account, tenant, signal);
    if (account && 'answer' in account) return account.answer;
    const resolved = await resolveWho(input.owner ?? (account ? 'all' : 'me'), tenant, signal);
    if ('answer' in resolved) return resolved.answer;
    return read({ ...input, company: account?.company, who: resolved.who }, tenant, signal);
  },
});

interface Wanted {
  readonly company: Company | undefined;
  readonly who: Who;
  readonly state: string;
  readonly stalled_days?: number | undefined;
  readonly limit: number;
  readonly detail: Detail;
}

interface Judged {
  readonly facts: PlanFacts;
  /** Why it needs a look. */
  readonly reasons: readonly string[];
}

async function read(wanted: Wanted, tenant: Tenant, signal: AbortSignal): Promise<ToolAnswer> {
  const { company, who } = wanted;
  const filter = { companyGsid: company?.gsid, ownerGsid: who.gsid };
  const { plans, complete } = await findPlans(tenant.client, filter, signal);
  const today = tenant.clock.today();
  const inState = plans.filter((plan) => isInState(plan, wanted.state, today));
  const objectives = await readObjectives(inState, tenant, signal);
  const judged = inState.map((plan): Judged => {
    const own = objectives?.filter(({ planGsid }) => planGsid === plan.gsid);
    const facts = planFacts(plan, own, tenant.clock);
    return { facts, reasons: reasonsOf(facts, wanted.stalled_days, today) };
  });
  const kept =
    wanted.stalled_days === undefined ? judged : judged.filter(({ reasons }) => reasons.length > 0);
  const shown = kept.slice(0, wanted.limit);
  noteConcerned(
    tenant,
    shown.map(({ facts }) => facts.plan.companyGsid),
  );
  const untrusted = new Untrusted();
  const { rows, problem } = await rowsOf(shown, wanted, tenant, untrusted, signal);
  return {
    status: 'ok',
    scope: scopeOf(wanted, plans.length, complete),
    rule: ruleOf(wanted, today),
    sources: ['success plan list (cta_group)', 'objectives: call_to_action'],
    asOf: asOf(tenant.clock),
    ...aboutAccount(company && [company], wanted.detail),
    notAvailable: objectives ? problem : [CLOSED_OBJECTIVES, problem].filter(Boolean).join(' '),
    total: kept.length,
    ...(kept.length === 0 ? { none: noneOf(plans) } : {}),
    ...(kept.length > shown.length
      ? { next: `${shown.length} of ${kept.length} shown: call again with a higher limit or an account.` }
      : {}),
    untrusted: untrusted.note,
    rows,
  };
}

async function rowsOf(
  plans: readonly Judged[],
  { detail, company }: Wanted,
  tenant: Tenant,
  untrusted: Untrusted,
  signal: AbortSignal,
): Promise<DetailedRows> {
  const { clock } = tenant;
  if (detail === 'detailed') return detailedPlans(plans, tenant, { clock, untrusted }, signal);
  const every = company !== undefined;
  return { rows: plans.map(({ facts, reasons }) => planRow(facts, clock.today(), { reasons, every })) };
}

function isInState(plan: SuccessPlan, state: string, today: CalendarDay): boolean {
  const closed = isClosedPlan(plan);
  switch (state.trim().toLowerCase()) {
    case 'all':
      return true;
    case 'open':
      return !closed;
    case 'closed':
      return closed;
    case 'overdue':
      return !closed && plan.dueDate !== undefined && plan.dueDate < today;
    default:
      return plan.status?.toLowerCase() === state.trim().toLowerCase();
  }
}

function readObjectives(
  plans: readonly SuccessPlan[],
  { client }: Tenant,
  signal: AbortSignal,
): Promise<readonly Objective[] | undefined> {
  const gsids = plans.map(({ gsid }) => gsid);
  return unlessMissing<readonly Objective[] | undefined>(
    () => findObjectives(client, gsids, signal),
    undefined,
  );
}

/** Why a plan needs a look. Exactly N days without a change count as stalled. */
function reasonsOf(
  { plan, lastChange }: PlanFacts,
  stalledDays: number | undefined,
  today: CalendarDay,
): string[] {
  if (isClosedPlan(plan)) return [];
  const reasons: string[] = [];
  if (plan.dueDate !== undefined && plan.dueDate < today) reasons.push('past due');
  if (stalledDays !== undefined && lastChange !== undefined && daysBetween(lastChange, today) >= stalledDays)
    reasons.push('stalled');
  return reasons;
}

function scopeOf({ company, who, state }: Wanted, read: number, complete: boolean): string {
  const whose = who.gsid === undefined ? 'of every owner' : `owned by ${who.words}`;
  const where = company ? ` at ${company.name}` : '';
  return `Success plans ${whose}${where}, state ${state}: ${read}${complete ? '' : ' or more'} looked at`;
}

function ruleOf({ stalled_days, state }: Wanted, today: CalendarDay): string {
  const stages = 'objectives: done = closed, pending = open in a status such as New, active = the others';
  if (stalled_days === undefined) return stages;
  const day = addDays(today, -stalled_days);
  return (
    `past due = due before ${today}; stalled = plan and objectives unchanged since ${day} or longer (exactly ` +
    `${stalled_days} days count)${state === 'all' ? '' : '; closed plans left out'}; ${stages}`
  );
}

function noneOf(plans: readonly SuccessPlan[]): string {
  const statuses = [...new Set(plans.flatMap(({ status }) => status ?? []))];
  return statuses.length > 0
    ? `None in this state. Statuses that are there: ${statuses.join(', ')}.`
    : 'No success plan.';
}
