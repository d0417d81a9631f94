import * as z from 'zod';
import { type CalendarDay, daysBetween } from '../../base/dates';
import { assess, byRisk, type RiskCriteria, type RiskFacts } from '../../model/risk';
import { sumArr } from '../../model/renewals';
import { accountCells } from '../rows/accountCells';
import { asOf } from '../rows/asOf';
import { CHURNED_RULE, withoutChurned } from '../rows/churned';
import { detailInput } from '../rows/detail';
import { defineTool } from '../defineTool';
import { bookOf } from '../resolve/bookOf';
import { completeCriteria, readTouches } from './riskReading';
import { reasons, RISK_ORDER, ruleInWords, sourcesOf, undecidedInWords } from './riskWords';
import { scoreCells } from '../rows/scoreCells';

/** Accounts that meet the risk criteria, worst first, each with its reasons. */
export const portfolioAtRisk = defineTool({
  name: 'gainsight_portfolio_at_risk',
  reference: 'gainsightAtRisk',
  title: 'Portfolio at risk',
  icon: '$(warning)',
  effect: 'read',
  modelDescription:
    'Accounts at risk in one call, worst first, with reasons, score, ARR and last touch: score below a limit, no Timeline activity for N ' +
    'days, renewal within N days (all that is given must hold; nothing given = lowest health band, usually below 40). My accounts by ' +
    'default. First choice for portfolio risk.',
  userDescription: 'Ranks the accounts at risk and says why.',
  input: () =>
    z.object({
      score_below: z.number().optional().describe('Keep accounts whose health score is strictly below'),
      no_activity_days: z
        .int()
        .min(1)
        .max(3650)
        .optional()
        .describe('Keep accounts without Timeline activity for so many days'),
      renewal_within_days: z
        .int()
        .min(0)
        .max(3650)
        .optional()
        .describe('Keep accounts that renew from today to so many days ahead'),
      owner: z.string().default('me').describe('CSM: me, all, a name or an e-mail address'),
      segment: z.string().optional(),
      region: z.string().optional(),
      limit: z.int().min(1).max(500).default(25),
      detail: detailInput('CSM e-mail, stage, status and type of the last touch'),
    }),
  progress: () => 'Looking for accounts at risk',
  run: async (input, tenant, signal) => {
    const [book, criteria] = await Promise.all([
      bookOf(input, tenant, signal),
      completeCriteria(input, tenant.health, signal),
    ]);
    if ('answer' in book) return book.answer;
    if (!criteria)
      return { status: 'rejected', next: 'Give score_below, no_activity_days or renewal_within_days.' };
    const today = tenant.clock.today();
    const { staying, churned } = withoutChurned(book.accounts);
    const touches = await readTouches(staying, criteria, tenant, signal);
    const facts = staying.map((account): RiskFacts => ({
      ...account,
      lastTouch: touches.of(account.company.gsid),
    }));
    const judged = facts.map((fact) => ({ fact, verdict: assess(fact, criteria, today) }));
    const kept = (wanted: string): RiskFacts[] =>
      judged.filter((one) => one.verdict === wanted).map((one) => one.fact);
    const atRisk = kept('atRisk').sort(byRisk(today));
    const shown = atRisk.slice(0, input.limit);
    return {
      status: 'ok',
      scope: book.scope,
      rule: [
        ruleInWords(criteria, tenant.timeline.typesThatAreNoTouch(), today),
        ...[RISK_ORDER, CHURNED_RULE],
      ].join('; '),
      sources: sourcesOf(criteria, shown),
      asOf: asOf(tenant.clock),
      notAvailable: touches.problem,
      undecided: undecidedInWords(kept('unknown')),
      churned,
      total: atRisk.length,
      totalArr: sumArr(atRisk),
      ...(atRisk.length > shown.length
        ? { next: `${atRisk.length - shown.length} more: call again with a higher limit.` }
        : {}),
      rows: shown.map((fact) => ({
        ...toRow(fact, criteria, today),
        ...(input.detail === 'detailed'
          ? accountCells(fact.company, { type: touches.typeOf(fact.company.gsid) })
          : {}),
      })),
    };
  },
});

function toRow({ company, score, lastTouch }: RiskFacts, criteria: RiskCriteria, today: CalendarDay): object {
  const { renewalDate } = company;
  return {
    account: company.name,
    gsid: company.gsid,
    ...scoreCells(score),
    lastTouch: lastTouch === null ? 'never' : lastTouch,
    daysSinceTouch: lastTouch ? daysBetween(lastTouch, today) : undefined,
    renewalDate,
    renewsInDays: renewalDate ? daysBetween(today, renewalDate) : undefined,
    arr: company.arr,
    currency: company.currency,
    csm: company.csm?.name,
    reasons: reasons({ company, score, lastTouch }, criteria, today),
  };
}
