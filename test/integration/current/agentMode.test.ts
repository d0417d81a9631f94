import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../support/until';
import { ui } from '../bridge';
import { scriptedModel, type SeenPart, type SeenRequest, type Step } from '../scriptedModel';
import { forgetConnections } from '../web/connectByHand';
import { connectServed } from '../web/writeInChat';

const AGENT = 'Gainsight CSM';
const SKILL = 'gainsight-renewal-risk';
const SEARCH_MESSAGES = 'slack_search_messages';
const GO_ON = '.chat-suggest-next-widget .chat-welcome-view-suggested-prompt';
const PICKED = '.action-widget .monaco-list-row';
const DONE: Step[] = [{ text: 'Done.' }];

type Reply = readonly Step[] | ((request: SeenRequest) => Step[]);

/** What the chat tells about a request that has ended, or that waits for somebody's consent. */
interface Told {
  readonly type?: string;
}

const partsOf = ({ messages }: SeenRequest): SeenPart[] => messages.flatMap(({ parts }) => parts);
const textOf = (request: SeenRequest): string =>
  partsOf(request)
    .map(({ text }) => text ?? '')
    .join('\n');
const resultsOf = (request: SeenRequest): string[] =>
  partsOf(request)
    .filter(({ result }) => result !== undefined)
    .map(({ content = [] }) => content.join(''));

/** Asks in the chat as it is, or in a new one with VS Code's own agent; gives what the model was shown. */
async function ask(query: string, replies: readonly Reply[], mode?: 'agent'): Promise<SeenRequest[]> {
  if (mode) await vscode.commands.executeCommand('workbench.action.chat.newChat');
  const model = await scriptedModel();
  const before = model.seen.length;
  model.script(replies);
  const told = await vscode.commands.executeCommand<Told | undefined>('workbench.action.chat.open', {
    query,
    ...(mode && { mode }),
    blockOnResponse: true,
  });
  assert.equal(told?.type, undefined, 'the chat waits for consent');
  const seen = model.seen.slice(before);
  assert.equal(seen.length, replies.length);
  return seen;
}

/** The file of our skill, where the model is told of it. */
const fileIn = (request: SeenRequest): string | undefined =>
  new RegExp(`<name>${SKILL}</name>\\s*<description>[^<]+</description>\\s*<file>([^<]+)</file>`).exec(
    textOf(request),
  )?.[1];

const readSkill = (request: SeenRequest): Step[] => [
  { call: 'read_file', input: { filePath: fileIn(request) ?? '', startLine: 1, endLine: 200 } },
];

/** Opens the picker of agents, which a chat that is only coming up would close again. */
async function openPicker(): Promise<void> {
  await ui('waitForText', '.part.auxiliarybar .interactive-response', 'Done.');
  await vscode.commands.executeCommand('workbench.action.chat.openModePicker');
  await ui('waitForText', PICKED, 'Configure Custom Agents');
}

describe('agent mode', () => {
  before(connectServed);
  after(async () => {
    await forgetConnections();
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
    await vscode.commands.executeCommand('workbench.action.chat.open', {
      query: '',
      mode: 'agent',
      isPartialQuery: true,
    });
  });

  it('tells the model of our skills, and lets it read one without asking', async () => {
    const [first, second] = await ask('Which renewals are in danger?', [readSkill, DONE], 'agent');
    assert.ok(first && second);
    for (const name of ['renewal-risk', 'qbr-prep', 'cta-triage', 'account-handover'])
      assert.ok(textOf(first).includes(`<name>gainsight-${name}</name>`), name);
    assert.match(fileIn(first) ?? '', /media\/skills\/gainsight-renewal-risk\/SKILL\.md$/);
    const [skill = ''] = resultsOf(second);
    assert.match(skill, /# Renewal-risk review[^]*## Never[^]*do not try the same call again/);
  });

  it('gives the model a whole skill that the user names', async () => {
    const [request] = await ask(`/${SKILL} for the next quarter`, [DONE], 'agent');
    assert.ok(request);
    assert.match(textOf(request), /# Renewal-risk review[^]*## Never[^]*for the next quarter/);
  });

  it('uses our tools and those of others in one turn', async () => {
    const calls: Step[] = [
      { call: 'gainsight_accounts_health_get', input: { account_id: 'Praxis Inc' } },
      { call: SEARCH_MESSAGES, input: { query: 'Praxis' } },
    ];
    const answer = (request: SeenRequest): Step[] => {
      const [health = '{}', messages = '{}'] = resultsOf(request);
      const { score } = JSON.parse(health) as { score?: number };
      const said = (JSON.parse(messages) as { messages?: { text: string }[] }).messages?.[0]?.text;
      return [{ text: `Score ${score}. ${said}` }, ...DONE];
    };
    await ask('How is Praxis Inc, and what do colleagues say?', [calls, answer], 'agent');
    await ui(
      'waitForText',
      '.part.auxiliarybar .interactive-response',
      'Score 31. Praxis Inc asks for a second training before they renew.',
    );
  });

  it('offers our agent, which has its instructions, our tools and the skills, and not those of others', async () => {
    await openPicker();
    await ui('clickText', PICKED, AGENT);
    const [first, second] = await ask('What now?', [readSkill, DONE]);
    assert.ok(first && second);
    assert.match(textOf(first), /running in "Gainsight CSM" mode[^]*You are a colleague in customer success/);
    const ours = first.tools.filter((name) => name.startsWith('gainsight_'));
    assert.equal(ours.length, 25);
    assert.ok(ours.includes('gainsight_account_brief') && ours.includes('gainsight_timeline_create'));
    // VS Code gives every agent the search in its own sessions.
    const others = first.tools.filter((name) => !ours.includes(name) && name !== 'session_store_sql');
    assert.deepEqual(others, ['read_file']);
    assert.match(resultsOf(second).at(-1) ?? '', /# Renewal-risk review/);
  });

  it('goes on with all tools of the user at the press of a button', async () => {
    const model = await scriptedModel();
    const before = model.seen.length;
    model.script([DONE]);
    await ui('clickText', GO_ON, 'Go on with all tools');
    await ui('waitForText', '.part.auxiliarybar .chat-input-container', 'use my other tools as well');
    assert.equal(model.seen.length, before, 'nothing is sent by itself');
    await ui('press', 'Enter');
    await until(() => model.seen.length > before, 'the request');
    await model.untilDone();
    const [request] = model.seen.slice(before);
    assert.ok(request);
    assert.ok(request.tools.includes(SEARCH_MESSAGES) && request.tools.includes('gainsight_account_brief'));
    assert.match(textOf(request), /What now\?[^]*use my other tools as well/);
  });

  it('hides the skills from a model that could not follow them, and keeps the agent in its place', async () => {
    await forgetConnections();
    // VS Code learns of a changed state a moment later.
    await until(async () => {
      const [request] = await ask('Anything', [DONE], 'agent');
      const hidden = request && !request.tools.some((name) => name.startsWith('gainsight_'));
      return hidden === true && fileIn(request) === undefined;
    }, 'a request without our tools and skills');
    await openPicker();
    await ui('waitForText', PICKED, AGENT);
    await ui('press', 'Escape');
  });
});
