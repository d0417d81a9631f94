import type * as vscode from 'vscode';
import { say } from './answers';
import type { ToolFacts } from './toolFacts';
import type { Situation, TurnMetadata } from './turn';

/** Situations in which the same question may be answered the next time. */
const AGAIN: ReadonlySet<Situation> = new Set([
  ...(['rateLimited', 'offline', 'outdated', 'left', 'modelFailed', 'noAnswer', 'tooManyRounds'] as const),
]);

export interface Ending {
  readonly facts?: readonly ToolFacts[];
  readonly question?: string;
  /** There is an answer, from what could be read. */
  readonly answered?: boolean;
  /** The slash command of the turn. */
  readonly command?: string | undefined;
  /** The model's own words about its failure. */
  readonly detail?: string | undefined;
  /** When the tenant takes calls again, where it says so and no fact does. */
  readonly retryAfterSeconds?: number | undefined;
}

/** Ends a turn without an answer, or without a whole one: says why, and remembers it. */
export function end(
  situation: Situation,
  response: vscode.ChatResponseStream,
  { facts = [], question, answered = false, command, detail, retryAfterSeconds }: Ending = {},
): vscode.ChatResult {
  const waits = [retryAfterSeconds, ...facts.map((one) => one.retryAfterSeconds)];
  const longest = Math.max(...waits.map((seconds) => seconds ?? 0));
  say(situation, response, { detail, ...(longest > 0 && { retryAfterSeconds: longest }) });
  const again = question !== undefined && AGAIN.has(situation) ? { again: question } : {};
  const about = { situation, ...(answered && { answered }), ...(command !== undefined && { command }) };
  return { metadata: { ...metadataOf(facts), ...about, ...again } satisfies TurnMetadata };
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
