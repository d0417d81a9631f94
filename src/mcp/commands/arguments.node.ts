import { parseArgs, type ParseArgsConfig } from 'node:util';
import { EnvironmentError } from '../environmentError';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: T }>>['values'];

/** Reads the arguments of a command. Throws a sentence that repeats none of their values: one may be a secret. */
export function argumentsOf<T extends Options>(
  command: string,
  args: readonly string[],
  options: T,
): Values<T> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new EnvironmentError(complaint(command, error));
  }
}

/** The value of an argument that must be there. */
export function required(value: string | undefined, name: string): string {
  if (value?.trim()) return value.trim();
  throw new EnvironmentError(`${name} is missing; --help shows what each command takes.`);
}

/** One of a few words; undefined where nothing is said. */
export function oneOf<T extends string>(
  value: string | undefined,
  name: string,
  words: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const word = words.find((one) => one === value);
  if (word === undefined) throw new EnvironmentError(`${name} is ${words.join(' or ')}.`);
  return word;
}

function complaint(command: string, error: unknown): string {
  const name = /'?(--[a-z-]+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (name === '--client-secret')
    return 'The client secret is no argument, because others could read it there: it is asked for, or comes from GAINSIGHT_CLIENT_SECRET.';
  const what = name === undefined ? 'an argument that cannot be used' : `no use for ${name} as it is given`;
  return `${command} has ${what}; --help shows what each command takes.`;
}
