import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type InvokeTool, ToolCalls } from '../../../src/chat/toolCalls';

function setup(invoke: InvokeTool = async (name) => `${name} result`) {
  const logged: string[] = [];
  const calls = new ToolCalls({
    invoke,
    isRead: (name) => name.startsWith('read_'),
    log: { warn: (line) => void logged.push(line) },
  });
  const source = new vscode.CancellationTokenSource();
  const answer = async (...asked: readonly (readonly [name: string, input: object])[]) => {
    const parts = asked.map(
      ([name, input], index) => new vscode.LanguageModelToolCallPart(String(index), name, input),
    );
    const results = await calls.answer(parts, ['read_a', 'read_b', 'write_a'], 1000, source.token);
    return results.map(({ content }) => (content[0] as vscode.LanguageModelTextPart).value);
  };
  return { answer, calls, logged, source };
}

/** Calls that end only when the test lets them, in the order in which they were begun. */
function held() {
  const begun: { readonly name: string; readonly end: () => void }[] = [];
  const waiting: (() => void)[] = [];
  const invoke: InvokeTool = (name) =>
    new Promise((resolve) => {
      begun.push({ name, end: () => resolve(name) });
      for (const wake of waiting.splice(0)) wake();
    });
  const untilBegun = async (count: number): Promise<void> => {
    while (begun.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { begun, invoke, untilBegun };
}

describe('tool calls', () => {
  it('does not make a repeated call again, and says where its result is', async () => {
    const { answer, calls } = setup();
    await answer(['read_a', { x: 1, y: { b: 2, c: 3 } }]);
    const [again] = await answer(['read_a', { y: { c: 3, b: 2 }, x: 1 }]);
    assert.match(again ?? '', /^You made this very call before: its result stands above[^\n]*$/);
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
    assert.equal(text, 'There is no tool "delete_all" here. Tools you can call: read_a, read_b, write_a.');
    assert.equal(calls.done.length, 0);
    assert.equal(calls.mayHaveWritten, false);
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

describe('calls that may write', () => {
  it('are made each time, never answered from memory', async () => {
    const { answer, calls } = setup();
    await answer(['write_a', { x: 1 }], ['write_a', { x: 1 }]);
    const [again] = await answer(['write_a', { x: 1 }]);
    assert.equal(again, 'write_a result');
    assert.deepEqual([calls.done.length, calls.mayHaveWritten], [3, true]);
  });

  it('are not proposed again once the user has turned them down', async () => {
    const { answer, calls } = setup(async () => '{"status":"declined","next":"No."}');
    await answer(['write_a', { x: 1 }]);
    assert.deepEqual(await answer(['write_a', { x: 1 }]), ['{"status":"declined","next":"No."}']);
    assert.equal(calls.done.length, 1);
    await answer(['write_a', { x: 2 }]);
    assert.equal(calls.done.length, 2);
  });

  it('have written nothing when the user turned them down, but may have in an earlier call', async () => {
    const answers = ['{"status":"declined"}', '{"status":"ok"}', '{"status":"declined"}'];
    const { answer, calls } = setup(async () => answers.shift() ?? '');
    const seen: boolean[] = [];
    for (const x of [1, 2, 3]) {
      await answer(['write_a', { x }]);
      seen.push(calls.mayHaveWritten);
    }
    assert.deepEqual(seen, [false, true, true]);
  });

  it('end what was remembered of reads', async () => {
    const { answer, calls } = setup();
    await answer(['read_a', {}]);
    assert.equal(calls.mayHaveWritten, false);
    await answer(['write_a', {}]);
    assert.deepEqual(await answer(['read_a', {}]), ['read_a result']);
    assert.equal(calls.done.length, 3);
  });

  it('are made alone: each waits for what stands before it, and what follows waits for it', async () => {
    const { begun, invoke, untilBegun } = held();
    const { answer } = setup(invoke);
    const answered = answer(
      ['read_a', {}],
      ['read_b', {}],
      ['write_a', { n: 1 }],
      ['write_a', { n: 2 }],
      ['read_a', {}],
    );
    await untilBegun(2);
    assert.deepEqual(
      begun.map(({ name }) => name),
      ['read_a', 'read_b'],
    );
    begun[1]?.end();
    begun[0]?.end();
    for (const count of [3, 4, 5]) {
      await untilBegun(count);
      assert.equal(begun.length, count);
      begun[count - 1]?.end();
    }
    assert.deepEqual(await answered, ['read_a', 'read_b', 'write_a', 'write_a', 'read_a']);
  });

  it('are not begun any more once the user has stopped the first of them', async () => {
    const { begun, invoke, untilBegun } = held();
    const { answer, source } = setup(invoke);
    const answered = answer(['write_a', { n: 1 }], ['write_a', { n: 2 }]);
    await untilBegun(1);
    source.cancel();
    begun[0]?.end();
    await assert.rejects(answered, vscode.CancellationError);
    assert.equal(begun.length, 1);
  });
});
