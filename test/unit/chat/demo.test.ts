import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Participant } from '../../../src/chat/participant';
import * as reportSet from '../../../src/reports/reportSet';
import { catalogue } from '../../../src/tools/catalogue';
import { demoReply } from '../../host/companion/demo.js';
import { plainMessage } from '../../host/companion/messages.js';
import { FakeResponse } from '../../support/fakeResponse';
import { callsTool, says, ScriptedModel, type SeenRequest } from '../../support/scriptedModel';
import { fakeChat } from '../../support/vscodeChat';
import { noRules, offerTools, toolDoor } from '../../support/toolDoor';
import { setup as openSandbox } from '../tools/toolTenant';

interface Step {
  readonly text?: string;
  readonly call?: string;
  readonly input?: object;
}

/** What the demo's rules say to a request. */
function byRules({ messages, tools }: SeenRequest) {
  // Written in plain JavaScript: its steps have this form.
  const steps = demoReply({ messages: messages.map(plainMessage), tools: [...tools] }) as Step[];
  return steps.map(({ text, call, input }, index) =>
    call === undefined ? says(text ?? '') : callsTool(call, input, `${call}-${messages.length}-${index}`),
  );
}

/** Asks the participant on the embedded tenant, as somebody who tries the product without a model of their own. */
async function ask(prompt: string) {
  fakeChat.reset();
  const { active, executor } = openSandbox();
  const door = toolDoor(executor);
  offerTools(
    catalogue.map(({ name }) => name),
    door,
  );
  const model = new ScriptedModel(Array.from({ length: 8 }, () => byRules));
  const response = new FakeResponse();
  const participant = new Participant({
    ours: new Map(catalogue.map(({ name, effect }) => [name, effect])),
    rules: noRules,
    fiscalYearStartMonth: () => 1,
    loadTools: door.load,
    loadReports: async () => reportSet,
    ways: { linkOf: () => undefined },
    ownCalls: door.ownCalls,
    active,
    log: { info: () => undefined, warn: () => undefined },
  });
  const request = { prompt, model, toolReferences: [], references: [], toolInvocationToken: undefined };
  await participant.handle(
    // The participant uses no other part of a request, of its context or of the stream.
    request as unknown as vscode.ChatRequest,
    { history: [] },
    response as unknown as vscode.ChatResponseStream,
    new vscode.CancellationTokenSource().token,
  );
  return { text: response.text, called: fakeChat.invoked.map(({ name }) => name) };
}

describe('the scripted model on the embedded tenant', () => {
  it('finds the accounts at risk, links each, and shows scope, rule and sources once', async () => {
    const { text, called } = await ask(
      'Which of my accounts have health scores below 40 and no CSM activity in the last 30 days?',
    );
    assert.deepEqual(called, ['gainsight_portfolio_at_risk']);
    assert.deepEqual(
      [...text.matchAll(/^\| \[([\w ]+)\]\(command:gainsight\.openRecord[^)]+\) \| (\d+) \|/gm)].map(
        ([, name, score]) => [name, Number(score)],
      ),
      [
        ['Meridian Corp', 28],
        ['Praxis Inc', 31],
        ['OmegaTech', 35],
        ['Bravura', 37],
        ['Cloudnine', 39],
      ],
    );
    assert.equal(text.match(/\*\*Scope:\*\*/g)?.length, 1);
    assert.match(
      text,
      /\*\*Scope:\*\* .*Lena Hofmann.*\n\*\*Rule:\*\* .*strictly below 40.*\n\*\*Sources:\*\* .*Timeline/,
    );
  });

  it('reads the measures of an account', async () => {
    const { text, called } = await ask('What is the health of Praxis Inc?');
    assert.deepEqual(called, ['gainsight_accounts_health_get']);
    assert.match(text, /\*\*\[Praxis Inc\]\([^)]+\)\*\*: score 31[^]*\| Measure \|/);
  });

  for (const [question, tool] of [
    ['Which CTAs are open for OmegaTech?', 'gainsight_cta_list'],
    ['How far are the success plans of Larkspur Health?', 'gainsight_success_plan_list'],
    ['Show the timeline of Bravura', 'gainsight_timeline_query'],
  ] as const)
    it(`looks the account up first: ${question}`, async () => {
      const { text, called } = await ask(question);
      assert.deepEqual(called, ['gainsight_company_query', tool]);
      const rows = text
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(2);
      assert.ok(rows.length > 0, text);
      const account = /OmegaTech|Larkspur Health|Bravura/.exec(question)?.[0] ?? '';
      assert.ok(
        rows.every((row) => row.includes(account)),
        text,
      );
    });

  for (const [question, tool] of [
    ['Show my open CTAs', 'gainsight_cta_list'],
    ['Which of my CTAs are overdue?', 'gainsight_cta_list'],
    ['Which of my success plans are active?', 'gainsight_success_plan_list'],
    ['List the companies', 'gainsight_company_query'],
    ['Which of my accounts are at risk?', 'gainsight_portfolio_at_risk'],
    ['What renews in the next 90 days?', 'gainsight_portfolio_at_risk'],
  ] as const)
    it(`answers with a table: ${question}`, async () => {
      const { text, called } = await ask(question);
      assert.deepEqual(called, [tool]);
      assert.match(text, /^\|(?: [^|\n]+ \|)+\n\|(?: --- \|)+\n\| /m);
    });

  it('says what it can do when nothing fits', async () => {
    const { text, called } = await ask('Tell me a joke');
    assert.deepEqual(called, []);
    assert.match(text, /small scripted model/);
  });
});
