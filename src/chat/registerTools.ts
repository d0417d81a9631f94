import * as vscode from 'vscode';
import { escapeMarkdown } from '../base/markdown';
import { withSignal } from '../host/cancellation';
import type { ToolExecutor } from '../tools/executor';
import { fitToTokens, WHOLE_ANSWER } from './tokenFit';

/** Gives what runs the tools, loading it at the first call. */
export type LoadTools = () => Promise<Pick<ToolExecutor, 'run' | 'progress'>>;

/** Offers the tools of these names to VS Code's language models: to agent mode, `#` references and the participant. */
export function registerTools(names: Iterable<string>, load: LoadTools): vscode.Disposable {
  return vscode.Disposable.from(
    ...Array.from(names, (name) => vscode.lm.registerTool(name, languageModelTool(name, load))),
  );
}

/** A tool in VS Code's shape. The input is checked by the executor: VS Code does not hold it against the schema. */
export function languageModelTool(name: string, load: LoadTools): vscode.LanguageModelTool<object> {
  return {
    prepareInvocation: async ({ input }) => {
      const progress = (await load()).progress(name, input);
      return { invocationMessage: new vscode.MarkdownString(escapeMarkdown(progress)) };
    },
    invoke: async ({ input, tokenizationOptions: tokens }, token) => {
      const executor = await load();
      const text = await withSignal(token, async (signal) => {
        try {
          if (!tokens) return await executor.run(name, input, { door: 'tool', signal });
          const whole = await executor.run(name, input, {
            door: 'tool',
            signal,
            maxCharacters: WHOLE_ANSWER,
          });
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
