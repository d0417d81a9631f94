import type { CountTokens, ModelDoor } from './doors/modelDoor';
import { judge, type Judgement, passed } from './judge';
import type { EvalPrompt } from './prompt';
import { type PromptRun, runPrompt } from './runPrompt';

/** One run of one prompt, as it is reported. */
export interface Outcome {
  readonly id: string;
  readonly prompt: string;
  readonly passed: boolean;
  readonly judgement: Judgement;
  readonly run: PromptRun;
}

export interface EvaluateOptions {
  readonly doorFor: (prompt: EvalPrompt) => ModelDoor;
  readonly countTokens: CountTokens;
  /** How often each prompt is typed. */
  readonly repeat: number;
  readonly limitMs: number;
  /** Told of each outcome when it is there. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** Types prompts one after the other, each on a tenant of its own, and judges what came of it. */
export async function evaluate(
  prompts: readonly EvalPrompt[],
  { doorFor, countTokens, repeat, limitMs, onOutcome }: EvaluateOptions,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const prompt of prompts)
    for (let time = 0; time < repeat; time += 1) {
      const run = await runPrompt(prompt, { door: doorFor(prompt), countTokens, limitMs });
      const judgement = judge(prompt, run);
      const outcome = { id: prompt.id, prompt: prompt.prompt, passed: passed(judgement), judgement, run };
      outcomes.push(outcome);
      onOutcome?.(outcome);
    }
  return outcomes;
}

/** The prompts of these numbers, or all; throws for a number that there is not. */
export function choose(prompts: readonly EvalPrompt[], only: string): readonly EvalPrompt[] {
  const wanted = only
    .split(',')
    .map((id) => id.trim().toUpperCase())
    .filter(Boolean);
  const unknown = wanted.filter((id) => !prompts.some((prompt) => prompt.id === id));
  if (unknown.length > 0) throw new Error(`There is no prompt ${unknown.join(', ')}.`);
  return wanted.length === 0 ? prompts : prompts.filter(({ id }) => wanted.includes(id));
}
