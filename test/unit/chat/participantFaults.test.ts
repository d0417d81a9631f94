import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GainsightError, type ErrorKind } from '../../../src/gainsight/errors';
import type { ToolAnswer } from '../../../src/tools/toolAnswer';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { callsTool, says, textOf } from '../../support/scriptedModel';
import {
  ChatRequestTurn,
  ChatResponseMarkdownPart,
  ChatResponseTurn,
  fakeChat,
} from '../../support/vscodeChat';
import { found, READ, setup } from './participantBench';

const fails = (kind: ErrorKind) => async (): Promise<ToolAnswer> => {
  throw new GainsightError({ kind, sentence: 'A sentence about Praxis Inc.' });
};

describe('@gainsight when something goes wrong', () => {
  it('stops at once when the key is refused in the middle', async () => {
    const { ask, model, response } = setup([[callsTool(READ)], [says('I guess.')]], {
      run: fails('signedOut'),
    });
    assert.equal((await ask()).situation, 'signedOut');
    assert.equal(model.seen.length, 1);
    assert.ok(response.buttons.includes('gainsight.connect'));
  });

  it('stops when the connection is changed between two calls, so that nothing of two tenants is mixed', async () => {
    const active = activeOn(lenaTenant());
    const { ask, model, response } = setup(
      [[callsTool(READ)], [callsTool(READ, { account: 'Bravura' })], [says('Of both.')]],
      {
        active,
        run: async () => {
          active.set({ kind: 'ready', tenant: lenaTenant() });
          return found;
        },
      },
    );
    const turn = await ask();
    assert.deepEqual([turn.situation, turn.again, model.seen.length], ['left', 'Who is at risk?', 1]);
    assert.match(response.text, /^\s*The connection was changed while this was answered/);
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
