import * as vscode from 'vscode';

type Part = vscode.LanguageModelTextPart | vscode.LanguageModelToolCallPart;

/** One reply of the model: its parts, or what it makes of a request; an error is thrown. */
export type Reply = readonly Part[] | Error | ((request: SeenRequest) => readonly Part[]);

export interface SeenRequest {
  readonly messages: readonly vscode.LanguageModelChatMessage[];
  readonly tools: readonly string[];
}

/** A language model that says what a test wrote for it, one reply for each request, and remembers what it was shown. */
export class ScriptedModel {
  readonly seen: SeenRequest[] = [];
  readonly maxInputTokens: number;
  readonly #replies: Reply[];

  constructor(replies: readonly Reply[], maxInputTokens = 100_000) {
    this.#replies = [...replies];
    this.maxInputTokens = maxInputTokens;
  }

  async sendRequest(
    messages: vscode.LanguageModelChatMessage[],
    options: vscode.LanguageModelChatRequestOptions = {},
  ): Promise<vscode.LanguageModelChatResponse> {
    const request = { messages: [...messages], tools: (options.tools ?? []).map(({ name }) => name) };
    this.seen.push(request);
    const reply = this.#replies.shift() ?? new Error('The script has ended.');
    if (reply instanceof Error) throw reply;
    const parts = typeof reply === 'function' ? reply(request) : reply;
    return { stream: each(parts), text: each(parts.map((part) => ('value' in part ? part.value : ''))) };
  }

  async countTokens(text: string | vscode.LanguageModelChatMessage): Promise<number> {
    return Math.ceil((typeof text === 'string' ? text : JSON.stringify(text.content)).length / 4);
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield item;
}

export function says(text: string): Part {
  return new vscode.LanguageModelTextPart(text);
}

export function callsTool(name: string, input: object = {}, id = `${name}-1`): Part {
  return new vscode.LanguageModelToolCallPart(id, name, input);
}

/** All text of a message, the results of tools too. */
export function textOf(message: vscode.LanguageModelChatMessage | undefined): string {
  return (message?.content ?? []).map(partText).join('\n');
}

function partText(part: unknown): string {
  if (part instanceof vscode.LanguageModelTextPart) return part.value;
  if (part instanceof vscode.LanguageModelToolResultPart) return part.content.map(partText).join('\n');
  return '';
}
