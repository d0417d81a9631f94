import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ChatSide } from '../../../src/chat/chatSide';
import { registerTools } from '../../../src/chat/registerTools';
import { FASTEST_READER_MS } from '../../../src/chat/writeConfirmation';
import * as reportSet from '../../../src/reports/reportSet';
import { executorOn } from '../../support/executorOn';
import { FakeResponse } from '../../support/fakeResponse';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { callsTool, says, ScriptedModel } from '../../support/scriptedModel';
import { noRules } from '../../support/toolDoor';
import { fakeHost } from '../../support/vscode';
import { fakeChat } from '../../support/vscodeChat';
import { WRITE, writeTool } from '../../support/writeTool';

const note = { account: 'Bravura' };

function setup() {
  fakeHost.reset();
  fakeChat.reset();
  const { tool, sent } = writeTool();
  const active = activeOn(lenaTenant());
  const executor = executorOn(active, [tool]);
  const clock = { now: 0 };
  const silent = () => undefined;
  const side = new ChatSide({
    ...{ active, rules: noRules, ways: { linkOf: silent }, ours: new Map([[WRITE, 'write']]) },
    ...{ confirmWrites: () => 'chat', mayRunUnasked: () => false, now: () => new Date(clock.now) },
    ...{ log: { info: silent, warn: silent }, notify: { warn: silent } },
    fiscalYearStartMonth: () => 1,
    loadTools: async () => executor,
    loadReports: async () => reportSet,
  });
  const { token } = new vscode.CancellationTokenSource();
  return { side, executor, clock, sent, token };
}

describe('what chat loads on demand', () => {
  it('knows the participant’s own calls when they reach a tool, whoever asks for the tool', async () => {
    const { side, executor, token } = setup();
    registerTools([WRITE], async () => side);
    const model = new ScriptedModel([[callsTool(WRITE, note)], [says('Done.')]]);
    const request = {
      prompt: 'Note it.',
      model,
      toolReferences: [],
      references: [],
      toolInvocationToken: undefined,
    };
    fakeHost.press = 'Write to Gainsight';
    // The participant uses no other part of a request, of its context or of the stream.
    await side.answer(
      request as unknown as vscode.ChatRequest,
      { history: [] },
      new FakeResponse() as unknown as vscode.ChatResponseStream,
      token,
    );
    assert.ok(executor.lines.length > 0);
    assert.deepEqual([...new Set(executor.lines.map(({ door }) => door))], ['chat']);
  });

  it('takes a card that was shown for an answer, but only from the tool that showed it', async () => {
    const { side, clock, sent, token } = setup();
    const options = { input: note, toolInvocationToken: undefined };
    await side.tool(WRITE).prepareInvocation?.({ input: note }, token);
    clock.now += FASTEST_READER_MS;
    await side.tool(WRITE).invoke(options, token);
    assert.deepEqual([fakeHost.notifications.length, sent.length], [0, 1]);
    const plan = { title: 'x', toolTitle: 'x', tenant: 'x', values: [], warnings: [], unchecked: [] };
    const asked = { ...plan, send: async () => ({ status: 'ok' }) as const };
    const outcome = await side.confirm('gainsightLog')(asked, true, new AbortController().signal);
    assert.deepEqual([outcome, fakeHost.notifications.length], ['declined', 1]);
  });
});
