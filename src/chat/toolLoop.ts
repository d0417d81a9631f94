import * as vscode from 'vscode';
import { AnswerText } from './answerText';
import type { CitedNames } from './citedNames';
import { modelReply } from './modelReply';
import type { TokenAllowance } from './tokenAllowance';
import { resultOf, type ToolCall, type ToolCalls } from './toolCalls';

/** Rounds of a question: the model speaks once in each, and in the last one its calls are not run any more. */
export const MAX_ROUNDS = 8;

const CLOSE = 'No more tool calls are possible. Answer now from the results above; say what is missing.';
/** How often a model is asked to end: once more where it calls a tool all the same. */
const CLOSING_REQUESTS = 2;

/** What becomes of a question once a round's tools have answered. */
export type Verdict = 'continue' | 'close' | 'stop';

export interface ToolLoopParts {
  readonly model: Pick<vscode.LanguageModelChat, 'sendRequest'>;
  readonly tools: readonly vscode.LanguageModelChatTool[];
  readonly calls: ToolCalls;
  readonly allowance: TokenAllowance;
  /** Shows the next piece of the answer. */
  readonly show: (markdown: string) => void;
  /** The names of the records that were read by now. */
  readonly names?: (() => CitedNames) | undefined;
  /** Looks at the calls made so far: `close` asks for an answer without further tools, `stop` asks nothing more. */
  readonly judge: (calls: readonly ToolCall[]) => Verdict;
}

export interface Answered {
  /** What the model said, in all rounds. */
  readonly said: string;
  /** `silent` = it ended without a word, `cut` = it would have gone on calling tools: what it said is no answer. */
  readonly ended: 'answered' | 'silent' | 'cut' | 'stopped';
}

/**
 * Lets the model read with tools until it answers, in at most `MAX_ROUNDS` requests, and one more for a model that
 * would not end. Throws `CancellationError` when the user cancels, and `ModelFailure` when the model fails.
 */
export async function runToolLoop(
  messages: readonly vscode.LanguageModelChatMessage[],
  parts: ToolLoopParts,
  token: vscode.CancellationToken,
): Promise<Answered> {
  const conversation = [...messages];
  const answer = new AnswerText(parts.names);
  for (let round = 1; round < MAX_ROUNDS; round += 1) {
    const reply = await ask(conversation, parts, answer, token);
    if (reply.calls.length === 0) return endOf(reply, answer);

    const names = parts.tools.map(({ name }) => name);
    const budget = parts.allowance.perCall(reply.calls.length);
    const results = await parts.calls.answer(reply.calls, names, budget, token);
    throwIfCancelled(token);
    conversation.push(reply.message, vscode.LanguageModelChatMessage.User(results));
    parts.allowance.spend(textOf(results));
    const verdict = parts.judge(parts.calls.done);
    if (verdict === 'stop') return { said: answer.said, ended: 'stopped' };
    if (reply.spoke) parts.show('\n\n');
    if (verdict === 'close') break;
  }
  return close(conversation, parts, answer, token);
}

/**
 * Asks for an answer without further calls. The tools stay named: some models refuse a conversation that holds calls of
 * tools which the request does not define.
 */
async function close(
  conversation: vscode.LanguageModelChatMessage[],
  parts: ToolLoopParts,
  answer: AnswerText,
  token: vscode.CancellationToken,
): Promise<Answered> {
  conversation.push(vscode.LanguageModelChatMessage.User(CLOSE));
  for (let asked = 0; asked < CLOSING_REQUESTS; asked += 1) {
    const reply = await ask(conversation, parts, answer, token);
    if (reply.calls.length === 0) return endOf(reply, answer);
    const notRun = reply.calls.map((call) => resultOf(call, `Not run. ${CLOSE}`));
    conversation.push(reply.message, vscode.LanguageModelChatMessage.User(notRun));
    if (reply.spoke) parts.show('\n\n');
  }
  return { said: answer.said, ended: 'cut' };
}

function endOf({ spoke }: Reply, { said }: AnswerText): Answered {
  return { said, ended: spoke ? 'answered' : 'silent' };
}

interface Reply {
  readonly message: vscode.LanguageModelChatMessage;
  readonly calls: readonly vscode.LanguageModelToolCallPart[];
  readonly spoke: boolean;
}

/** One request: shows the model's words as they come and collects its calls. */
async function ask(
  messages: vscode.LanguageModelChatMessage[],
  { model, tools, show }: ToolLoopParts,
  answer: AnswerText,
  token: vscode.CancellationToken,
): Promise<Reply> {
  throwIfCancelled(token);
  const calls: vscode.LanguageModelToolCallPart[] = [];
  let spoken = '';
  const pass = (text: string): void => {
    if (text !== '') show(text);
  };
  for await (const part of modelReply(model, messages, tools, token)) {
    throwIfCancelled(token);
    if (part instanceof vscode.LanguageModelToolCallPart) calls.push(part);
    else if (part instanceof vscode.LanguageModelTextPart) {
      spoken += part.value;
      pass(answer.push(part.value));
    }
  }
  pass(answer.end());
  throwIfCancelled(token);
  const words = spoken === '' ? [] : [new vscode.LanguageModelTextPart(spoken)];
  return {
    message: vscode.LanguageModelChatMessage.Assistant([...words, ...calls]),
    calls,
    spoke: spoken.trim() !== '',
  };
}

function throwIfCancelled(token: vscode.CancellationToken): void {
  if (token.isCancellationRequested) throw new vscode.CancellationError();
}

function textOf(results: readonly vscode.LanguageModelToolResultPart[]): string {
  return results
    .flatMap(({ content }) => content)
    .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
    .join('');
}
