import * as z from 'zod';
import { addDays } from '../../base/dates';
import { accountHealth } from './accountHealth';
import { defineTool } from '../defineTool';
import { detailInput } from '../rows/detail';
import { portfolioHealth } from './portfolioHealth';
import { day } from '../query/queryInput';
import { resolveAccount } from '../resolve/resolveAccount';

const DEFAULT_DAYS = 90;

/** Health of one account with its measures, or of a portfolio. */
export const accountsHealthGet = defineTool({
  name: 'gainsight_accounts_health_get',
  reference: 'gainsightHealth',
  title: 'Account health',
  icon: '$(pulse)',
  effect: 'read',
  modelDescription:
    'Health scores. With account_id: score, band, every measure and trend of one account. Without: my portfolio, a segment or region, ' +
    'lowest first, with count and ARR by band (owner all: per CSM too); order drop = biggest loss since a day first. First choice for scores; with inactivity or renewal use gainsight_portfolio_at_risk.',
  userDescription: 'Reads health scores, measures and trends.',
  input: () =>
    z.object({
      account_id: z.string().min(1).optional().describe('Company name or GSID; omitted = the portfolio'),
      min_score: z.number().optional().describe('Same as score_below'),
      score_below: z.number().optional().describe('Keep accounts strictly below this score'),
      since: day().optional().describe('First day of the trend, yyyy-MM-dd; omitted = 90 days ago'),
      segment: z.string().optional().describe('Only accounts of this segment'),
      region: z.string().optional(),
      order: z.enum(['score', 'drop']).default('score'),
      owner: z.string().default('me').describe('CSM: me, all, name or e-mail'),
      limit: z.int().min(1).max(500).default(50),
      detail: detailInput('comments in full, bands before; ARR, stage, CSM e-mail, GSIDs'),
    }),
  progress: ({ account_id }) =>
    account_id ? `Reading the health of ${account_id}` : 'Reading health scores',
  run: async (input, tenant, signal) => {
    const since = input.since ?? addDays(tenant.clock.today(), -DEFAULT_DAYS);
    if (input.account_id === undefined) {
      const below = input.score_below ?? input.min_score;
      return portfolioHealth({ ...input, since, below }, tenant, signal);
    }
    const resolved = await resolveAccount(input.account_id, tenant, signal);
    return 'answer' in resolved
      ? resolved.answer
      : accountHealth(resolved.company, { since, detail: input.detail }, tenant, signal);
  },
});
