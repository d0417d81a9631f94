import * as vscode from 'vscode';
import { withSignal } from '../../../src/host/cancellation';
import type { CountTokens, DoorMessage, DoorReply, DoorRequest, ModelDoor } from './modelDoor';

/** What a model was asked and said for one prompt. */
export interface ModelLog {
  readonly requests: DoorRequest[];
  readonly replies: DoorReply[];
  tokensIn: number;
  tokensOut: number;
}

/** A door as the language model of a chat request. Keeps what passes, and counts it where the model does not. */
export class DoorModel implements Pick<
  vscode.LanguageModelChat,
  'sendRequest' | 'countTokens' | 'maxInputTokens'
> {
  readonly log: ModelLog = { requests: [], replies: [], tokensIn: 0, tokensOut: 0 };
  readonly #door: ModelDoor;
  readonly #count: CountTokens;

  constructor(door: ModelDoor, count: CountTokens) {
    this.#door = door;
    this.#count = count;
  }

  get maxInputTokens(): number {
    return this.#door.maxInputTokens;
  }

  async sendRequest(
    messages: vscode.LanguageModelChatMessage[],
    options: vscode.LanguageModelChatRequestOptions = {},
    token: vscode.CancellationToken = new vscode.CancellationTokenSource().token,
  ): Promise<vscode.LanguageModelChatResponse> {
    const tools = (options.tools ?? []).map(({ name, description, inputSchema = { type: 'object' } }) => ({
      ...{ name, description, inputSchema },
    }));
    const request = { messages: messages.map(plainMessage), tools };
    this.log.requests.push(request);
    const reply = await withSignal(token, (signal) => this.#door.reply(request, signal));
    this.log.replies.push(reply);
    await this.#add(request, reply);
    const parts = [
      ...(reply.text === '' ? [] : [new vscode.LanguageModelTextPart(reply.text)]),
      ...reply.calls.map(({ id, name, input }) => new vscode.LanguageModelToolCallPart(id, name, input)),
    ];
    return { stream: each(parts), text: each([reply.text]) };
  }

  async countTokens(text: string | vscode.LanguageModelChatMessage): Promise<number> {
    return this.#count(typeof text === 'string' ? text : JSON.stringify(text.content));
  }

  async #add(request: DoorRequest, { text, calls, usage }: DoorReply): Promise<void> {
    this.log.tokensIn += usage?.input ?? (await this.#sum([...request.messages, ...request.tools]));
    this.log.tokensOut += usage?.output ?? (await this.#sum([text, ...calls]));
  }

  async #sum(parts: readonly unknown[]): Promise<number> {
    const texts = parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
    const counts = await Promise.all(texts.map(async (text) => this.#count(text)));
    return counts.reduce((sum, count) => sum + count, 0);
  }
}

function plainMessage({ role, content }: vscode.LanguageModelChatMessage): DoorMessage {
  const texts = content.filter((part) => part instanceof vscode.LanguageModelTextPart);
  const calls = content.filter((part) => part instanceof vscode.LanguageModelToolCallPart);
  const results = content.filter((part) => part instanceof vscode.LanguageModelToolResultPart);
  return {
    role: role === vscode.LanguageModelChatMessageRole.Assistant ? 'assistant' : 'user',
    text: texts.map(({ value }) => value).join(''),
    calls: calls.map(({ callId: id, name, input }) => ({ id, name, input })),
    results: results.map(({ callId: id, content: parts }) => ({
      id,
      text: parts.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('\n'),
    })),
  };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield item;
}
