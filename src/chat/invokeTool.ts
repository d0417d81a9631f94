import * as vscode from 'vscode';
import type { InvokeTool } from './toolCalls';

const CHARACTERS_PER_TOKEN = 3.5;

/** Runs tools through VS Code on behalf of a chat request, so that the chat shows what happens and asks where it must. */
export function invokeFor(
  model: Pick<vscode.LanguageModelChat, 'countTokens'>,
  toolInvocationToken: vscode.ChatParticipantToolToken,
): InvokeTool {
  return async (name, input, tokenBudget, token) => {
    const tokenizationOptions = {
      tokenBudget,
      countTokens: (text: string, cancel?: vscode.CancellationToken) => model.countTokens(text, cancel),
    };
    const { content } = await vscode.lm.invokeTool(
      name,
      { input, toolInvocationToken, tokenizationOptions },
      token,
    );
    return shortened(content.map(textOf).join('\n'), tokenBudget * CHARACTERS_PER_TOKEN * SLACK);
  };
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
