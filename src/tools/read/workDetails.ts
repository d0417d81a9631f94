import { findOpenTasks, type FoundCta } from '../../data/ctaSearch';
import type { Tenant } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import { findCtaDetails, findPlanDetails } from '../../data/workDetails';
import { detailedCtaRow, detailedPlanRow, type Writing } from '../rows/detailedWork';
import type { PlanFacts } from '../rows/planRows';

/** Detailed rows, and what of their details could not be read. */
export interface DetailedRows {
  readonly rows: readonly object[];
  readonly problem?: string | undefined;
}

/** Rows of CTAs with what a next step needs: two calls for all of them. */
export async function detailedCtas(
  ctas: readonly FoundCta[],
  { client }: Pick<Tenant, 'client'>,
  writing: Writing,
  signal: AbortSignal,
): Promise<DetailedRows> {
  const ctaGsids = ctas.map(({ gsid }) => gsid);
  const [details, tasks] = await Promise.all([
    orUndefined(() => findCtaDetails(client, { ctaGsids }, signal)),
    orUndefined(() => findOpenTasks(client, { ctaGsids }, signal)),
  ]);
  return {
    rows: ctas.map((cta) => {
      const own = tasks?.filter(({ ctaGsid }) => ctaGsid === cta.gsid);
      return detailedCtaRow(cta, { details: details?.get(cta.gsid), tasks: own }, writing);
    }),
    problem: problemOf([!details && 'dates of CTAs (call_to_action)', !tasks && 'tasks (cs_task)']),
  };
}

/** Rows of plans with their action plans and every objective: two calls for all of them. */
export async function detailedPlans(
  plans: readonly { readonly facts: PlanFacts; readonly reasons?: readonly string[] }[],
  { client }: Pick<Tenant, 'client'>,
  writing: Writing,
  signal: AbortSignal,
): Promise<DetailedRows> {
  const planGsids = plans.map(({ facts }) => facts.plan.gsid);
  const [details, objectives] = await Promise.all([
    orUndefined(() => findPlanDetails(client, planGsids, signal)),
    orUndefined(() => findCtaDetails(client, { planGsids }, signal)),
  ]);
  return {
    rows: plans.map(({ facts, reasons = [] }) =>
      detailedPlanRow(facts, { reasons, details: details?.get(facts.plan.gsid), objectives }, writing),
    ),
    problem: problemOf([
      !details && 'action plans (cta_group)',
      !objectives && 'texts of objectives (call_to_action)',
    ]),
  };
}

function orUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  return unlessMissing<T | undefined>(read, undefined);
}

function problemOf(closed: readonly (string | false)[]): string | undefined {
  const named = closed.filter((one) => one !== false);
  return named.length > 0 ? `Could not be read, not the same as none: ${named.join(', ')}.` : undefined;
}
