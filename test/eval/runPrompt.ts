import * as vscode from 'vscode';
import { OwnCalls } from '../../src/chat/ownCalls';
import { Participant } from '../../src/chat/participant';
import { FASTEST_READER_MS, WriteConfirmation } from '../../src/chat/writeConfirmation';
import type { TurnMetadata } from '../../src/chat/turn';
import { createSandbox, type Sandbox } from '../../src/sandbox/embedded';
import { catalogue } from '../../src/tools/catalogue';
import type { RunOptions } from '../../src/tools/executor';
import { FakeResponse } from '../support/fakeResponse';
import { NOW, productOn, ZONE } from '../support/sandboxTenant';
import { noRules } from '../support/toolDoor';
import { ChatTools } from './chatTools';
import { DoorModel } from './doors/doorModel';
import type { CountTokens, ModelDoor } from './doors/modelDoor';
import { linksIn, plainAnswer } from './facts/plainAnswer';
import { type Card, Person } from './person';
import type { ShownAnswer, EvalPrompt, MadeCall, ToolUse } from './prompt';

/** What happened when a prompt was typed. */
export interface PromptRun {
  readonly calls: readonly MadeCall[];
  /** The names of all tools that the model asked for, also of those that do not exist. */
  readonly asked: readonly string[];
  /** The texts of the tools' results, as the model got them. */
  readonly results: readonly string[];
  readonly cards: readonly Card[];
  readonly unapproved: number;
  readonly answer: ShownAnswer;
  readonly rounds: number;
  readonly http: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly ms: number;
  /** How the turn ended, when not with an answer. */
  readonly situation?: string | undefined;
}

export interface RunPromptOptions {
  readonly door: ModelDoor;
  readonly countTokens: CountTokens;
  /** The longest that one prompt may take. */
  readonly limitMs: number;
}

/** The line with which the participant begins what it adds itself. */
const FOOTER = '\n\n---\n\n';

/** Types a prompt into `@gainsight` on a tenant of its own, with the model behind a door. */
export async function runPrompt(prompt: EvalPrompt, options: RunPromptOptions): Promise<PromptRun> {
  const sandbox = createSandbox({ now: () => NOW, timeZone: ZONE, callsPerMinute: 10_000 });
  await writeBefore(sandbox, prompt.before ?? []);
  const callsBefore = sandbox.calls.length;
  // What happened before does not count.
  const since = {
    get calls() {
      return sandbox.calls.slice(callsBefore);
    },
  };
  const person = new Person(prompt);
  const model = new DoorModel(options.door, options.countTokens);
  const { participant, tools } = chatOn(sandbox, since, person);
  const response = new FakeResponse();
  const source = new vscode.CancellationTokenSource();
  const timer = setTimeout(() => source.cancel(), options.limitMs);
  const started = performance.now();
  const { metadata } = await participant.handle(
    // The participant uses no other part of a request, of its context and of the stream.
    { prompt: prompt.prompt, model, toolReferences: [], references: [] } as unknown as vscode.ChatRequest,
    { history: [] },
    response as unknown as vscode.ChatResponseStream,
    source.token,
  );
  clearTimeout(timer);
  const { requests, replies, tokensIn, tokensOut } = model.log;
  return {
    calls: tools.calls,
    asked: replies.flatMap(({ calls }) => calls.map(({ name }) => name)),
    results: (requests.at(-1)?.messages ?? []).flatMap(({ results }) => results.map(({ text }) => text)),
    cards: person.cards,
    unapproved: tools.unapproved,
    answer: answerIn(response.text),
    rounds: requests.length,
    http: since.calls.length,
    ...{ tokensIn, tokensOut },
    ms: Math.round(performance.now() - started),
    // The participant writes it so.
    situation: (metadata as TurnMetadata | undefined)?.situation,
  };
}

function chatOn(sandbox: Sandbox, since: Pick<Sandbox, 'calls'>, person: Person) {
  const { active, executor } = productOn(sandbox.fetch);
  const ownCalls = new OwnCalls();
  // Each look at the clock is later than the one before by the time that a person takes to read a card.
  let looks = 0;
  const confirmation = new WriteConfirmation({
    confirmWrites: () => 'chat',
    mayRunUnasked: () => false,
    now: () => new Date(NOW.getTime() + (looks += 1) * 2 * FASTEST_READER_MS),
  });
  const load = async () => executor;
  const tools = new ChatTools({ load, ownCalls, confirmation, stopped: () => undefined }, since, person);
  tools.register();
  const participant = new Participant({
    ours: new Map(catalogue.map(({ name, effect }) => [name, effect])),
    rules: noRules,
    fiscalYearStartMonth: () => 1,
    loadTools: load,
    loadReports: () => Promise.reject(new Error('A prompt is no slash command.')),
    ways: { linkOf: () => undefined },
    ownCalls,
    active,
    log: { info: () => undefined, warn: () => undefined },
  });
  return { participant, tools };
}

/**
 * Writes records that are to be there already, over a connection of its own: nothing is known to the one that is
 * tried.
 */
async function writeBefore(sandbox: Sandbox, uses: readonly ToolUse[]): Promise<void> {
  const { executor } = productOn(sandbox.fetch);
  const { signal } = new AbortController();
  const options: RunOptions = { door: 'code', signal, confirm: async () => 'accepted' };
  for (const { tool, input } of uses) {
    const text = await executor.run(tool, input, options);
    if (!text.includes('"status":"ok"')) throw new Error(`The data of the prompt could not be made: ${text}`);
  }
}

function answerIn(text: string): ShownAnswer {
  const footer = text.lastIndexOf(FOOTER);
  const body = footer < 0 ? text : text.slice(0, footer);
  return { body: plainAnswer(body), whole: plainAnswer(text), links: linksIn(text) };
}
