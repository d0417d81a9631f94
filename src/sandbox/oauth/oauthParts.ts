import { Applications } from './applications';
import type { AuthorizeRequest } from './authorizeRequest';
import { Codes } from './codes';
import { Grants } from './grants';
import { MachineTokens } from './machineTokens';
import {
  DEFAULT_APPLICATION,
  DEFAULT_OAUTH_VARIANTS,
  type OAuthOptions,
  type OAuthVariants,
} from './oauthOptions';
import { OneTimeStore } from './oneTimeStore';

/** How long a page may stay open before its buttons no longer work. */
const PAGE_LIFE_MS = 10 * 60_000;

/** All that the endpoints of the authorisation server share. */
export interface OAuthParts {
  readonly applications: Applications;
  /** Requests whose page is open. */
  readonly pages: OneTimeStore<AuthorizeRequest>;
  readonly codes: Codes;
  readonly grants: Grants;
  readonly machines: MachineTokens;
  variants: OAuthVariants;
}

export function oauthParts(options: OAuthOptions, now: () => Date): OAuthParts {
  return {
    applications: new Applications(options.applications ?? [DEFAULT_APPLICATION], options.m2mClients ?? []),
    pages: new OneTimeStore(now, PAGE_LIFE_MS),
    codes: new Codes(now),
    grants: new Grants(now),
    machines: new MachineTokens(now),
    variants: { ...DEFAULT_OAUTH_VARIANTS, ...options.variants },
  };
}

/** The name under which the server speaks to somebody who called it at this origin. */
export function issuerOf({ issuer }: OAuthVariants, origin: string): string {
  return issuer ?? origin;
}
