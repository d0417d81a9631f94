import { isTimeZone } from '../base/dates';
import {
  applicationArgument,
  machineArgument,
  oauthVariantsArgument,
  redirectArgument,
  type OAuthArguments,
} from './oauthArguments';
import { UsageError } from './usageError';
import type { Variants } from './variants';

/** What the command line of the sandbox server says. */
export interface ServerOptions {
  readonly port: number;
  readonly key?: string;
  readonly now?: Date;
  readonly timeZone?: string;
  /** Path of the overlay. */
  readonly data?: string;
  readonly companies?: number;
  readonly latency?: number;
  readonly callsPerMinute?: number;
  readonly variants?: Partial<Variants>;
  readonly oauth?: OAuthArguments;
}

const MAX_PORT = 65_535;
const FLAGS = [
  'port',
  'key',
  'now',
  'zone',
  'data',
  'companies',
  'latency',
  'rate',
  'variant',
  'oauth-client',
  'redirect-uri',
  'm2m-client',
  'oauth',
] as const;
type Flag = (typeof FLAGS)[number];
/** Flags may come more than once; of those that mean one thing, the last counts. */
type Given = ReadonlyMap<Flag, readonly string[]>;

const CHOICES: Record<keyof Variants, readonly string[]> = {
  rows: ['records', 'list'],
  dates: ['iso', 'epoch'],
  nulls: ['keep', 'omit'],
  empty: ['records', 'noData', 'noMatch'],
  results: ['list', 'map'],
  texts: ['told', 'hostile'],
};

/** Reads `--flag value` and `--flag=value`; throws a UsageError for anything else. */
export function readServerOptions(args: readonly string[]): ServerOptions {
  const given = flagsOf(args);
  const text = (flag: Flag): string | undefined => given.get(flag)?.at(-1);
  const zone = text('zone');
  if (zone !== undefined && !isTimeZone(zone))
    throw new UsageError(`--zone: there is no time zone "${zone}".`);
  return defined({
    port: count(given, 'port', 0, MAX_PORT) ?? 0,
    key: text('key'),
    now: instant(text('now')),
    timeZone: zone,
    data: text('data'),
    companies: count(given, 'companies', 0),
    latency: count(given, 'latency', 0),
    callsPerMinute: count(given, 'rate', 1),
    variants: variantsOf(text('variant')),
    oauth: oauthArguments(given),
  });
}

function flagsOf(args: readonly string[]): Given {
  const given = new Map<Flag, string[]>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const [, name = '', , attached] = /^--([a-z0-9-]+)(=(.*))?$/s.exec(arg) ?? [];
    const flag = FLAGS.find((known) => known === name);
    if (!flag)
      throw new UsageError(`"${arg}" is not an option; there are ${FLAGS.map((f) => `--${f}`).join(', ')}.`);
    const value = attached ?? args[++i];
    if (value === undefined || value === '') throw new UsageError(`--${flag} needs a value.`);
    given.set(flag, [...(given.get(flag) ?? []), value]);
  }
  return given;
}

function count(given: Given, flag: Flag, low: number, high = Infinity): number | undefined {
  const text = given.get(flag)?.at(-1);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  const range = high === Infinity ? `${low} or more` : `from ${low} to ${high}`;
  throw new UsageError(`--${flag} must be a whole number, ${range}, not "${text}".`);
}

function instant(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date;
  throw new UsageError(`--now must be a date such as 2026-01-31T09:00:00+01:00, not "${text}".`);
}

function variantsOf(text: string | undefined): Partial<Variants> | undefined {
  if (text === undefined) return undefined;
  const pairs = text.split(',').map((pair) => pair.split('='));
  for (const [name = '', value = ''] of pairs) {
    const choices: readonly string[] | undefined = Object.entries(CHOICES).find(([key]) => key === name)?.[1];
    if (!choices)
      throw new UsageError(`--variant: "${name}" is not one of ${Object.keys(CHOICES).join(', ')}.`);
    if (!choices.includes(value))
      throw new UsageError(`--variant: ${name} is one of ${choices.join(', ')}, not "${value}".`);
  }
  // Every name and value was compared with what the type allows.
  return Object.fromEntries(pairs) as Partial<Variants>;
}

function oauthArguments(given: Given): OAuthArguments | undefined {
  const variants = given.get('oauth')?.join(',');
  const read = {
    applications: given.get('oauth-client')?.map(applicationArgument),
    machines: given.get('m2m-client')?.map(machineArgument),
    redirectUris: given.get('redirect-uri')?.map(redirectArgument),
    variants: variants === undefined ? undefined : oauthVariantsArgument(variants),
  };
  const entries = Object.entries(read).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The options that were given; a key that is there but undefined would count as given. */
function defined(options: { [K in keyof ServerOptions]: ServerOptions[K] | undefined }): ServerOptions {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  // Only undefined values were taken out, and the port is never undefined.
  return Object.fromEntries(entries) as unknown as ServerOptions;
}
