import { findCtas, findObjectives } from '../../data/ctaSearch';
import { findPlans } from '../../data/planSearch';
import { isClosedPlan } from '../../model/planProgress';
import { planFacts, planRow } from '../rows/planRows';
import type { BriefPart, BriefContext } from './briefPart';
import { ctaRow, daysLate } from '../rows/workRows';
import { detailedCtas, detailedPlans } from './workDetails';

const MOST_CTAS = { concise: 10, detailed: 30 };
const MOST_PLANS = { concise: 5, detailed: 15 };
/** The account stands above all of its records. */
const UNNAMED = { companyName: undefined, companyGsid: undefined };

/** Open CTAs of the account, of every owner. */
export async function ctasPart(context: BriefContext): Promise<BriefPart> {
  const { company, tenant, untrusted, detail, signal } = context;
  const { client, clock } = tenant;
  const today = clock.today();
  const found = await findCtas(client, { companyGsids: [company.gsid], closed: false }, signal);
  const open = found.ctas.filter(({ planGsid }) => planGsid === undefined);
  const overdue = open.filter(({ dueDate }) => daysLate(dueDate, today) !== undefined).length;
  const shown = open.slice(0, MOST_CTAS[detail]).map((cta) => ({ ...cta, ...UNNAMED }));
  const { rows, problem } =
    detail === 'detailed'
      ? await detailedCtas(shown, tenant, { clock, untrusted }, signal)
      : { rows: shown.map((cta) => ctaRow(cta, today, untrusted)) };
  return {
    value: { open: open.length, overdue, notAvailable: problem, ctas: rows },
    gaps: open.length === 0 ? ['no open CTA'] : [],
  };
}

/** Open success plans with their progress. */
export async function plansPart(context: BriefContext): Promise<BriefPart> {
  const { company, tenant, untrusted, detail, signal } = context;
  const { client, clock } = tenant;
  const companyGsid = company.gsid;
  // Side by side: by their company the objectives are known without their plans.
  const [{ plans }, objectives] = await Promise.all([
    findPlans(client, { companyGsid }, signal),
    findObjectives(client, { companyGsid }, signal),
  ]);
  const open = plans.filter((plan) => !isClosedPlan(plan));
  const shown = open.slice(0, MOST_PLANS[detail]);
  const facts = shown.map((plan) => {
    const own = objectives.filter(({ planGsid }) => planGsid === plan.gsid);
    return { facts: planFacts({ ...plan, ...UNNAMED }, own, clock) };
  });
  const { rows, problem } =
    detail === 'detailed'
      ? await detailedPlans(facts, tenant, { clock, untrusted }, signal)
      : { rows: facts.map((one) => planRow(one.facts, clock.today(), {})) };
  return {
    value: { open: open.length, closed: plans.length - open.length, notAvailable: problem, plans: rows },
    gaps: open.length === 0 ? ['no open success plan'] : [],
  };
}
