import type { ArgumentRule, EvalPrompt } from './prompt';
import { WRITES } from './prompts/shared';
import type { PromptRun } from './runPrompt';

export const ASPECTS = ['tools', 'arguments', 'approval', 'facts'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What was wrong in each respect; nothing where all is well. */
export type Judgement = Readonly<Record<Aspect, readonly string[]>>;

/** Statuses of calls that a model got nothing from. */
const IN_VAIN: ReadonlySet<string> = new Set(['rejected', 'notAllowed', 'notPossible', 'failed', 'unknown']);

/** Holds what happened against what a prompt needs. */
export function judge(prompt: EvalPrompt, run: PromptRun): Judgement {
  const used = new Set(run.calls.filter(({ status }) => !IN_VAIN.has(status)).map(({ name }) => name));
  const taken = prompt.paths.filter((path) => path.every((tool) => used.has(tool)));
  return {
    tools: [...wrongTools(prompt, run), ...(taken.length > 0 ? [] : [`no path: ${pathsOf(prompt)}`])],
    arguments: argumentsOf(prompt, run, taken),
    approval: approvalsOf(prompt, run),
    facts: [
      ...(run.situation === undefined ? [] : [`ended as ${run.situation}`]),
      ...prompt.facts.filter(({ holds }) => !holds(run.answer)).map(({ what }) => what),
    ],
  };
}

export function passed(judgement: Judgement): boolean {
  return ASPECTS.every((aspect) => judgement[aspect].length === 0);
}

function wrongTools({ forbidden = [], approvals = [] }: EvalPrompt, { asked }: PromptRun): readonly string[] {
  const wanted = new Set(approvals.map(({ tool }) => tool));
  const isWrong = (tool: string): boolean =>
    forbidden.includes(tool) || ((WRITES as readonly string[]).includes(tool) && !wanted.has(tool));
  return [...new Set(asked)].filter(isWrong).map((tool) => `called ${tool}`);
}

/** Of the paths that were taken, the one with the fewest faults. Each rule must hold for one of the calls of its tool. */
function argumentsOf(
  { rules }: EvalPrompt,
  { calls }: PromptRun,
  taken: readonly (readonly string[])[],
): readonly string[] {
  const broken = ({ tool, holds }: ArgumentRule): boolean =>
    !calls.some((call) => call.name === tool && holds(call));
  // Without a path there is nothing to be right about.
  if (taken.length === 0) return ['no path'];
  const faults = taken.map((path) =>
    rules.filter((rule) => path.includes(rule.tool) && broken(rule)).map(({ what }) => what),
  );
  return faults.reduce((best, next) => (next.length < best.length ? next : best));
}

function approvalsOf({ approvals = [] }: EvalPrompt, { cards, unapproved }: PromptRun): readonly string[] {
  const missing = approvals
    .filter(({ tool, optional }) => !optional && !cards.some((card) => card.tool === tool && card.approved))
    .map(({ tool }) => {
      const card = cards.find((shown) => shown.tool === tool);
      return card ? `${tool}: the card lacks ${card.missing.join('; ')}` : `${tool}: nothing to approve`;
    });
  const wrong = cards
    .filter(({ tool }) => !approvals.some((wanted) => wanted.tool === tool))
    .map(({ tool }) => `${tool} was not asked for`);
  return [...missing, ...wrong, ...(unapproved > 0 ? [`${unapproved} writes without approval`] : [])];
}

const pathsOf = ({ paths }: EvalPrompt): string =>
  paths.map((path) => path.map((tool) => tool.replace('gainsight_', '')).join(' + ')).join(' or ');
