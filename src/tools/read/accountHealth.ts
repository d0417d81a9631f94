import { addDays, type CalendarDay } from '../../base/dates';
import type { Tenant } from '../../data/tenant';
import { isGainsightError } from '../../gainsight/errors';
import type { Company } from '../../model/company';
import type { Measure } from '../../model/health';
import { asOf } from '../rows/asOf';
import type { Detail } from '../rows/detail';
import { measureRow } from '../rows/measureRow';
import type { ToolAnswer } from '../toolAnswer';
import { scoreCells } from '../rows/scoreCells';
import { changeOf, DAYS_BEFORE } from '../rows/scoreTrend';
import { Untrusted } from '../untrusted';

/** One account's score, measures (worst first) and trend. A part that cannot be read says so; the rest is answered. */
export async function accountHealth(
  company: Company,
  { since, detail }: { readonly since: CalendarDay; readonly detail: Detail },
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const [scores, measures, history] = await Promise.all([
    tenant.health.scores([company], signal),
    readable(tenant.health.measures(company.gsid, signal)),
    tenant.health.tryHistory([company.gsid], addDays(since, -DAYS_BEFORE), signal),
  ]);
  const problems = [measures.problem, history.problem].flatMap((problem) => problem ?? []);
  const untrusted = new Untrusted();
  const rows = [...measures.value].sort(worstFirst);
  const cells = rows.map((measure) => measureRow(measure, tenant.clock.timeZone, untrusted, detail));
  return {
    status: 'ok',
    scope: `${company.name} alone`,
    sources: [
      'Company.CurrentScore in the scoring scheme',
      'scorecard facts (measures)',
      'scorecard history (trend)',
    ],
    asOf: asOf(tenant.clock),
    account: company.name,
    gsid: company.gsid,
    csm: company.csm?.name,
    ...(detail === 'detailed' ? companyFacts(company) : {}),
    ...scoreCells(scores.get(company.gsid)),
    trend: changeOf(history.snapshots, since),
    points: history.snapshots.filter(({ day }) => day >= since).map(({ day, score }) => [day, score]),
    notAvailable: problems.length > 0 ? problems.join(' ') : undefined,
    untrusted: untrusted.note,
    rows: cells,
  };
}

/** Beside a score: whom to write to, and what is at stake. */
function companyFacts({ csm, stage, arr, currency, renewalDate }: Company): object {
  return { csmEmail: csm?.email, stage, arr, currency, renewalDate };
}

/** Unscored measures come last: nothing is known of them. */
function worstFirst(a: Measure, b: Measure): number {
  const rank = ({ score }: Measure): number => score?.value ?? score?.band?.from ?? Number.MAX_SAFE_INTEGER;
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}

async function readable(
  measures: Promise<readonly Measure[]>,
): Promise<{ value: readonly Measure[]; problem?: string }> {
  try {
    return { value: await measures };
  } catch (error) {
    if (!isGainsightError(error, 'forbidden', 'notFound', 'rejected', 'protocol')) throw error;
    return { value: [], problem: `The measures could not be read: ${error.message}` };
  }
}
