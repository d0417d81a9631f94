import * as vscode from 'vscode';
import { describeFailure } from '../host/failure';
import type { Log } from '../host/log';

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

/** More calls than this in one reply are a model gone astray. */
const MAX_CALLS_PER_ROUND = 12;

/**
 * Answers a model's tool calls. Every call gets text, whatever happens: a tool that does not exist or fails is
 * explained, and one that was made before is answered from memory. Only the user's cancellation is thrown.
 */
export class ToolCalls {
  readonly #invoke: InvokeTool;
  readonly #log: Pick<Log, 'warn'>;
  readonly #made = new Map<string, Promise<string>>();
  readonly #done: ToolCall[] = [];

  constructor(invoke: InvokeTool, log: Pick<Log, 'warn'>) {
    this.#invoke = invoke;
    this.#log = log;
  }

  /** The calls that were made so far, in the order in which they ended. */
  get done(): readonly ToolCall[] {
    return this.#done;
  }

  /** The results of one reply's calls, made side by side, in the order of the calls. */
  async answer(
    calls: readonly vscode.LanguageModelToolCallPart[],
    offered: readonly string[],
    tokenBudget: number,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResultPart[]> {
    return Promise.all(
      calls.map(async (call, index) => {
        const text =
          index < MAX_CALLS_PER_ROUND
            ? await this.#answerOne(call, offered, tokenBudget, token)
            : `Not run: at most ${MAX_CALLS_PER_ROUND} calls are made at a time.`;
        return new vscode.LanguageModelToolResultPart(call.callId, [new vscode.LanguageModelTextPart(text)]);
      }),
    );
  }

  async #answerOne(
    { name, input }: vscode.LanguageModelToolCallPart,
    offered: readonly string[],
    tokenBudget: number,
    token: vscode.CancellationToken,
  ): Promise<string> {
    if (!offered.includes(name))
      return `There is no tool ${JSON.stringify(name)} here. Tools you can call: ${offered.join(', ')}.`;
    const key = `${name} ${canonical(input)}`;
    const earlier = this.#made.get(key);
    if (earlier)
      return `You made this very call before; nothing was read again. Its result was:\n${await earlier}`;
    const result = this.#run(name, input, tokenBudget, token);
    this.#made.set(key, result);
    return result;
  }

  async #run(
    name: string,
    input: object,
    tokenBudget: number,
    token: vscode.CancellationToken,
  ): Promise<string> {
    try {
      const result = await this.#invoke(name, input, tokenBudget, token);
      this.#done.push({ name, input, result });
      return result;
    } catch (error) {
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      this.#log.warn(`tool failed: ${describeFailure(error)?.logLine ?? 'skipped'}`);
      return failureText(error);
    }
  }
}

function failureText(error: unknown): string {
  const problem = error instanceof Error ? error.message : 'unknown';
  return JSON.stringify({
    status: 'failed',
    problem,
    next: 'Do not repeat this call. Tell the user what could not be read.',
  });
}

/** The same text for inputs that differ in the order of their members alone. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
