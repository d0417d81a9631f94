import * as z from 'zod';
import { addDays } from '../base/dates';
import type { Account, Tenant } from '../data/tenant';
import { byHealth } from '../model/ranking';
import { scoreIsBelow } from '../model/risk';
import { resolveAccount } from './resolveAccount';
import { accountHealth } from './accountHealth';
import { asOf } from './asOf';
import { defineTool, type ToolAnswer } from './defineTool';
import { resolveOwner } from './resolveOwner';
import { scoreCells } from './scoreCells';
import { changeOf, trendsOf } from './scoreTrend';

const MOST_ACCOUNTS = 5000;
const DEFAULT_DAYS = 90;

/** Health of one account with its measures, or of a portfolio. */
export const accountsHealthGet = defineTool({
  name: 'gainsight_accounts_health_get',
  reference: 'gainsightHealth',
  title: 'Account health',
  icon: '$(pulse)',
  effect: 'read',
  modelDescription:
    'Health scores. With account_id (name or GSID): score, band, every measure and the trend of one account. Without: the portfolio, lowest first, ' +
    'with change since a day. Prefer it to raw scorecard queries; for score plus inactivity or renewal use gainsight_portfolio_at_risk.',
  userDescription: 'Reads health scores, measures and trends.',
  input: () =>
    z.object({
      account_id: z.string().min(1).optional().describe('Company name or GSID; omitted = the portfolio'),
      min_score: z
        .number()
        .optional()
        .describe('Keeps accounts strictly below this score (same as score_below)'),
      score_below: z.number().optional().describe('Keep accounts strictly below this score'),
      since: z.iso.date().optional().describe('First day of the trend, yyyy-MM-dd; omitted = 90 days ago'),
      owner: z.string().default('me').describe('CSM: me, all, a name or an e-mail address'),
      limit: z.int().min(1).max(500).default(50),
    }),
  progress: ({ account_id }) =>
    account_id ? `Reading the health of ${account_id}` : 'Reading health scores',
  run: async (input, tenant, signal) => {
    const since = input.since ?? addDays(tenant.clock.today(), -DEFAULT_DAYS);
    if (input.account_id === undefined) {
      return portfolio({ ...input, since, below: input.score_below ?? input.min_score }, tenant, signal);
    }
    const resolved = await resolveAccount(input.account_id, tenant, signal);
    return 'answer' in resolved ? resolved.answer : accountHealth(resolved.company, since, tenant, signal);
  },
});

interface PortfolioQuery {
  readonly owner: string;
  readonly below: number | undefined;
  readonly since: string;
  readonly limit: number;
}

async function portfolio(query: PortfolioQuery, tenant: Tenant, signal: AbortSignal): Promise<ToolAnswer> {
  const resolved = await resolveOwner(query.owner, tenant, signal);
  if ('answer' in resolved) return resolved.answer;
  const { accounts, complete } = await tenant.companies.book(resolved.owner.gsid, MOST_ACCOUNTS, signal);
  const unscored = accounts.filter(({ score }) => !score).length;
  const wanted = ({ score }: Account): boolean =>
    query.below === undefined || (score !== undefined && scoreIsBelow(score, query.below) === true);
  const matching = accounts.filter(wanted).sort(byHealth);
  const shown = matching.slice(0, query.limit);
  const trends = trendsOf(
    await tenant.health.history(
      shown.map(({ company }) => company.gsid),
      query.since,
      signal,
    ),
  );
  return {
    status: 'ok',
    scope: `${resolved.owner.words}: ${accounts.length} looked at${complete ? '' : `, the first ${MOST_ACCOUNTS} by name`}`,
    rule:
      query.below === undefined
        ? undefined
        : `score strictly below ${query.below}; unscored accounts are left out`,
    sources: ['Company.CurrentScore in the scoring scheme', 'scorecard history (trend)'],
    asOf: asOf(tenant.clock),
    trendSince: query.since,
    unscored,
    total: matching.length,
    ...(matching.length > shown.length
      ? { next: `${matching.length - shown.length} more: call again with a higher limit.` }
      : {}),
    rows: shown.map(({ company, score }) => ({
      account: company.name,
      gsid: company.gsid,
      ...scoreCells(score),
      trend: changeOf(trends.get(company.gsid)),
      renewalDate: company.renewalDate,
      csm: company.csm?.name,
    })),
  };
}
