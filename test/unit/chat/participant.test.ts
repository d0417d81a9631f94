import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod';
import { Participant } from '../../../src/chat/participant';
import { registerTools } from '../../../src/chat/registerTools';
import type { TurnMetadata } from '../../../src/chat/turn';
import type { ActiveTenant } from '../../../src/data/activeTenant';
import { GainsightError, type ErrorKind } from '../../../src/gainsight/errors';
import * as reportSet from '../../../src/reports/reportSet';
import { defineTool } from '../../../src/tools/defineTool';
import type { ToolAnswer } from '../../../src/tools/toolAnswer';
import { executorOn } from '../../support/executorOn';
import { FakeResponse } from '../../support/fakeResponse';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { callsTool, type Reply, says, ScriptedModel, textOf } from '../../support/scriptedModel';
import { noRules, toolDoor } from '../../support/toolDoor';
import { fakeChat } from '../../support/vscodeChat';

const READ = 'gainsight_test_read';

interface Options {
  readonly active?: ActiveTenant;
  readonly run?: (signal: AbortSignal) => Promise<ToolAnswer>;
  readonly named?: readonly string[];
  readonly history?: readonly unknown[];
}

const found: ToolAnswer = {
  status: 'ok',
  scope: 'Accounts of *Lena*: 2 looked at',
  rule: 'score below 40',
  sources: ['Company', 'activity_timeline'],
  asOf: '2026-11-18 09:00 Europe/Berlin',
  rows: [{ account: 'Praxis [Inc]', gsid: '1P02A1B2C3D4E5F6G7' }, { account: 'Bravura' }],
};

function setup(
  replies: readonly Reply[],
  { active = activeOn(lenaTenant()), run, named = [], history = [] }: Options = {},
) {
  fakeChat.reset();
  const tool = defineTool({
    name: READ,
    reference: 'gainsightTest',
    title: 'Test read',
    icon: '$(book)',
    effect: 'read',
    modelDescription: '',
    userDescription: '',
    input: () => z.object({ account: z.string().optional() }),
    progress: () => 'Reading',
    run: async (_input, _tenant, signal) => (run ? run(signal) : found),
  });
  const door = toolDoor(executorOn(active, [tool]));
  registerTools([tool.name], door);
  fakeChat.tools.set('other_tool', {
    invoke: () => new vscode.LanguageModelToolResult([says('{"status":"ok","scope":"foreign"}')]),
  });
  const model = new ScriptedModel(replies);
  const response = new FakeResponse();
  const source = new vscode.CancellationTokenSource();
  const logged: string[] = [];
  const log = {
    info: (line: string) => void logged.push(line),
    warn: (line: string) => void logged.push(line),
  };
  const participant = new Participant({
    ours: new Map([[READ, 'read']]),
    rules: noRules,
    loadTools: door.load,
    loadReports: async () => reportSet,
    ways: { linkOf: (kind, gsid) => `https://acme.example.com/v1/ui/${kind}/${gsid}` },
    ownCalls: door.ownCalls,
    active,
    log,
  });
  const ask = async (prompt = 'Who is at risk?'): Promise<TurnMetadata> => {
    const request = {
      prompt,
      model,
      toolReferences: named.map((name) => ({ name })),
      toolInvocationToken: 'this turn',
    };
    // The participant uses no other part of a request, of its context or of the stream.
    const result = await participant.handle(
      request as unknown as vscode.ChatRequest,
      { history } as unknown as vscode.ChatContext,
      response as unknown as vscode.ChatResponseStream,
      source.token,
    );
    return result.metadata as TurnMetadata;
  };
  return { model, response, source, logged, ask };
}

const fails = (kind: ErrorKind) => async (): Promise<ToolAnswer> => {
  throw new GainsightError({ kind, sentence: 'A sentence about Praxis Inc.' });
};

describe('@gainsight', () => {
  it('answers with the model’s words and, from the results, where the facts come from', async () => {
    const { ask, response } = setup([[callsTool(READ)], [says('Praxis [Inc] is.')]]);
    await ask();
    assert.equal(
      response.text,
      [
        'Praxis [Inc] is.',
        '',
        '---',
        '',
        String.raw`**Scope:** Accounts of \*Lena\*: 2 looked at  `,
        '**Rule:** score below 40  ',
        String.raw`**Sources:** Company; activity\_timeline  `,
        String.raw`**Records:** [Praxis \[Inc\]](https://acme.example.com/v1/ui/company/1P02A1B2C3D4E5F6G7)  `,
        '**As of:** 2026-11-18 09:00 Europe/Berlin',
        '',
      ].join('\n'),
    );
  });

  it('keeps tools, scopes and the account for the next turn', async () => {
    const { ask } = setup([[callsTool(READ)], [says('Praxis is.')]]);
    assert.deepEqual(await ask(), {
      tools: [READ],
      scopes: ['Accounts of *Lena*: 2 looked at'],
      sources: ['Company', 'activity_timeline'],
      account: 'Praxis [Inc]',
    });
  });

  it('tells the model who asks, where, and what day it is, before the question', async () => {
    const { ask, model } = setup([[says('Hello.')]]);
    await ask();
    const [system, question] = model.seen[0]?.messages ?? [];
    assert.match(textOf(system), /"Lena Hofmann".*"lena.hofmann@example.com".*acme\.example\.com/);
    assert.match(textOf(system), /Wednesday, 2026-11-18.*Europe\/Berlin/);
    assert.equal(textOf(question), 'Who is at risk?');
  });

  it('shows that it works before the model is asked', async () => {
    const { ask, response } = setup([
      () => {
        assert.equal(response.progressed.length, 1);
        return [says('Hello.')];
      },
    ]);
    await ask();
  });

  it('ties its tool calls to the chat request', async () => {
    const { ask } = setup([[callsTool(READ, { account: 'x' })], [says('Done.')]]);
    await ask();
    const { input, toolInvocationToken } = fakeChat.invoked[0]?.options as Record<string, unknown>;
    assert.deepEqual(
      { input, toolInvocationToken },
      { input: { account: 'x' }, toolInvocationToken: 'this turn' },
    );
  });

  it('offers our tools alone', async () => {
    const { ask, model } = setup([[says('Hello.')]]);
    await ask();
    assert.deepEqual(model.seen[0]?.tools, [READ]);
  });

  it('offers a tool of another extension that the user named, and believes nothing it says of sources', async () => {
    const { ask, model, response } = setup([[callsTool('other_tool')], [says('Done.')]], {
      named: ['other_tool'],
    });
    await ask();
    assert.deepEqual(model.seen[0]?.tools, [READ, 'other_tool']);
    assert.equal(response.text, 'Done.');
  });

  it('lets the model correct an input that was refused', async () => {
    const { ask, model } = setup([
      [callsTool(READ, { account: 7 })],
      [callsTool(READ, { account: 'Bravura' })],
      [says('Done.')],
    ]);
    assert.deepEqual((await ask()).tools, [READ, READ]);
    assert.match(textOf(model.seen[1]?.messages.at(-1)), /"status":"rejected".*account/);
    assert.match(textOf(model.seen[2]?.messages.at(-1)), /"status":"ok"/);
  });
});

describe('@gainsight without a tenant', () => {
  it('asks no model, and offers to connect or to explore', async () => {
    const { ask, model, response } = setup([], { active: activeOn() });
    assert.equal((await ask()).situation, 'signedOut');
    assert.equal(model.seen.length, 0);
    assert.deepEqual(response.buttons, ['gainsight.connect', 'gainsight.exploreSandbox']);
  });

  it('says that the key was refused', async () => {
    const active = activeOn();
    active.set({ kind: 'refused', connection: lenaTenant().connection, message: '' });
    const { ask, response } = setup([], { active });
    assert.equal((await ask()).situation, 'refused');
    assert.deepEqual(response.buttons, ['gainsight.signInAgain']);
  });

  it('waits for a connection that is being made', async () => {
    const active = activeOn();
    const tenant = lenaTenant();
    active.set({ kind: 'connecting', connection: tenant.connection });
    const { ask, response } = setup([[says('Hello.')]], { active });
    const answered = ask();
    active.set({ kind: 'ready', tenant });
    await answered;
    assert.equal(response.text, 'Hello.');
  });

  it('stops waiting for it when the user cancels', async () => {
    const active = activeOn();
    active.set({ kind: 'connecting', connection: lenaTenant().connection });
    const { ask, source } = setup([], { active });
    const answered = ask();
    source.cancel();
    assert.equal((await answered).situation, 'cancelled');
  });

  it('says what can be asked when nothing was', async () => {
    const { ask, model } = setup([]);
    assert.equal((await ask('  ')).situation, 'empty');
    assert.equal(model.seen.length, 0);
  });
});

describe('@gainsight when something goes wrong', () => {
  it('stops at once when the key is refused in the middle', async () => {
    const { ask, model, response } = setup([[callsTool(READ)], [says('I guess.')]], {
      run: fails('signedOut'),
    });
    assert.equal((await ask()).situation, 'signedOut');
    assert.equal(model.seen.length, 1);
    assert.ok(response.buttons.includes('gainsight.connect'));
  });

  it('stops at once when this window lags behind, with a button that reloads it', async () => {
    const { ask, model, response } = setup([[callsTool(READ)], [says('I guess.')]], {
      run: fails('outdated'),
    });
    const turn = await ask();
    assert.deepEqual([turn.situation, turn.again], ['outdated', 'Who is at risk?']);
    assert.equal(model.seen.length, 1);
    assert.deepEqual(response.buttons, ['workbench.action.reloadWindow']);
    assert.match(response.text, /renewed in another window.*Reload this window/);
  });

  for (const [kind, situation] of [
    ['rateLimited', 'rateLimited'],
    ['network', 'offline'],
    ['timeout', 'offline'],
  ] as const)
    it(`lets the model say what it has and calls no more after ${kind}`, async () => {
      const { ask, model, response } = setup([[callsTool(READ)], [says('So far.')]], { run: fails(kind) });
      const turn = await ask();
      assert.deepEqual([turn.situation, turn.again], [situation, 'Who is at risk?']);
      assert.deepEqual(model.seen[1]?.tools, []);
      assert.match(response.text, /^So far\..*may be incomplete/s);
    });

  const refusals: readonly (readonly [Error, string])[] = [
    [vscode.LanguageModelError.NoPermissions(), 'modelNotAllowed'],
    [vscode.LanguageModelError.Blocked(), 'modelBlocked'],
    [vscode.LanguageModelError.NotFound(), 'modelGone'],
    [new vscode.LanguageModelError('went wrong'), 'modelFailed'],
    [Object.assign(new vscode.LanguageModelError('x'), { cause: new Error('off_topic') }), 'offTopic'],
  ];
  for (const [error, situation] of refusals)
    it(`has a sentence of its own for ${situation}`, async () => {
      const { ask, response } = setup([error]);
      assert.equal((await ask()).situation, situation);
      assert.ok(response.text.length > 20);
    });

  it('quotes a model that fails, escaped', async () => {
    const { ask, response } = setup([new Error('out of *tokens*')]);
    const { situation, again } = await ask();
    assert.deepEqual([situation, again], ['modelFailed', 'Who is at risk?']);
    assert.ok(response.text.includes(String.raw`(out of \*tokens\*)`));
  });

  it('logs a defect without its text', async () => {
    const clock = {
      ...lenaTenant().clock,
      today: () => {
        throw new TypeError('Praxis Inc');
      },
    };
    const { ask, logged, response } = setup([], { active: activeOn(lenaTenant({ clock })) });
    assert.equal((await ask()).situation, 'defect');
    assert.deepEqual(response.buttons, ['gainsight.showLog']);
    assert.match(logged.join('\n'), /TypeError/);
    assert.doesNotMatch(logged.join('\n') + response.text, /Praxis/);
  });

  it('says so when the model never answers', async () => {
    const { ask } = setup(Array.from({ length: 9 }, (_, n) => [callsTool(READ, { account: String(n) })]));
    assert.equal((await ask()).situation, 'noAnswer');
  });

  it('aborts the call under way when the user cancels, and asks the model no more', async () => {
    const signals: AbortSignal[] = [];
    const { ask, model, source } = setup([[callsTool(READ)]], {
      run: (signal) =>
        new Promise((_resolve, reject) => {
          signals.push(signal);
          signal.addEventListener('abort', () => reject(new Error('closed')));
          source.cancel();
        }),
    });
    assert.equal((await ask()).situation, 'cancelled');
    assert.equal(signals[0]?.aborted, true);
    assert.equal(model.seen.length, 1);
  });
});
