import type { M2mClient, OAuthApplication } from './applications';

/** How the authorisation server behaves; every part can be changed while it runs. */
export interface OAuthVariants {
  /** All that RFC 8414 offers, only what tenants were seen to publish, or the gateway's 404. */
  readonly discovery: 'full' | 'minimal' | 'absent';
  /** The issuer that is named; null for the origin that was called. */
  readonly issuer: string | null;
  /** Where discovery says that the endpoints are; null for the origin that was called. */
  readonly endpoints: string | null;
  /** Whether there is a revocation endpoint. */
  readonly revocation: boolean;
  /** Whether a refresh brings a new refresh token, which makes the one before invalid. */
  readonly rotation: boolean;
  /** What a spent refresh token does when it comes again: nothing more, or the end of the whole grant. */
  readonly reuse: 'refuse' | 'revoke';
  /** Whether the callback names the issuer (RFC 9207); text puts a wrong one there. */
  readonly iss: boolean | string;
  /** Life of a user's access token. */
  readonly lifetime: number;
  /** Life of a machine's access token. */
  readonly machineLifetime: number;
  /** Whether id and secret in a Basic header are form-encoded, as RFC 6749 has it, or plain. */
  readonly basic: 'form' | 'plain';
}

export const DEFAULT_OAUTH_VARIANTS: OAuthVariants = {
  discovery: 'full',
  issuer: null,
  endpoints: null,
  revocation: true,
  rotation: true,
  reuse: 'refuse',
  iss: true,
  lifetime: 3600,
  machineLifetime: 86_400,
  basic: 'form',
};

export interface OAuthOptions {
  readonly applications?: readonly OAuthApplication[];
  readonly m2mClients?: readonly M2mClient[];
  readonly variants?: Partial<OAuthVariants>;
  /** The clock of codes and tokens; the tenant's own when left out. */
  readonly now?: () => Date;
}

/** The application that a tenant has when none is given. */
export const DEFAULT_APPLICATION: OAuthApplication = {
  clientId: 'sandbox-app',
  redirectUris: ['http://127.0.0.1:53682/callback'],
};

const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isOrigin = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && URL.canParse(value));
const isLife = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;
const isOneOf =
  (...choices: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && choices.includes(value);

const CHECKS: Record<keyof OAuthVariants, (value: unknown) => boolean> = {
  discovery: isOneOf('full', 'minimal', 'absent'),
  issuer: isOrigin,
  endpoints: isOrigin,
  revocation: isFlag,
  rotation: isFlag,
  reuse: isOneOf('refuse', 'revoke'),
  iss: (value) => isFlag(value) || (value !== null && isOrigin(value)),
  lifetime: isLife,
  machineLifetime: isLife,
  basic: isOneOf('form', 'plain'),
};

/** What is wrong with variants from outside, in a few words; undefined when they can be used. */
export function faultOfVariants(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'they are no object';
  for (const [name, given] of Object.entries(value)) {
    const check = Object.entries(CHECKS).find(([known]) => known === name)?.[1];
    if (!check) return `"${name}" is not one of ${Object.keys(CHECKS).join(', ')}`;
    if (!check(given)) return `${name} cannot be ${JSON.stringify(given)}`;
  }
  return undefined;
}

/** Whether data from outside is some of the variants. */
export function areVariants(value: unknown): value is Partial<OAuthVariants> {
  return faultOfVariants(value) === undefined;
}
