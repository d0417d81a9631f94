import type * as vscode from 'vscode';
import type { ToolAnswer } from '../tools/toolAnswer';
import { writeAnswer } from '../tools/resultBudget';
import { CHARACTERS_PER_TOKEN, tokensOf } from './tokenCount';

/** Asks the executor for all rows: what does not fit is left out here, where the tokens are known. */
export const WHOLE_ANSWER = 1_000_000;

/**
 * Shortens a tool's answer by whole rows to the tokens that the reader allows; the model's own count corrects the
 * guess.
 */
export async function fitToTokens(
  answer: string,
  options: Pick<vscode.LanguageModelToolTokenizationOptions, 'tokenBudget' | 'countTokens'>,
  token: vscode.CancellationToken,
): Promise<string> {
  const { tokenBudget } = options;
  const guessed = fit(answer, Math.floor(tokenBudget * CHARACTERS_PER_TOKEN));
  const counted = await tokensOf(guessed, options, token);
  if (counted <= tokenBudget) return guessed;
  return fit(answer, Math.floor((guessed.length * tokenBudget) / counted));
}

function fit(answer: string, maxCharacters: number): string {
  if (answer.length <= maxCharacters) return answer;
  // The executor wrote it from a ToolAnswer.
  return writeAnswer(JSON.parse(answer) as ToolAnswer, maxCharacters);
}
