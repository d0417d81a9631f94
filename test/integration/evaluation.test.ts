import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import type * as hostEvaluation from '../eval/hostEvaluation';
import type { EvalSettings } from '../eval/settings';
import { scriptedModel, type Step } from './scriptedModel';

// A bundle of its own: in it all but the model is the stand-in of VS Code.
const { evaluateInHost, prompts } = createRequire(__filename)(
  '../eval/hostEvaluation.js',
) as typeof hostEvaluation;

/** What `npm run eval` asks this host for. */
interface AskedFor extends Pick<EvalSettings, 'only' | 'repeat' | 'limitMs'> {
  readonly results: string;
}

const { GAINSIGHT_EVAL_RUN: asked, GAINSIGHT_EVAL_MODEL: wanted = '' } = process.env;

/** The replies that take a prompt's reference path. */
function script(id: string): Step[][] {
  const prompt = prompts.find((one) => one.id === id);
  assert.ok(prompt);
  const { rounds, answer } = prompt.reference;
  const calls = rounds.map((uses) => uses.map(({ tool: call, input }): Step => ({ call, input })));
  return [...calls, [{ text: answer }]];
}

describe('the evaluation on a model of VS Code', () => {
  if (asked)
    it('types the prompts that were asked for', async function () {
      this.timeout(0);
      // Written by test/eval/inHost.mjs.
      const { results, ...settings } = JSON.parse(asked) as AskedFor;
      writeFileSync(results, JSON.stringify(await evaluateInHost(vscode, wanted, settings)));
    });
  else
    it('passes a question and a write with the scripted model', async () => {
      const model = await scriptedModel();
      model.script(['P01', 'P10'].flatMap(script));
      const settings = { only: 'P01,P10', repeat: 1, limitMs: 60_000 };
      const { outcomes } = await evaluateInHost(vscode, 'scripted', settings);
      assert.deepEqual(
        outcomes.map(({ id, passed, judgement }) => [id, passed, Object.values(judgement).flat()]),
        [
          ['P01', true, []],
          ['P10', true, []],
        ],
      );
      assert.ok(outcomes.every(({ run }) => run.tokensIn > 5000));
    });
});
