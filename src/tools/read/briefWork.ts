import { type CalendarDay } from '../../base/dates';
import { findCtas, findObjectives } from '../../data/ctaSearch';
import { findPlans } from '../../data/planSearch';
import type { Tenant } from '../../data/tenant';
import type { Company } from '../../model/company';
import { isClosedPlan } from '../../model/planProgress';
import { planFacts, planRow } from '../rows/planRows';
import type { BriefPart } from './briefPart';
import type { Untrusted } from '../untrusted';
import { ctaRow, daysLate } from '../rows/workRows';

const MOST_CTAS = 10;
const MOST_PLANS = 5;

/** Open CTAs of the account, of every owner. */
export async function ctasPart(
  { gsid }: Company,
  tenant: Tenant,
  untrusted: Untrusted,
  signal: AbortSignal,
): Promise<BriefPart> {
  const today = tenant.clock.today();
  const found = await findCtas(tenant.client, { companyGsids: [gsid], closed: false }, signal);
  const open = found.ctas.filter(({ planGsid }) => planGsid === undefined);
  const overdue = open.filter(({ dueDate }) => daysLate(dueDate, today) !== undefined).length;
  return {
    value: {
      open: open.length,
      overdue,
      ctas: open
        .slice(0, MOST_CTAS)
        .map((cta) => ctaRow({ ...cta, companyName: undefined }, today, untrusted)),
    },
    gaps: open.length === 0 ? ['no open CTA'] : [],
  };
}

/** Open success plans with their progress. */
export async function plansPart({ gsid }: Company, tenant: Tenant, signal: AbortSignal): Promise<BriefPart> {
  const today: CalendarDay = tenant.clock.today();
  const { plans } = await findPlans(tenant.client, { companyGsid: gsid }, signal);
  const open = plans.filter((plan) => !isClosedPlan(plan));
  const shown = open.slice(0, MOST_PLANS);
  const objectives = await findObjectives(
    tenant.client,
    shown.map((plan) => plan.gsid),
    signal,
  );
  const rows = shown.map((plan) => {
    const own = objectives.filter(({ planGsid }) => planGsid === plan.gsid);
    return planRow(planFacts({ ...plan, companyName: undefined }, own, tenant.clock), today, {});
  });
  return {
    value: { open: open.length, closed: plans.length - open.length, plans: rows },
    gaps: open.length === 0 ? ['no open success plan'] : [],
  };
}
