// Runs in VS Code's extension host, where the name `vscode` still stands for the stand-in: only the model is the host's.
import { hostDoor, modelsNamed, type VsCode } from './doors/hostDoor';
import { choose, evaluate, type Outcome } from './evaluate';
import { prompts } from './prompts/all';
import type { EvalSettings } from './settings';

export { prompts } from './prompts/all';

export interface HostReport {
  readonly model: string;
  readonly outcomes: readonly Outcome[];
}

/** Runs the evaluation on the model of VS Code whose name has the given words. Throws unless exactly one model fits. */
export async function evaluateInHost(
  api: VsCode,
  wanted: string,
  { only, repeat, limitMs }: Pick<EvalSettings, 'only' | 'repeat' | 'limitMs'>,
): Promise<HostReport> {
  const models = await modelsNamed(api, wanted);
  const [model] = models;
  if (!model || models.length > 1) {
    const names = (await modelsNamed(api, '')).map(({ id, vendor }) => `${vendor}: ${id}`);
    throw new Error(
      `GAINSIGHT_EVAL_MODEL must name one model; "${wanted}" fits ${models.length} of: ${names.join(', ')}.`,
    );
  }
  const door = hostDoor(api, model);
  const countTokens = (text: string): PromiseLike<number> => model.countTokens(text);
  const outcomes = await evaluate(choose(prompts, only), {
    ...{ countTokens, repeat, limitMs },
    doorFor: () => door,
  });
  return { model: door.name, outcomes };
}
