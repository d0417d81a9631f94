import type * as vscode from 'vscode';
import { say } from './answers';
import type { ToolFacts } from './toolFacts';
import type { Situation, TurnMetadata } from './turn';

/** Situations in which the same question may be answered the next time. */
const AGAIN: ReadonlySet<Situation> = new Set([
  ...(['rateLimited', 'offline', 'outdated', 'modelFailed', 'noAnswer'] as const),
]);

export interface Ending {
  readonly facts?: readonly ToolFacts[];
  readonly question?: string;
  /** The slash command of the turn. */
  readonly command?: string | undefined;
  /** The model's own words about its failure. */
  readonly detail?: string | undefined;
}

/** Ends a turn without an answer, or without a whole one: says why, and remembers it. */
export function end(
  situation: Situation,
  response: vscode.ChatResponseStream,
  { facts = [], question, command, detail }: Ending = {},
): vscode.ChatResult {
  say(situation, response, detail);
  const again = question !== undefined && AGAIN.has(situation) ? { again: question } : {};
  const about = { situation, ...(command !== undefined && { command }), ...again };
  return { metadata: { ...metadataOf(facts), ...about } satisfies TurnMetadata };
}

/** What the next turn may want to know of this one's results. */
export function metadataOf(facts: readonly ToolFacts[]): TurnMetadata {
  const account = facts.at(-1)?.accounts[0];
  return {
    tools: facts.map(({ tool }) => tool),
    scopes: facts.map(({ scope }) => scope).filter((scope) => scope !== undefined),
    sources: [...new Set(facts.flatMap(({ sources }) => sources))],
    ...(account !== undefined && { account }),
  };
}
