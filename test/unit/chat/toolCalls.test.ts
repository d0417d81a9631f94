import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type InvokeTool, ToolCalls } from '../../../src/chat/toolCalls';

function setup(invoke: InvokeTool = async (name) => `${name} result`) {
  const logged: string[] = [];
  const calls = new ToolCalls(invoke, { warn: (line) => void logged.push(line) });
  const { token } = new vscode.CancellationTokenSource();
  const answer = async (...asked: readonly (readonly [name: string, input: object])[]) => {
    const parts = asked.map(
      ([name, input], index) => new vscode.LanguageModelToolCallPart(String(index), name, input),
    );
    const results = await calls.answer(parts, ['read_a', 'read_b'], 1000, token);
    return results.map(({ content }) => (content[0] as vscode.LanguageModelTextPart).value);
  };
  return { answer, calls, logged };
}

describe('tool calls', () => {
  it('answers a repeated call from the first result, and says so', async () => {
    const { answer, calls } = setup();
    await answer(['read_a', { x: 1, y: { b: 2, c: 3 } }]);
    const [again] = await answer(['read_a', { y: { c: 3, b: 2 }, x: 1 }]);
    assert.match(again ?? '', /very call before[^]*read_a result/);
    assert.equal(calls.done.length, 1);
  });

  it('makes one call of two that are the same in one round', async () => {
    const { answer, calls } = setup();
    await answer(['read_a', {}], ['read_a', {}]);
    assert.equal(calls.done.length, 1);
  });

  it('tells lists apart that differ in order', async () => {
    const { answer, calls } = setup();
    await answer(['read_a', { of: [1, 2] }], ['read_a', { of: [2, 1] }]);
    assert.equal(calls.done.length, 2);
  });

  it('explains that an invented tool does not exist, and what does', async () => {
    const { answer, calls } = setup();
    const [text] = await answer(['delete_all', {}]);
    assert.equal(text, 'There is no tool "delete_all" here. Tools you can call: read_a, read_b.');
    assert.equal(calls.done.length, 0);
  });

  it('turns the failure of a tool into a result, and keeps its text out of the log', async () => {
    const { answer, logged } = setup(async () => {
      throw new Error('Praxis Inc broke');
    });
    const [text] = await answer(['read_a', {}]);
    assert.deepEqual(JSON.parse(text ?? ''), {
      status: 'failed',
      problem: 'Praxis Inc broke',
      next: 'Do not repeat this call. Tell the user what could not be read.',
    });
    assert.equal(logged.length, 1);
    assert.doesNotMatch(logged.join(), /Praxis/);
  });

  it('makes at most twelve calls of one reply', async () => {
    const { answer, calls } = setup();
    const texts = await answer(...Array.from({ length: 40 }, (_, n) => ['read_a', { n }] as const));
    assert.equal(calls.done.length, 12);
    assert.match(texts.at(-1) ?? '', /Not run/);
  });
});
