import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ModelFailure } from '../../../src/chat/modelReply';
import { TokenAllowance } from '../../../src/chat/tokenAllowance';
import { type InvokeTool, ToolCalls } from '../../../src/chat/toolCalls';
import { MAX_ROUNDS, runToolLoop, type ToolLoopParts } from '../../../src/chat/toolLoop';
import { callsTool, type Reply, says, ScriptedModel, textOf } from '../../support/scriptedModel';

const noLog = { warn: () => undefined };

function setup(replies: readonly Reply[], overrides: { invoke?: InvokeTool } & Partial<ToolLoopParts> = {}) {
  const model = new ScriptedModel(replies);
  const source = new vscode.CancellationTokenSource();
  const shown: string[] = [];
  const { invoke = async (name) => `${name} result`, ...parts } = overrides;
  const calls = new ToolCalls({ invoke, isRead: () => true, log: noLog });
  const run = () =>
    runToolLoop(
      [vscode.LanguageModelChatMessage.User('A question')],
      {
        model,
        tools: [
          { name: 'read_a', description: 'A' },
          { name: 'read_b', description: 'B' },
        ],
        calls,
        allowance: new TokenAllowance(100_000),
        show: (text) => shown.push(text),
        judge: () => 'continue',
        ...parts,
      },
      source.token,
    );
  return { model, source, shown, calls, run };
}

describe('the tool loop', () => {
  it('shows the answer of a model that calls nothing', async () => {
    const { model, shown, run } = setup([[says('All '), says('is well.')]]);
    assert.deepEqual(await run(), { said: 'All is well.', ended: 'answered' });
    assert.deepEqual(shown, ['All ', 'is well.']);
    assert.deepEqual(model.seen[0]?.tools, ['read_a', 'read_b']);
  });

  it('gives the model what its calls returned, each under its own id', async () => {
    const { model, run } = setup([
      [says('Let me see.'), callsTool('read_a', { n: 1 }, 'one'), callsTool('read_b', { n: 2 }, 'two')],
      [says('Done.')],
    ]);
    await run();
    const [, asked, answered] = model.seen[1]?.messages ?? [];
    assert.deepEqual(asked?.content, [
      says('Let me see.'),
      callsTool('read_a', { n: 1 }, 'one'),
      callsTool('read_b', { n: 2 }, 'two'),
    ]);
    assert.deepEqual(answered?.content, [
      new vscode.LanguageModelToolResultPart('one', [new vscode.LanguageModelTextPart('read_a result')]),
      new vscode.LanguageModelToolResultPart('two', [new vscode.LanguageModelTextPart('read_b result')]),
    ]);
  });

  it('makes the calls of one round side by side', async () => {
    const waiting: (() => void)[] = [];
    const invoke: InvokeTool = (name) =>
      new Promise((resolve) => {
        waiting.push(() => resolve(name));
        if (waiting.length === 2) for (const release of waiting) release();
      });
    const { run } = setup([[callsTool('read_a'), callsTool('read_b')], [says('Done.')]], { invoke });
    assert.equal((await run()).said, 'Done.');
  });

  it('ends after the agreed rounds, and asks a model that still calls once more', async () => {
    const restless = Array.from({ length: 50 }, (_, n) => [callsTool('read_a', { n })]);
    const { model, calls, run } = setup(restless);
    assert.deepEqual(await run(), { said: '', ended: 'cut' });
    assert.equal(model.seen.length, MAX_ROUNDS + 1);
    assert.equal(calls.done.length, MAX_ROUNDS - 1);
    assert.match(textOf(model.seen[MAX_ROUNDS - 1]?.messages.at(-1)), /^No more tool calls/);
    assert.match(textOf(model.seen.at(-1)?.messages.at(-1)), /^Not run\. No more tool calls/);
  });

  it('names the tools in every request: some models refuse their calls without them', async () => {
    const restless = Array.from({ length: 50 }, (_, n) => [callsTool('read_a', { n })]);
    const { model, run } = setup(restless);
    await run();
    for (const { tools } of model.seen) assert.deepEqual(tools, ['read_a', 'read_b']);
  });

  it('tells words that came beside calls from an answer', async () => {
    const chatty = Array.from({ length: 50 }, (_, n) => [says('Let me look. '), callsTool('read_a', { n })]);
    assert.equal((await setup(chatty).run()).ended, 'cut');
    assert.equal((await setup([[says('Let me look.'), callsTool('read_a')], []]).run()).ended, 'silent');
  });

  it('asks for an answer once the judge closes', async () => {
    const { model, run } = setup([[callsTool('read_a')], [says('As far as I got.')]], {
      judge: () => 'close',
    });
    assert.deepEqual(await run(), { said: 'As far as I got.', ended: 'answered' });
    assert.match(textOf(model.seen[1]?.messages.at(-1)), /^No more tool calls/);
  });

  it('runs nothing that is called after that, answers each such call, and takes the answer that follows', async () => {
    const { model, calls, shown, run } = setup(
      [
        [callsTool('read_a')],
        [says('One more.'), callsTool('read_a', { n: 2 }, 'two'), callsTool('read_b', {}, 'three')],
        [says('As far as I got.')],
      ],
      { judge: () => 'close' },
    );
    assert.equal((await run()).ended, 'answered');
    assert.equal(calls.done.length, 1);
    assert.equal(shown.join(''), 'One more.\n\nAs far as I got.');
    const [asked, answered] = model.seen[2]?.messages.slice(-2) ?? [];
    assert.equal(asked?.content.length, 3);
    const ids = answered?.content.map((part) =>
      part instanceof vscode.LanguageModelToolResultPart ? part.callId : undefined,
    );
    assert.deepEqual(ids, ['two', 'three']);
  });

  it('asks nothing more once the judge stops', async () => {
    const { model, run } = setup([[says('Looking.'), callsTool('read_a')]], { judge: () => 'stop' });
    assert.deepEqual(await run(), { said: 'Looking.', ended: 'stopped' });
    assert.equal(model.seen.length, 1);
  });

  it('separates the words of two rounds', async () => {
    const { shown, run } = setup([[says('Looking.'), callsTool('read_a')], [says('Found.')]]);
    await run();
    assert.equal(shown.join(''), 'Looking.\n\nFound.');
  });

  it('shares the room of the model among the calls of a round', async () => {
    const budgets: number[] = [];
    const invoke: InvokeTool = async (_name, _input, budget) => {
      budgets.push(budget);
      return 'x'.repeat(7000);
    };
    const { run } = setup(
      [[callsTool('read_a'), callsTool('read_b')], [callsTool('read_a', { again: 1 })], [says('Done.')]],
      { invoke, allowance: new TokenAllowance(10_000) },
    );
    await run();
    assert.deepEqual(budgets, [2000, 2000, 2000]);
  });

  it('tells a failure of the model from any other', async () => {
    const cause = vscode.LanguageModelError.Blocked('filtered');
    await assert.rejects(setup([cause]).run, new ModelFailure(cause));
  });

  it('ends with a cancellation when the user cancels while a tool reads', async () => {
    const { source, model, run } = setup([[callsTool('read_a')], [says('Too late.')]], {
      invoke: async () => {
        source.cancel();
        throw new Error('aborted');
      },
    });
    await assert.rejects(run, vscode.CancellationError);
    assert.equal(model.seen.length, 1);
  });

  it('shows nothing of what the model says after the cancellation', async () => {
    const { source, shown, run } = setup([
      () => {
        source.cancel();
        return [says('Too late.')];
      },
    ]);
    await assert.rejects(run, vscode.CancellationError);
    assert.deepEqual(shown, []);
  });
});
