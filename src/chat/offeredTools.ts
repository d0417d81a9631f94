import type * as vscode from 'vscode';
import { refusalOf, type ToolRules } from '../tools/gate';

/** Our own tools, each with whether it writes. */
export type OurTools = ReadonlyMap<string, 'read' | 'write'>;

/**
 * The tools that a question may use: ours as far as the user's rules go, and of other extensions only those that the
 * user named with `#`. Mixing freely is agent mode's business.
 */
export function offeredTools(
  known: readonly vscode.LanguageModelToolInformation[],
  ours: OurTools,
  named: readonly vscode.ChatLanguageModelToolReference[],
  rules: ToolRules,
): vscode.LanguageModelChatTool[] {
  const wanted = new Set(named.map(({ name }) => name));
  const isOffered = (name: string): boolean => {
    const effect = ours.get(name);
    return effect ? refusalOf({ name, effect }, rules) === undefined : wanted.has(name);
  };
  return known
    .filter(({ name }) => isOffered(name))
    .map(({ name, description, inputSchema }) => ({
      name,
      description,
      ...(inputSchema && { inputSchema }),
    }));
}
