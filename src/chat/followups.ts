import * as vscode from 'vscode';
import { type NextPrompt, readTurn } from './turn';

const MOST = 3;

/** Signs to which a chat input gives a meaning: a record's name must not name a tool, an agent or a file there. */
const STEERING = /[#@]|(?:^|\s)\/|[\p{Cc}]/u;

/** Tools that answer the same questions as another. */
const SAME: Readonly<Record<string, string>> = {
  gainsight_ctas_list: 'gainsight_cta_list',
  gainsight_success_plans_get: 'gainsight_success_plan_list',
  gainsight_activities_list: 'gainsight_timeline_query',
};

/** Questions that may follow an answer: whole sentences that stand for themselves, made from the tools it used. */
export function followups(result: vscode.ChatResult): vscode.ChatFollowup[] {
  const turn = readTurn(result.metadata);
  if (!turn) return [];
  const again =
    turn.again === undefined
      ? []
      : [followup({ ...turn, prompt: turn.again, label: vscode.l10n.t('Ask again') })];
  if (turn.choices && turn.choices.length > 0) return turn.choices.map(followup);
  if (turn.situation !== undefined && turn.situation !== 'empty' && !turn.answered) return again;
  const tools = (turn.tools ?? []).map((tool) => SAME[tool] ?? tool);
  const questions = [
    ...(turn.account === undefined || STEERING.test(turn.account)
      ? []
      : aboutAccount(tools.at(-1), turn.account)),
    ...general(tools),
  ];
  return [...again, ...questions.map((prompt) => ({ prompt }))].slice(0, MOST);
}

function followup({ prompt, label, command }: NextPrompt): vscode.ChatFollowup {
  return { prompt, ...(label !== undefined && { label }), ...(command !== undefined && { command }) };
}

function aboutAccount(last: string | undefined, account: string): readonly string[] {
  const { t } = vscode.l10n;
  const health = t('Why is the health score of {0} what it is?', account);
  const ctas = t('Which CTAs are open for {0}?', account);
  const timeline = t('What happened last with {0} on the Timeline?', account);
  const plans = t('How far are the success plans of {0}?', account);
  switch (last) {
    case 'gainsight_portfolio_at_risk':
      return [health, ctas, timeline];
    case 'gainsight_accounts_health_get':
      return [timeline, ctas];
    case 'gainsight_cta_list':
      return [plans, health];
    case 'gainsight_success_plan_list':
      return [ctas, timeline];
    case 'gainsight_timeline_query':
      return [ctas, health];
    default:
      return [health, ctas];
  }
}

function general(asked: readonly string[]): readonly string[] {
  const { t } = vscode.l10n;
  const questions: readonly (readonly [tool: string, question: string])[] = [
    ['gainsight_portfolio_at_risk', t('Which of my accounts are at risk?')],
    ['gainsight_cta_list', t('Which of my CTAs are overdue?')],
    ['gainsight_success_plan_list', t('Which of my success plans are active?')],
  ];
  return questions.filter(([tool]) => !asked.includes(tool)).map(([, question]) => question);
}
