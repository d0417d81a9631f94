import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { parse } from 'yaml';

/** A Markdown file that models read: what its head says, and what follows. */
export interface AgentFile {
  readonly head: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly lines: number;
}

/** A call that a file tells a model to make; what the model fills in stands in angle brackets. */
export interface ToldCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export function readAgentFile(path: string): AgentFile {
  const text = readFileSync(path, 'utf8');
  const [, head = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  return { head: z.record(z.string(), z.unknown()).parse(parse(head)), body, lines: text.split('\n').length };
}

/** Every tool that the text names. */
export function toolsNamedIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\bgainsight_[a-z][a-z_]*/g)].map(([name]) => name))];
}

/** The calls of the text: a line each, the tool and its input as JSON. */
export function callsIn(text: string): ToldCall[] {
  return [...text.matchAll(/^(gainsight_\w+) (\{.*\})$/gm)].map(([, tool = '', input = '']) => ({
    tool,
    input: z.record(z.string(), z.unknown()).parse(JSON.parse(input)),
  }));
}

/** The single words that stand as code outside of blocks: arguments, their values and what answers call things. */
export function codeWordsIn(text: string): string[] {
  const prose = text.replace(/^```[^]*?^```$/gm, '');
  return [...prose.matchAll(/`([a-zA-Z_]+)`/g)].map(([, word = '']) => word);
}
