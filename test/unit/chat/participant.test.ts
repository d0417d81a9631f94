import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Tenant } from '../../../src/data/tenant';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { callsTool, says, textOf } from '../../support/scriptedModel';
import { fakeChat } from '../../support/vscodeChat';
import { READ, setup } from './participantBench';

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
