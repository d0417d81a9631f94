import * as vscode from 'vscode';
import type { CommandId } from '../host/commandIds';
import { type RecordWays } from './recordWays';
import { isNamedIn, recordsIn } from './recordsRead';
import type { ToolFacts } from './toolFacts';

interface Button extends vscode.Command {
  readonly command: CommandId;
}

/** What an answer leads on to: the one account that it is about, or the whole list that it spoke of. */
export function questionButtons(
  facts: readonly ToolFacts[],
  answer: string,
  ways: Pick<RecordWays, 'accountOf'>,
): readonly Button[] {
  const { t } = vscode.l10n;
  const named = recordsIn(facts, ways).filter(
    ({ kind, name }) => kind === 'company' && isNamedIn(answer, name),
  );
  const [account, other] = named;
  if (account && !other) {
    const ofAccount = { arguments: [account.gsid] };
    return [
      { command: 'gainsight.accountBrief', title: t('Account Brief'), ...ofAccount },
      { command: 'gainsight.revealAccount', title: t('Reveal in Accounts'), ...ofAccount },
      { command: 'gainsight.logActivity', title: t('Log Timeline Activity…'), ...ofAccount },
    ];
  }
  const lists: Readonly<Record<string, Button>> = {
    gainsight_portfolio_at_risk: { command: 'gainsight.portfolioAtRisk', title: t('Portfolio at Risk') },
    gainsight_renewals_upcoming: { command: 'gainsight.upcomingRenewals', title: t('Upcoming Renewals…') },
    gainsight_ctas_list: { command: 'gainsight.openCtas', title: t('My Open CTAs') },
    gainsight_cta_list: { command: 'gainsight.openCtas', title: t('My Open CTAs') },
    gainsight_success_plans_get: { command: 'gainsight.openPlans', title: t('My Success Plans') },
    gainsight_success_plan_list: { command: 'gainsight.openPlans', title: t('My Success Plans') },
  };
  const list = facts.map(({ tool }) => lists[tool]).findLast((button) => button !== undefined);
  return list ? [list] : [];
}
