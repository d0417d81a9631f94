import { parseArgs } from 'node:util';
import type { OpenAiSettings } from './doors/openAiDoor';

const DOORS = ['openai', 'scripted', 'vscode'] as const;
export type DoorName = (typeof DOORS)[number];

export interface EvalSettings {
  readonly door: DoorName;
  /** Numbers of prompts, separated by commas; empty = all. */
  readonly only: string;
  readonly repeat: number;
  /** The share of runs, in percent, that must pass. */
  readonly atLeast: number;
  /** The file for the whole report. */
  readonly json?: string | undefined;
  /** The longest that one prompt may take. */
  readonly limitMs: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line asks for; throws with a sentence for whoever typed it. */
export function readSettings(args: readonly string[], env: Environment): EvalSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      door: { type: 'string', default: env.GAINSIGHT_EVAL_BASE_URL ? 'openai' : 'vscode' },
      only: { type: 'string', default: '' },
      repeat: { type: 'string', default: '1' },
      'at-least': { type: 'string', default: '100' },
      json: { type: 'string' },
      limit: { type: 'string', default: '300' },
    },
  });
  const door = DOORS.find((name) => name === values.door);
  if (!door) throw new Error(`--door is one of ${DOORS.join(', ')}.`);
  return {
    door,
    only: values.only,
    repeat: number('--repeat', values.repeat, 1, 100),
    atLeast: number('--at-least', values['at-least'], 0, 100),
    limitMs: 1000 * number('--limit', values.limit, 1, 3600),
    json: values.json,
  };
}

/** The endpoint, from the environment alone: a command line can be read by others. */
export function readEndpoint(env: Environment): OpenAiSettings {
  const required = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} must be set for the door "openai".`);
    return value;
  };
  const baseUrl = required('GAINSIGHT_EVAL_BASE_URL');
  if (!URL.canParse(baseUrl)) throw new Error('GAINSIGHT_EVAL_BASE_URL is no address.');
  return {
    baseUrl,
    model: required('GAINSIGHT_EVAL_MODEL'),
    // A server on this machine may want none, but the client does.
    apiKey: env.GAINSIGHT_EVAL_API_KEY || 'no-key-was-given',
    maxInputTokens: number(
      'GAINSIGHT_EVAL_MAX_INPUT_TOKENS',
      env.GAINSIGHT_EVAL_MAX_INPUT_TOKENS ?? '128000',
      1000,
      1e8,
    ),
    timeoutMs: 1000 * number('GAINSIGHT_EVAL_TIMEOUT', env.GAINSIGHT_EVAL_TIMEOUT ?? '120', 1, 3600),
  };
}

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw new Error(`${name} is a number from ${least} to ${most}.`);
}
