import * as vscode from 'vscode';
import { followups } from '../../../src/chat/followups';
import { Participant } from '../../../src/chat/participant';
import type { TurnMetadata } from '../../../src/chat/turn';
import * as reportSet from '../../../src/reports/reportSet';
import type { SandboxOptions } from '../../../src/sandbox/embedded';
import { catalogue } from '../../../src/tools/catalogue';
import { FakeResponse } from '../../support/fakeResponse';
import { type Reply, says, ScriptedModel } from '../../support/scriptedModel';
import { noRules, offerTools, toolDoor } from '../../support/toolDoor';
import { fakeChat } from '../../support/vscodeChat';
import { fakeHost } from '../../support/vscode';
import { setup as openSandbox } from '../tools/toolTenant';

interface Options {
  readonly replies?: readonly Reply[];
  readonly sandbox?: SandboxOptions;
  readonly around?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
  readonly window?: number;
}

/** What the model makes of the facts, unless told otherwise. */
export const READING: Reply = [says('They need '), says('a call.')];

const ADDRESS = 'https://acme.example.com';

/** The participant on the embedded tenant, asked by slash commands. */
export function setup({ replies = [READING], sandbox = {}, around, window }: Options = {}) {
  fakeChat.reset();
  fakeHost.reset();
  const bench = openSandbox(sandbox, {}, around ? { around } : {});
  const door = toolDoor(bench.executor);
  offerTools(
    catalogue.map(({ name }) => name),
    door,
  );
  const model = Object.assign(new ScriptedModel(replies, window), { name: 'Scripted' });
  const response = new FakeResponse();
  const source = new vscode.CancellationTokenSource();
  const logged: string[] = [];
  const keep = (line: string): void => void logged.push(line);
  const participant = new Participant({
    ours: new Map(catalogue.map(({ name, effect }) => [name, effect])),
    rules: noRules,
    fiscalYearStartMonth: () => 2,
    loadTools: door.load,
    loadReports: async () => reportSet,
    ways: { linkOf: (kind, gsid) => (window === 1 ? undefined : `${ADDRESS}/${kind}/${gsid}`) },
    ownCalls: door.ownCalls,
    active: bench.active,
    log: { info: keep, warn: keep },
  });
  const send = async (
    command: string,
    prompt = '',
    attached: readonly string[] = [],
  ): Promise<TurnMetadata> => {
    const references = attached.map((uri) => ({ value: vscode.Uri.parse(uri) }));
    const request = {
      command,
      prompt,
      model,
      toolReferences: [],
      references,
      toolInvocationToken: 'this turn',
    };
    // The participant uses no other part of a request, of its context or of the stream.
    const result = await participant.handle(
      request as unknown as vscode.ChatRequest,
      { history: [] },
      response as unknown as vscode.ChatResponseStream,
      source.token,
    );
    return result.metadata as TurnMetadata;
  };
  return { ...bench, model, response, source, logged, send };
}

/** What the turn offers to go on with. */
export const offered = (metadata: TurnMetadata) => followups({ metadata });
