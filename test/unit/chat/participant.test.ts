import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod';
import { Participant } from '../../../src/chat/participant';
import type { TurnMetadata } from '../../../src/chat/turn';
import type { ActiveTenant } from '../../../src/data/activeTenant';
import type { Tenant } from '../../../src/data/tenant';
import { GainsightError, type ErrorKind } from '../../../src/gainsight/errors';
import * as reportSet from '../../../src/reports/reportSet';
import { defineTool } from '../../../src/tools/defineTool';
import type { ToolAnswer } from '../../../src/tools/toolAnswer';
import { executorOn } from '../../support/executorOn';
import { FakeResponse } from '../../support/fakeResponse';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { callsTool, type Reply, says, ScriptedModel, textOf } from '../../support/scriptedModel';
import { noRules, offerTools, toolDoor } from '../../support/toolDoor';
import {
  ChatRequestTurn,
  ChatResponseMarkdownPart,
  ChatResponseTurn,
  fakeChat,
} from '../../support/vscodeChat';

const READ = 'gainsight_test_read';

interface Options {
  readonly active?: ActiveTenant;
  readonly run?: (signal: AbortSignal) => Promise<ToolAnswer>;
  readonly named?: readonly string[];
  readonly history?: readonly unknown[];
  /** Addresses of what is attached. */
  readonly attached?: readonly string[];
  /** How many tokens the model takes. */
  readonly window?: number;
  /** What the tool of another extension says of itself. */
  readonly description?: string;
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
  {
    active = activeOn(lenaTenant()),
    run,
    named = [],
    attached = [],
    history = [],
    window,
    description = '',
  }: Options = {},
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
  offerTools([tool.name], door);
  fakeChat.tools.set('other_tool', {
    description,
    invoke: () => new vscode.LanguageModelToolResult([says('{"status":"ok","scope":"foreign"}')]),
  });
  const model = new ScriptedModel(replies, window);
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
    fiscalYearStartMonth: () => 1,
    loadTools: door.load,
    loadReports: async () => reportSet,
    ways: {
      linkOf: (kind, gsid) => `https://acme.example.com/v1/ui/${kind}/${gsid}`,
      accountOf: (name) => (name === 'Bravura' ? '1P02A1B2C3D4E5F6G8' : undefined),
    },
    ownCalls: door.ownCalls,
    active,
    log,
  });
  const ask = async (prompt = 'Who is at risk?'): Promise<TurnMetadata> => {
    const request = {
      prompt,
      model,
      toolReferences: named.map((name) => ({ name })),
      references: attached.map((uri) => ({ value: vscode.Uri.parse(uri) })),
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
        String.raw`[Praxis \[Inc\]](https://acme.example.com/v1/ui/company/1P02A1B2C3D4E5F6G7) is.`,
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

  it('cites an account that a row names without its id', async () => {
    const { ask, response } = setup([[callsTool(READ)], [says('Bravura is.')]]);
    await ask();
    assert.match(response.text, /^\[Bravura\]\(https:.*1P02A1B2C3D4E5F6G8\) is\./);
  });

  describe('with records attached', () => {
    const attach = (path: string, host = 'acme.example.com') => `gainsight://${host}/${path}`;
    const companies = { nameOf: (gsid: string) => (gsid === '1P02A' ? 'Praxis Inc' : undefined) };
    const active = () => activeOn(lenaTenant({ companies: companies as Tenant['companies'] }));
    const promptFor = async (...attached: readonly string[]): Promise<string> => {
      const { ask, model } = setup([[says('Well.')]], { active: active(), attached });
      await ask('How is it going?');
      const [first] = model.seen[0]?.messages ?? [];
      return first ? textOf(first) : '';
    };

    it('tells the model which records are meant, by id and with their names as data', async () => {
      const prompt = await promptFor(
        attach('company/1P02A/Old%20name.md'),
        attach('cta/1S01B/Say%20%22yes%22.md'),
        attach('company/1P02A/Again.md'),
        'file:///tmp/company/1P02X/x.md',
        attach('user/1P01X/x.md'),
      );
      assert.ok(
        prompt.includes(
          JSON.stringify([
            { kind: 'company', gsid: '1P02A', name: 'Praxis Inc' },
            { kind: 'cta', gsid: '1S01B', name: 'Say yes' },
          ]),
        ),
        prompt,
      );
      assert.doesNotMatch(prompt, /1P02X|1P01X|another tenant/);
    });

    it('says what belongs to another tenant, and gives none of its ids', async () => {
      const prompt = await promptFor(attach('company/1P02Z/Elsewhere.md', 'other.example.com'));
      assert.match(prompt, /1 attached records belong to another tenant/);
      assert.doesNotMatch(prompt, /1P02Z|Elsewhere/);
    });

    it('says nothing of attachments where there are none', async () => {
      assert.doesNotMatch(await promptFor(), /attached/);
    });
  });

  it('may run no command but the one that shows a record', async () => {
    const { ask, response } = setup([[callsTool(READ)], [says('[x](command:gainsight.signOut) Bravura')]]);
    await ask();
    assert.ok(response.trusted.length > 0);
    assert.deepEqual(response.html, []);
    for (const { text, commands } of response.trusted) {
      assert.deepEqual(commands, ['gainsight.openRecord']);
      assert.doesNotMatch(text, /\]\(command:gainsight\.signOut/);
    }
  });

  it('leads on by buttons: to the one account of the answer, else to nothing that it did not speak of', async () => {
    const one = setup([[callsTool(READ)], [says('Only Bravura.')]]);
    await one.ask();
    assert.deepEqual(one.response.buttons, [
      'gainsight.accountBrief',
      'gainsight.revealAccount',
      'gainsight.logActivity',
    ]);
    assert.deepEqual(one.response.buttonArguments[0], ['1P02A1B2C3D4E5F6G8']);
    const two = setup([[callsTool(READ)], [says('Bravura and Praxis [Inc].')]]);
    await two.ask();
    assert.deepEqual(two.response.buttons, []);
  });

  it('leaves room for the definitions of its tools in a small window', async () => {
    const budgetBeside = async (description: string): Promise<number> => {
      const options = { window: 9000, named: ['other_tool'], description };
      await setup([[callsTool(READ)], [says('Done.')]], options).ask();
      // The stand-in keeps what the tool was invoked with.
      const invoked = fakeChat.invoked[0]?.options as vscode.LanguageModelToolInvocationOptions<object>;
      return invoked.tokenizationOptions?.tokenBudget ?? NaN;
    };
    const short = await budgetBeside('');
    assert.ok(short - (await budgetBeside('x'.repeat(7000))) >= 990);
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

  it('lets its first word leave before it does anything else', async () => {
    const { ask, response, model } = setup([[says('Hello.')]]);
    const answered = ask();
    assert.equal(response.progressed.length, 1);
    const left = new Promise<number>((resolve) => setImmediate(() => resolve(model.seen.length)));
    assert.equal(await left, 0);
    await answered;
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

  it('does not ask to sign in again where this computer keeps the tenant out', async () => {
    const active = activeOn();
    const { connection } = lenaTenant();
    active.set({ kind: 'refused', connection, message: '', notAllowed: true });
    const { ask, response } = setup([], { active });
    assert.equal((await ask()).situation, 'keptOut');
    assert.deepEqual(response.buttons, ['gainsight.switchConnection']);
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
      const { ask, model, response } = setup(
        [[callsTool(READ)], [callsTool(READ, { account: 'Bravura' })], [says('So far.')]],
        { run: fails(kind) },
      );
      const turn = await ask();
      assert.deepEqual([turn.situation, turn.again], [situation, 'Who is at risk?']);
      assert.equal(fakeChat.invoked.length, 1);
      assert.match(textOf(model.seen[2]?.messages.at(-1)), /^Not run/);
      assert.match(response.text, /^So far\..*may be incomplete/s);
    });

  it('remembers and leads on from an answer of which a part could not be read', async () => {
    const answers = [async () => found, fails('timeout')];
    const { ask, response } = setup(
      [[callsTool(READ), callsTool(READ, { account: 'Bravura' }, 'two')], [says('Only Bravura.')]],
      { run: async () => (await answers.shift()?.()) ?? found },
    );
    const turn = await ask();
    assert.deepEqual([turn.situation, turn.answered], ['offline', true]);
    assert.ok(response.buttons.includes('gainsight.accountBrief'));
  });

  it('takes for no answer what the model says when nothing could be read', async () => {
    const { ask } = setup([[callsTool(READ)], [says('I could not read it.')]], { run: fails('timeout') });
    assert.equal((await ask()).answered, undefined);
  });

  it('offers to sign in again when the key is revoked in the middle', async () => {
    const tenant = lenaTenant();
    const active = activeOn(tenant);
    const { ask, model, response } = setup([[callsTool(READ)], [says('I guess.')]], {
      active,
      run: async () => {
        active.set({ kind: 'refused', connection: tenant.connection, message: '' });
        throw new GainsightError({ kind: 'signedOut', sentence: 'The key was revoked.' });
      },
    });
    assert.equal((await ask()).situation, 'refused');
    assert.equal(model.seen.length, 1);
    assert.deepEqual(response.buttons, ['gainsight.signInAgain']);
  });

  for (const [retryAfterMs, when] of [
    [undefined, 'Ask again in a minute.'],
    [39_500, 'Ask again in 40 seconds.'],
    [3_600_000, 'Ask again in 60 minutes.'],
  ] as const)
    it(`says when a busy tenant can be asked again: ${when}`, async () => {
      const { ask, response, model } = setup([[callsTool(READ)], [says('So far.')]], {
        run: async () => {
          throw new GainsightError({ kind: 'rateLimited', sentence: 'Busy.', retryAfterMs });
        },
      });
      await ask();
      assert.ok(response.text.endsWith(when), response.text);
      if (retryAfterMs)
        assert.match(
          textOf(model.seen[1]?.messages.at(-2)),
          /"retryAfterSeconds":(40|3600).*in (40|3600) seconds/,
        );
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

  it('does not offer the same question again where that cannot help', async () => {
    const { again } = await setup([vscode.LanguageModelError.NoPermissions()]).ask();
    assert.equal(again, undefined);
  });

  it('quotes a model that fails, escaped', async () => {
    const { ask, response } = setup([new Error('out of *tokens*')]);
    const { situation, again } = await ask();
    assert.deepEqual([situation, again], ['modelFailed', 'Who is at risk?']);
    assert.ok(response.text.includes(String.raw`(out of \*tokens\*)`));
  });

  it('guesses the length of what was said before when the model cannot count', async () => {
    const history = [
      new ChatRequestTurn('One?', undefined, [], 'gainsight.chat', []),
      new ChatResponseTurn([new ChatResponseMarkdownPart('First.')], {}, 'gainsight.chat'),
    ];
    const uncounted = setup([vscode.LanguageModelError.NotFound()], { history });
    uncounted.model.countTokens = async () => {
      throw vscode.LanguageModelError.NotFound();
    };
    assert.equal((await uncounted.ask()).situation, 'modelGone');
    assert.equal(textOf(uncounted.model.seen[0]?.messages[1]), 'One?');
  });

  it('gives earlier turns a fifth of the model’s window at most', async () => {
    const history = Array.from({ length: 30 }, (_, turn) => [
      new ChatRequestTurn(`Question ${turn}?`, undefined, [], 'gainsight.chat', []),
      new ChatResponseTurn([new ChatResponseMarkdownPart('word '.repeat(400))], {}, 'gainsight.chat'),
    ]).flat();
    const { ask, model } = setup([[says('Hello.')]], { history, window: 20_000 });
    await ask();
    const [, ...said] = (model.seen[0]?.messages ?? []).slice(0, -1).map(textOf);
    assert.equal(said.at(-2), 'Question 29?');
    const tokens = said.join('').length / 4;
    assert.ok(tokens > 3_000 && tokens <= 4_000, String(tokens));
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

  it('says so when the model reads on and on, whatever it says beside', async () => {
    const restless = Array.from({ length: 12 }, (_, n) => [
      says('Let me look. '),
      callsTool(READ, { account: String(n) }),
    ]);
    const { ask, response } = setup(restless);
    const turn = await ask();
    assert.deepEqual([turn.situation, turn.again], ['tooManyRounds', 'Who is at risk?']);
    assert.match(response.text, /went on reading without an answer, so it was stopped/);
  });

  it('says so when the model ends without a word', async () => {
    const { ask } = setup([[callsTool(READ)], []]);
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
