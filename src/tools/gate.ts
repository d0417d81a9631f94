import { publishedName } from './aliases';
import type { Tool } from './defineTool';

/** What the user lets tools do; read anew at each call. */
export interface ToolRules {
  readonly readOnly: boolean;
  /** Names of the tools that may be used; empty = all. */
  readonly allow: readonly string[];
  /** Names that may not be used, also where `allow` names them. */
  readonly exclude: readonly string[];
}

/** Why a tool may not be used now, as a sentence; undefined when it may. Rules may name it by an alias. */
export function refusalOf(tool: Pick<Tool, 'name' | 'effect'>, rules: ToolRules): string | undefined {
  const names = (list: readonly string[]): boolean => list.some((name) => publishedName(name) === tool.name);
  if (names(rules.exclude)) return `${tool.name} is excluded by the user's settings.`;
  if (rules.allow.length > 0 && !names(rules.allow))
    return `${tool.name} is not among the tools that the user's settings allow.`;
  if (rules.readOnly && tool.effect === 'write')
    return 'This connection is read-only: nothing can be written.';
  return undefined;
}
