import type * as vscode from 'vscode';

/** The language model failed, not we. `cause` is what it threw: a `LanguageModelError`, or any error of its provider. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';

  constructor(override readonly cause: unknown) {
    super(cause instanceof Error ? cause.message : '');
  }
}

/** What the model says to the messages, part by part. Whatever it throws comes as a `ModelFailure`. */
export async function* modelReply(
  model: Pick<vscode.LanguageModelChat, 'sendRequest'>,
  messages: vscode.LanguageModelChatMessage[],
  tools: readonly vscode.LanguageModelChatTool[],
  token: vscode.CancellationToken,
): AsyncGenerator {
  try {
    const options = tools.length > 0 ? { tools: [...tools] } : {};
    yield* (await model.sendRequest(messages, options, token)).stream;
  } catch (error) {
    throw new ModelFailure(error);
  }
}
