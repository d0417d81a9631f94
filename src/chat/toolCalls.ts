import * as vscode from 'vscode';
import { canonicalJson } from '../base/canonicalJson';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';
import { readFacts } from './toolFacts';

/** A call that was really made, with the text it gave. */
export interface ToolCall {
  readonly name: string;
  readonly input: object;
  readonly result: string;
}

/** Runs one tool of VS Code and gives its result as text of at most `tokenBudget` tokens. */
export type InvokeTool = (
  name: string,
  input: object,
  tokenBudget: number,
  token: vscode.CancellationToken,
) => Promise<string>;

const REPEATED = 'You made this very call before: its result stands above, and nothing was read again.';

/** More calls than this in one reply are a model gone astray. */
const MAX_CALLS_PER_ROUND = 12;

export interface ToolCallsParts {
  readonly invoke: InvokeTool;
  /** Whether a tool is known to change nothing. */
  readonly isRead: (name: string) => boolean;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Answers a model's tool calls. Every call gets text, whatever happens: a tool that does not exist or fails is
 * explained, and a read that was made before is not made again. Whatever may write is made alone, each time anew, and
 * lets reads be made again; only a write that the user has turned down is not proposed again. Only the user's
 * cancellation is thrown.
 */
export class ToolCalls {
  readonly #parts: ToolCallsParts;
  readonly #made = new Set<string>();
  readonly #declined = new Map<string, string>();
  readonly #done: ToolCall[] = [];
  #mayHaveWritten = false;

  constructor(parts: ToolCallsParts) {
    this.#parts = parts;
  }

  /** The calls that were made so far, in the order in which they ended. */
  get done(): readonly ToolCall[] {
    return this.#done;
  }

  /** Whether a call was begun that is not known to change nothing, and was not turned down. */
  get mayHaveWritten(): boolean {
    return this.#mayHaveWritten;
  }

  /** The results of one reply's calls, in the order of the calls: neighbouring reads side by side, the rest in turn. */
  async answer(
    calls: readonly vscode.LanguageModelToolCallPart[],
    offered: readonly string[],
    tokenBudget: number,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResultPart[]> {
    const results: vscode.LanguageModelToolResultPart[] = [];
    for (const group of this.#groups(calls.slice(0, MAX_CALLS_PER_ROUND))) {
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      const answered = group.map(async (call) =>
        resultOf(call, await this.#answerOne(call, offered, tokenBudget, token)),
      );
      results.push(...(await Promise.all(answered)));
    }
    const tooMany = `Not run: at most ${MAX_CALLS_PER_ROUND} calls are made at a time.`;
    return [...results, ...calls.slice(MAX_CALLS_PER_ROUND).map((call) => resultOf(call, tooMany))];
  }

  #groups(calls: readonly vscode.LanguageModelToolCallPart[]): vscode.LanguageModelToolCallPart[][] {
    const groups: vscode.LanguageModelToolCallPart[][] = [];
    let reading = false;
    for (const call of calls) {
      const read = this.#parts.isRead(call.name);
      if (read && reading) groups.at(-1)?.push(call);
      else groups.push([call]);
      reading = read;
    }
    return groups;
  }

  async #answerOne(
    { name, input }: vscode.LanguageModelToolCallPart,
    offered: readonly string[],
    tokenBudget: number,
    token: vscode.CancellationToken,
  ): Promise<string> {
    if (!offered.includes(name))
      return `There is no tool ${JSON.stringify(name)} here. Tools you can call: ${offered.join(', ')}.`;
    const key = `${name} ${canonicalJson(input)}`;
    if (!this.#parts.isRead(name))
      return this.#declined.get(key) ?? this.#write(key, name, input, tokenBudget, token);
    if (this.#made.has(key)) return REPEATED;
    this.#made.add(key);
    return this.#run(name, input, tokenBudget, token);
  }

  async #write(
    key: string,
    name: string,
    input: object,
    tokenBudget: number,
    token: vscode.CancellationToken,
  ): Promise<string> {
    const before = this.#mayHaveWritten;
    this.#mayHaveWritten = true;
    // What was read before may not hold any more.
    this.#made.clear();
    const result = await this.#run(name, input, tokenBudget, token);
    if (readFacts(name, result)?.status === 'declined') {
      this.#declined.set(key, result);
      this.#mayHaveWritten = before;
    }
    return result;
  }

  async #run(
    name: string,
    input: object,
    tokenBudget: number,
    token: vscode.CancellationToken,
  ): Promise<string> {
    try {
      const result = await this.#parts.invoke(name, input, tokenBudget, token);
      this.#done.push({ name, input, result });
      return result;
    } catch (error) {
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      this.#parts.log.warn(`tool failed: ${describeFailure(error)?.logLine ?? 'skipped'}`);
      return failureText(error, this.#parts.isRead(name));
    }
  }
}

/** What a model is told in answer to a call. */
export function resultOf(
  { callId }: vscode.LanguageModelToolCallPart,
  text: string,
): vscode.LanguageModelToolResultPart {
  return new vscode.LanguageModelToolResultPart(callId, [new vscode.LanguageModelTextPart(text)]);
}

function failureText(error: unknown, read: boolean): string {
  const problem = error instanceof Error ? error.message : 'unknown';
  const next = read
    ? 'Do not repeat this call. Tell the user what could not be read.'
    : 'Do not repeat this call. Tell the user that it failed; look first whether anything was changed.';
  return JSON.stringify({ status: 'failed', problem, next });
}
