import * as vscode from 'vscode';
import * as z from 'zod';
import { Participant } from '../../../src/chat/participant';
import type { TurnMetadata } from '../../../src/chat/turn';
import type { ActiveTenant } from '../../../src/data/activeTenant';
import * as reportSet from '../../../src/reports/reportSet';
import { defineTool } from '../../../src/tools/defineTool';
import type { ToolAnswer } from '../../../src/tools/toolAnswer';
import { executorOn } from '../../support/executorOn';
import { FakeResponse } from '../../support/fakeResponse';
import { activeOn, lenaTenant } from '../../support/lenaTenant';
import { type Reply, says, ScriptedModel } from '../../support/scriptedModel';
import { noRules, offerTools, toolDoor } from '../../support/toolDoor';
import { fakeChat } from '../../support/vscodeChat';

/** The one tool of the bench. */
export const READ = 'gainsight_test_read';

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

/** What the tool answers, unless told otherwise. */
export const found: ToolAnswer = {
  status: 'ok',
  scope: 'Accounts of *Lena*: 2 looked at',
  rule: 'score below 40',
  sources: ['Company', 'activity_timeline'],
  asOf: '2026-11-18 09:00 Europe/Berlin',
  rows: [{ account: 'Praxis [Inc]', gsid: '1P02A1B2C3D4E5F6G7' }, { account: 'Bravura' }],
};

/** The participant with one tool, asked free questions of a model that says what it is told. */
export function setup(
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
