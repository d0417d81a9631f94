import { writeFileSync } from 'node:fs';
import type { CountTokens, ModelDoor } from './doors/modelDoor';
import { openAiDoor } from './doors/openAiDoor';
import { scriptedDoor } from './doors/scriptedDoor';
import { choose, evaluate, type Outcome } from './evaluate';
import type { EvalPrompt } from './prompt';
import { prompts } from './prompts/all';
import { jsonOf, shareOf, tableOf } from './report';
import { type EvalSettings, readEndpoint } from './settings';

export { readSettings } from './settings';

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs the evaluation on a model that needs no VS Code, prints the report, and gives the exit code. */
export async function runOutsideHost(
  settings: EvalSettings,
  env: Environment,
  countTokens: CountTokens,
): Promise<number> {
  const doorFor = doorOf(settings, env);
  const chosen = choose(prompts, settings.only);
  const { repeat, limitMs } = settings;
  const onOutcome = ({ id, passed }: Outcome): void => console.error(`${id} ${passed ? 'pass' : 'FAIL'}`);
  const outcomes = await evaluate(chosen, { doorFor, countTokens, repeat, limitMs, onOutcome });
  return report(doorFor(chosen[0]!).name, outcomes, settings);
}

/** Prints the table, writes the file that was asked for, and gives the exit code. */
export function report(
  model: string,
  outcomes: readonly Outcome[],
  { json, atLeast }: Pick<EvalSettings, 'json' | 'atLeast'>,
  print: (text: string) => void = console.log,
): number {
  print(tableOf(model, outcomes));
  if (json !== undefined) writeFileSync(json, jsonOf(model, outcomes));
  return shareOf(outcomes) >= atLeast ? 0 : 1;
}

/** An endpoint's model is the same for all prompts; a script is a prompt's own. */
function doorOf({ door }: EvalSettings, env: Environment): (prompt: EvalPrompt) => ModelDoor {
  if (door === 'scripted') return scriptedDoor;
  const endpoint = openAiDoor(readEndpoint(env));
  return () => endpoint;
}
