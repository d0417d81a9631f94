import * as vscode from 'vscode';

/** Answers VS Code's calls of our tools. */
export interface ToolAnswers {
  tool(name: string): vscode.LanguageModelTool<object>;
}

/**
 * Offers the tools of these names to VS Code's language models: to agent mode, `#` references and the participant.
 * What answers is loaded with the first call.
 */
export function registerTools(names: Iterable<string>, load: () => Promise<ToolAnswers>): vscode.Disposable {
  const toolOnDemand = (name: string): vscode.LanguageModelTool<object> => ({
    prepareInvocation: async (options, token) =>
      (await load()).tool(name).prepareInvocation?.(options, token),
    invoke: async (options, token) => (await load()).tool(name).invoke(options, token),
  });
  return vscode.Disposable.from(
    ...Array.from(names, (name) => vscode.lm.registerTool(name, toolOnDemand(name))),
  );
}
