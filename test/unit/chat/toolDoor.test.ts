import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod';
import { languageModelTool } from '../../../src/chat/toolDoor';
import type { StoppedWrite } from '../../../src/chat/stoppedWrite';
import { defineTool } from '../../../src/tools/defineTool';
import type { ToolAnswer } from '../../../src/tools/toolAnswer';
import type { Planned } from '../../../src/tools/writePlan';
import { executorOn } from '../../support/executorOn';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { fakeHost } from '../../support/vscode';
import { toolDoor } from '../../support/toolDoor';
import { WRITE, writeTool, type WriteToolParts } from '../../support/writeTool';

type Run = (signal: AbortSignal) => Promise<ToolAnswer>;

const noToken = undefined;

function setup(run: Run = async () => ({ status: 'ok', rows: [] })) {
  const tool = defineTool({
    name: 'gainsight_test_read',
    reference: 'gainsightTest',
    title: 'Test read',
    icon: '$(book)',
    effect: 'read',
    modelDescription: 'Reads what a test wants to be read, and nothing else at all.',
    userDescription: 'Reads.',
    input: () => z.object({ account: z.string() }),
    progress: ({ account }) => `Reading ${account}`,
    run: async (_input, _tenant, signal) => run(signal),
  });
  const executor = executorOn(activeOn(lenaTenant()), [tool]);
  const source = new vscode.CancellationTokenSource();
  const offered = languageModelTool(tool.name, toolDoor(executor));
  const call = async (input: object, tokenBudget?: number, countTokens = lettersPerToken(4)) => {
    const tokenizationOptions =
      tokenBudget === undefined ? {} : { tokenizationOptions: { tokenBudget, countTokens } };
    const result = await offered.invoke(
      { input, toolInvocationToken: noToken, ...tokenizationOptions },
      source.token,
    );
    const [part, ...others] = result?.content ?? [];
    assert.deepEqual(others, []);
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return JSON.parse(part.value) as Record<string, unknown>;
  };
  const prepare = async (input: object) => offered.prepareInvocation?.({ input }, source.token);
  return { tool, executor, source, call, prepare };
}

const lettersPerToken = (letters: number) => async (text: string) => Math.ceil(text.length / letters);

const manyRows = Array.from({ length: 400 }, (_, n) => ({ account: `Account number ${n}` }));

describe('a tool for language models', () => {
  it('answers with the executor’s text', async () => {
    const { call } = setup(async () => ({ status: 'ok', scope: 'All', rows: [{ account: 'Praxis Inc' }] }));
    assert.deepEqual(await call({ account: 'x' }), {
      status: 'ok',
      scope: 'All',
      rights: 'tenant (access key)',
      returned: 1,
      rows: [{ account: 'Praxis Inc' }],
    });
  });

  it('tells a model what is wrong with its input', async () => {
    const { call } = setup();
    const answer = await call({ company: 'x' });
    assert.equal(answer.status, 'rejected');
    assert.match(String(answer.problem), /account/);
  });

  it('keeps to the token budget by whole rows, and says how many it left out', async () => {
    const { call } = setup(async () => ({ status: 'ok', rows: manyRows }));
    const answer = await call({ account: 'x' }, 1000);
    assert.ok(JSON.stringify(answer).length <= 4000);
    const kept = (answer.rows as unknown[]).length;
    assert.ok(kept > 50 && kept < 400);
    assert.match(String(answer.leftOut), new RegExp(`^${400 - kept} rows`));
  });

  it('keeps to it also where the model’s tokens are shorter than usual', async () => {
    const { call } = setup(async () => ({ status: 'ok', rows: manyRows }));
    const answer = await call({ account: 'x' }, 1000, lettersPerToken(2));
    assert.ok(JSON.stringify(answer).length <= 2000);
    assert.match(String(answer.leftOut), new RegExp(`^${400 - (answer.rows as unknown[]).length} rows`));
  });

  it('shortens by a guess when the model cannot count', async () => {
    const { call } = setup(async () => ({ status: 'ok', rows: manyRows }));
    const answer = await call({ account: 'x' }, 1000, async () => {
      throw vscode.LanguageModelError.NotFound();
    });
    assert.ok(JSON.stringify(answer).length <= 3500);
    assert.equal(answer.status, 'ok');
  });

  it('aborts the reading when the user cancels', async () => {
    const seen: AbortSignal[] = [];
    const { call, source } = setup(
      (signal) =>
        new Promise((_resolve, reject) => {
          seen.push(signal);
          signal.addEventListener('abort', () => reject(new Error('closed')));
          source.cancel();
        }),
    );
    await assert.rejects(call({ account: 'x' }), vscode.CancellationError);
    assert.equal(seen[0]?.aborted, true);
  });

  it('throws a defect on, for VS Code to report', async () => {
    const { call } = setup(async () => {
      throw new TypeError('a defect');
    });
    await assert.rejects(call({ account: 'x' }), TypeError);
  });

  it('says what it does, with the input’s text escaped, and asks nothing', async () => {
    const { prepare } = setup();
    const prepared = await prepare({ account: '[x](command:evil)' });
    assert.equal(
      (prepared?.invocationMessage as vscode.MarkdownString).value,
      String.raw`Reading \[x\]\(command:evil\)`,
    );
    assert.equal(prepared?.confirmationMessages, undefined);
  });

  it('says its title when the input is not understood', async () => {
    const { prepare } = setup();
    assert.equal(((await prepare({}))?.invocationMessage as vscode.MarkdownString).value, 'Test read');
  });
});

describe('a tool that writes', () => {
  const note = { account: 'Bravura' };

  function setupWrite(parts: WriteToolParts = {}, { token } = new vscode.CancellationTokenSource()) {
    fakeHost.reset();
    const { tool, sent } = writeTool(parts);
    const executor = executorOn(activeOn(lenaTenant()), [tool]);
    let now = 0;
    const stopped: StoppedWrite[] = [];
    const door = toolDoor(executor, { now: () => new Date(now) }, stopped);
    const offered = languageModelTool(WRITE, door);
    const prepare = async () => offered.prepareInvocation?.({ input: note }, token);
    const invoke = async () => {
      const result = await offered.invoke({ input: note, toolInvocationToken: noToken }, token);
      const [part] = result?.content ?? [];
      assert.ok(part instanceof vscode.LanguageModelTextPart);
      return (JSON.parse(part.value) as { status: string }).status;
    };
    const told = () => executor.lines.map(({ door: by, result }) => `${by} ${result}`);
    return { door, prepare, invoke, sent, told, stopped, read: () => (now += 5000) };
  }

  it('shows on its card what it would write, and sends that when the card is accepted', async () => {
    const { prepare, invoke, sent, told, read } = setupWrite();
    const card = (await prepare())?.confirmationMessages;
    assert.equal(card?.title, 'Gainsight: Create a note');
    assert.match((card.message as vscode.MarkdownString).value, /\*\*Account:\*\* None → Bravura/);
    assert.deepEqual(sent, []);
    read();
    assert.equal(await invoke(), 'ok');
    assert.deepEqual(sent, ['Bravura on one']);
    assert.deepEqual(fakeHost.notifications, []);
    assert.deepEqual(told(), ['tool asked', 'tool accepted', 'tool ok']);
  });

  it('asks by a dialog when it is called without a card, and sends nothing without a yes', async () => {
    const { invoke, sent } = setupWrite();
    assert.equal(await invoke(), 'declined');
    assert.deepEqual([sent, fakeHost.notifications.length], [[], 1]);
    fakeHost.press = 'Write to Gainsight';
    assert.equal(await invoke(), 'ok');
    assert.equal(sent.length, 1);
  });

  it('asks by a dialog when the call follows the card at once: nobody was asked', async () => {
    const { prepare, invoke, sent } = setupWrite();
    await prepare();
    assert.equal(await invoke(), 'declined');
    assert.deepEqual([sent, fakeHost.notifications.length], [[], 1]);
  });

  it('says on its card that nothing would be written when there is no plan', async () => {
    const answer = { status: 'several', next: 'Which one?' } as const;
    const { prepare } = setupWrite({ plan: async () => ({ answer }) });
    const card = (await prepare())?.confirmationMessages;
    assert.match((card?.message as vscode.MarkdownString).value, /writes nothing/);
  });

  it('is told of when it was approved and then stopped on its way', async () => {
    const source = new vscode.CancellationTokenSource();
    const send = async (): Promise<never> => {
      source.cancel();
      throw new DOMException('stopped', 'AbortError');
    };
    const { prepare, invoke, read, stopped, sent } = setupWrite({ send }, source);
    await prepare();
    read();
    await assert.rejects(invoke(), vscode.CancellationError);
    assert.equal(sent.length, 1);
    assert.deepEqual(
      stopped.map(({ plan, input }) => [plan.title, input]),
      [['Create note at Bravura', note]],
    );
  });

  it('is not told of when it was stopped before a yes, or answered before', async () => {
    const source = new vscode.CancellationTokenSource();
    const plan = async (): Promise<Planned> => {
      source.cancel();
      throw new DOMException('stopped', 'AbortError');
    };
    const before = setupWrite({ plan }, source);
    await assert.rejects(before.invoke(), vscode.CancellationError);
    assert.deepEqual([before.stopped, before.sent], [[], []]);
    const later = new vscode.CancellationTokenSource();
    const answered = setupWrite({}, later);
    fakeHost.press = 'Write to Gainsight';
    assert.equal(await answered.invoke(), 'ok');
    later.cancel();
    assert.deepEqual([answered.stopped, answered.sent.length], [[], 1]);
  });

  it('knows the participant’s own calls', async () => {
    const { door, prepare, invoke, told, read } = setupWrite();
    await door.ownCalls.make(WRITE, note, async () => {
      await prepare();
      read();
      await invoke();
    });
    assert.deepEqual(told(), ['chat asked', 'chat accepted', 'chat ok']);
  });
});
