import type * as vscode from 'vscode';

/** A guess, where nobody counts. */
export const CHARACTERS_PER_TOKEN = 3.5;

type Counter = Pick<vscode.LanguageModelToolTokenizationOptions, 'countTokens'>;

/** Counts by the model's own measure, and guesses where the model cannot; rejects only once it is cancelled. */
export async function tokensOf(
  text: string,
  counter: Counter,
  token?: vscode.CancellationToken,
): Promise<number> {
  try {
    return await counter.countTokens(text, token);
  } catch (error) {
    if (token?.isCancellationRequested) throw error;
    return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
  }
}
