import * as vscode from 'vscode';
import type { OurTools } from './offeredTools';
import type { OwnCalls } from './ownCalls';
import type { LoadTools } from './toolDoor';
import type { InvokeTool } from './toolCalls';
import { CHARACTERS_PER_TOKEN, tokensOf } from './tokenCount';
import { readFacts } from './toolFacts';

export interface InvokeParts {
  readonly ours: OurTools;
  readonly ownCalls: OwnCalls;
  readonly load: LoadTools;
}

/**
 * Runs tools through VS Code on behalf of a chat request, so that the chat shows what happens and asks where it must.
 * A write that was turned down on the card never reaches our tool: it is withdrawn here, and the model told.
 */
export function invokeFor(
  { model, toolInvocationToken }: Pick<vscode.ChatRequest, 'toolInvocationToken'> & Counting,
  { ours, ownCalls, load }: InvokeParts,
): InvokeTool {
  return async (name, input, tokenBudget, token) => {
    const tokenizationOptions = {
      tokenBudget,
      countTokens: async (text: string, cancel?: vscode.CancellationToken) => tokensOf(text, model, cancel),
    };
    const { outcome, reached } = await ownCalls.make(name, input, async () =>
      vscode.lm.invokeTool(name, { input, toolInvocationToken, tokenizationOptions }, token),
    );
    const text = outcome.status === 'fulfilled' ? outcome.value.content.map(textOf).join('\n') : '';
    // Input that was changed on the card reaches the tool unrecognised, but is answered by it.
    const turnedDown = ours.get(name) === 'write' && !reached && !readFacts(name, text);
    const declined = turnedDown ? await (await load()).withdraw(name, input, 'chat') : undefined;
    if (outcome.status === 'rejected') throw outcome.reason;
    return declined ?? shortened(text, tokenBudget * CHARACTERS_PER_TOKEN * SLACK);
  };
}

interface Counting {
  readonly model: Pick<vscode.LanguageModelChat, 'countTokens'>;
}

/** Tools keep to their budget by themselves; this only stops those of others that do not. */
const SLACK = 2;

function shortened(text: string, maxCharacters: number): string {
  return text.length <= maxCharacters
    ? text
    : `${text.slice(0, maxCharacters)}\n(The rest was left out: it is too long.)`;
}

function textOf(part: unknown): string {
  if (part instanceof vscode.LanguageModelTextPart) return part.value;
  if (part instanceof vscode.LanguageModelPromptTsxPart) return JSON.stringify(part.value);
  if (part instanceof vscode.LanguageModelDataPart && /^text\/|json$/.test(part.mimeType))
    return new TextDecoder().decode(part.data);
  return '(A part of this result is no text.)';
}
