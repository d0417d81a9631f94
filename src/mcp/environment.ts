import type { AuditDetail } from '../audit/entry';
import type { Secret } from '../library/tenantSource';
import { publishedName } from '../tools/aliases';
import type { ToolRules } from '../tools/gate';
import { EnvironmentError } from './environmentError';
import { isLoopback, keyDestination } from './keyDestination';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the person at this machine allows; see `userFile.node.ts`. */
export interface Permissions {
  readonly domains: readonly string[];
  readonly writes: 'confirm' | 'allow';
}

export type TenantChoice =
  | { readonly kind: 'sandbox'; readonly dataFile?: string | undefined; readonly now?: Date | undefined }
  | { readonly kind: 'keyed'; readonly origin: string; readonly email: string; readonly secret: Secret }
  /** By the stored sign-in of exactly this tenant. */
  | { readonly kind: 'login'; readonly origin: string; readonly email: string };

/** What the environment says of the record; see `chosenAudit`. */
export interface AskedAudit {
  readonly dir?: string | undefined;
  readonly detail?: AuditDetail | undefined;
  readonly retentionDays?: number | undefined;
  readonly seal?: string | undefined;
  /** Whether the tenant has no real customers: the sandbox, or one on this machine. */
  readonly isHarmless: boolean;
}

export interface ServerSettings {
  readonly tenant: TenantChoice;
  /** `allow` = write without asking. */
  readonly writes: 'confirm' | 'allow';
  readonly rules: ToolRules;
  readonly audit: AskedAudit;
  /** What the user should know at start; no values of secrets. */
  readonly notices: readonly string[];
}

/** Everything that the server reads of its environment; a test compares it with the README. */
export const VARIABLES = [
  'GAINSIGHT_DOMAIN',
  'GAINSIGHT_ACCESS_KEY',
  'GAINSIGHT_CLIENT_ID',
  'GAINSIGHT_CLIENT_SECRET',
  'GAINSIGHT_USER_EMAIL',
  'GAINSIGHT_SANDBOX',
  'GAINSIGHT_SANDBOX_DATA',
  'GAINSIGHT_NOW',
  'GAINSIGHT_WRITES',
  'GAINSIGHT_READ_ONLY',
  'GAINSIGHT_TOOLS',
  'GAINSIGHT_EXCLUDE_TOOLS',
  'GAINSIGHT_AUDIT_DIR',
  'GAINSIGHT_AUDIT_DETAIL',
  'GAINSIGHT_AUDIT_RETENTION_DAYS',
  'GAINSIGHT_AUDIT_SEAL',
] as const;
const SECRETS = ['GAINSIGHT_ACCESS_KEY', 'GAINSIGHT_CLIENT_ID', 'GAINSIGHT_CLIENT_SECRET'] as const;
type Name = (typeof VARIABLES)[number];
type Read = (name: Name) => string | undefined;

/**
 * Reads the server's settings. The environment may come from a project's committed configuration, so it can narrow
 * what is done and never widen it: where a key goes and writing without asking are the user's file to permit.
 * Throws an `EnvironmentError` for what cannot be used.
 */
export function readEnvironment(
  env: Environment,
  permitted: Permissions,
  toolNames: readonly string[],
): ServerSettings {
  const read: Read = (name) => valueOf(env, name);
  const tenant = flag(read, 'GAINSIGHT_SANDBOX') ? sandboxOf(read) : tenantOf(env, permitted);
  const wanted = oneOf(read, 'GAINSIGHT_WRITES', ['confirm', 'allow'] as const) ?? 'confirm';
  const harmless = tenant.kind === 'sandbox' || isLoopback(tenant.origin);
  const writes = wanted === 'allow' && (harmless || permitted.writes === 'allow') ? 'allow' : 'confirm';
  return {
    tenant,
    writes,
    rules: {
      readOnly: flag(read, 'GAINSIGHT_READ_ONLY'),
      allow: tools(read, 'GAINSIGHT_TOOLS', toolNames),
      exclude: tools(read, 'GAINSIGHT_EXCLUDE_TOOLS', toolNames),
    },
    audit: {
      isHarmless: harmless,
      dir: read('GAINSIGHT_AUDIT_DIR'),
      detail: oneOf(read, 'GAINSIGHT_AUDIT_DETAIL', ['masked', 'none'] as const),
      retentionDays: days(read, 'GAINSIGHT_AUDIT_RETENTION_DAYS'),
      seal: read('GAINSIGHT_AUDIT_SEAL'),
    },
    notices: [
      ...(writes === wanted
        ? []
        : [
            'GAINSIGHT_WRITES=allow has no effect: only the user-level file can permit it, which --help tells of. Writes are asked for.',
          ]),
      ...unknownNames(env).map((name) => `${name} is not a variable of this server and has no effect.`),
    ],
  };
}

function sandboxOf(read: Read): TenantChoice {
  const text = read('GAINSIGHT_NOW');
  const now = text === undefined ? undefined : new Date(text);
  if (now && Number.isNaN(now.getTime()))
    throw new EnvironmentError('GAINSIGHT_NOW must be a date such as 2026-01-31T09:00:00+01:00.');
  return { kind: 'sandbox', dataFile: read('GAINSIGHT_SANDBOX_DATA'), now };
}

function tenantOf(env: Environment, { domains }: Permissions): TenantChoice {
  const read: Read = (name) => valueOf(env, name);
  for (const name of ['GAINSIGHT_NOW', 'GAINSIGHT_SANDBOX_DATA'] as const)
    if (read(name) !== undefined) throw new EnvironmentError(`${name} works only with GAINSIGHT_SANDBOX=1.`);
  const domain = read('GAINSIGHT_DOMAIN');
  if (domain === undefined)
    throw new EnvironmentError(
      'GAINSIGHT_DOMAIN is missing: set it to the domain of your tenant, or set GAINSIGHT_SANDBOX=1 for the made-up tenant.',
    );
  const secret = secretOf(env, read);
  const where = { origin: keyDestination(domain, domains), email: read('GAINSIGHT_USER_EMAIL') ?? '' };
  return secret ? { kind: 'keyed', ...where, secret } : { kind: 'login', ...where };
}

/** Undefined where none is given: then a person's own sign-in is used. */
function secretOf(env: Environment, read: Read): Secret | undefined {
  const key = read('GAINSIGHT_ACCESS_KEY');
  const clientId = read('GAINSIGHT_CLIENT_ID');
  const clientSecret = read('GAINSIGHT_CLIENT_SECRET');
  if (key !== undefined && (clientId !== undefined || clientSecret !== undefined))
    throw new EnvironmentError(
      'Set either GAINSIGHT_ACCESS_KEY or GAINSIGHT_CLIENT_ID with GAINSIGHT_CLIENT_SECRET, not both.',
    );
  if (key !== undefined) return { kind: 'accessKey', key };
  if (clientId !== undefined && clientSecret !== undefined) return { kind: 'm2m', clientId, clientSecret };
  if (clientId !== undefined) throw new EnvironmentError('GAINSIGHT_CLIENT_SECRET is missing.');
  if (clientSecret !== undefined) throw new EnvironmentError('GAINSIGHT_CLIENT_ID is missing.');
  const unfilled = SECRETS.find((name) => isPlaceholder(env[name]));
  if (unfilled)
    throw new EnvironmentError(
      `${unfilled} is missing: set it in the environment of the client, or take it out of the configuration to use your own sign-in.`,
    );
  return undefined;
}

/** Blank is unset, and so is a placeholder that the client did not fill in. */
function valueOf(env: Environment, name: Name): string | undefined {
  const value = env[name]?.trim();
  return value === '' || isPlaceholder(value) ? undefined : value;
}

function isPlaceholder(value: string | undefined): boolean {
  return /^\$\{[^}]*\}$/.test(value?.trim() ?? '');
}

function flag(read: Read, name: Name): boolean {
  const value = oneOf(read, name, ['1', '0', 'true', 'false'] as const);
  return value === '1' || value === 'true';
}

function oneOf<T extends string>(read: Read, name: Name, values: readonly T[]): T | undefined {
  const text = read(name);
  if (text === undefined) return undefined;
  const value = values.find((one) => one === text.toLowerCase());
  if (value === undefined) throw new EnvironmentError(`${name} is ${values.join(' or ')}.`);
  return value;
}

function days(read: Read, name: Name): number | undefined {
  const text = read(name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new EnvironmentError(`${name} is a whole number of days.`);
  return Number(text);
}

/** A name that is no tool is an error: one mistyped in the list of exclusions would let its tool in. */
function tools(read: Read, name: Name, known: readonly string[]): readonly string[] {
  const text = read(name);
  if (text === undefined) return [];
  const names = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(publishedName);
  if (names.length === 0) throw new EnvironmentError(`${name} names no tool.`);
  if (names.some((one) => !known.includes(one)))
    throw new EnvironmentError(`${name} must name tools of this server, such as ${known[0] ?? ''}.`);
  return names;
}

function unknownNames(env: Environment): string[] {
  const known: readonly string[] = VARIABLES;
  return Object.keys(env)
    .filter((name) => /^GAINSIGHT_\w+$/i.test(name) && !known.includes(name))
    .sort();
}
