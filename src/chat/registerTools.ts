import * as vscode from 'vscode';
import { escapeMarkdown } from '../base/markdown';
import { withSignal } from '../host/cancellation';
import type { Tool } from '../tools/defineTool';
import type { ToolExecutor } from '../tools/executor';
import { fitToTokens, WHOLE_ANSWER } from './tokenFit';

/** Offers every tool to VS Code's language models: to agent mode, to `#` references and to the participant. */
export function registerTools(
  tools: readonly Tool[],
  executor: Pick<ToolExecutor, 'run'>,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...tools.map((tool) => vscode.lm.registerTool(tool.name, languageModelTool(tool, executor))),
  );
}

/** A tool in VS Code's shape. The input is checked by the executor: VS Code does not hold it against the schema. */
export function languageModelTool(
  tool: Tool,
  executor: Pick<ToolExecutor, 'run'>,
): vscode.LanguageModelTool<object> {
  return {
    prepareInvocation: ({ input }) => ({
      invocationMessage: new vscode.MarkdownString(escapeMarkdown(progressOf(tool, input))),
    }),
    invoke: async ({ input, tokenizationOptions: tokens }, token) => {
      const text = await withSignal(token, async (signal) => {
        try {
          if (!tokens) return await executor.run(tool.name, input, { signal });
          const whole = await executor.run(tool.name, input, { signal, maxCharacters: WHOLE_ANSWER });
          return await fitToTokens(whole, tokens, token);
        } catch (error) {
          if (signal.aborted) throw new vscode.CancellationError();
          throw error;
        }
      });
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  };
}

function progressOf(tool: Tool, input: unknown): string {
  const parsed = tool.parse(input);
  return parsed.ok ? tool.progress(parsed.input) : tool.title;
}
