import type * as vscode from 'vscode';

/**
 * The tools that a question may use: ours, and of other extensions only those that the user named with `#`.
 * Mixing freely is agent mode's business.
 */
export function offeredTools(
  known: readonly vscode.LanguageModelToolInformation[],
  ours: ReadonlySet<string>,
  named: readonly vscode.ChatLanguageModelToolReference[],
): vscode.LanguageModelChatTool[] {
  const wanted = new Set(named.map(({ name }) => name));
  return known
    .filter(({ name }) => ours.has(name) || wanted.has(name))
    .map(({ name, description, inputSchema }) => ({
      name,
      description,
      ...(inputSchema && { inputSchema }),
    }));
}
