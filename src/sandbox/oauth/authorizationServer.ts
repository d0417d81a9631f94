import { gatewayFailure, type Reply } from '../envelope';
import type { SandboxRequest } from '../request';
import type { M2mClient, OAuthApplication, Scope } from './applications';
import { answerAuthorizePage, openAuthorizePage } from './authorizeEndpoint';
import { discovery } from './discovery';
import type { LiveGrant } from './grants';
import { machineToken } from './machineTokenEndpoint';
import type { LiveMachine } from './machineTokens';
import type { OAuthOptions, OAuthVariants } from './oauthOptions';
import { oauthParts, type OAuthParts } from './oauthParts';
import { refusing } from './oauthReply';
import { AUTHORIZE_PATH, DISCOVERY_PATH, MACHINE_TOKEN_PATH, REVOCATION_PATH, TOKEN_PATH } from './paths';
import { revoke } from './revocationEndpoint';
import type { SandboxUser } from './sandboxUsers';
import { tokens } from './tokenEndpoint';

/** Whom a bearer token stands for. */
export type TokenHolder =
  | {
      readonly kind: 'user';
      readonly user: SandboxUser;
      readonly clientId: string;
      readonly scopes: readonly Scope[];
    }
  | { readonly kind: 'm2m'; readonly clientId: string };

/** What tests do to the authorisation server from outside, as an administrator or the passing of time would. */
export interface OAuthControl {
  /** Live grants and machine clients with the number of their tokens, never a token. */
  grants(): { readonly users: readonly LiveGrant[]; readonly machines: readonly LiveMachine[] };
  /** Ends all that a user has allowed; answers how many grants that were. */
  revokeUser(email: string): number;
  /** Ends the tokens of a machine client, which is unknown from now on; answers how many that were. */
  revokeMachine(clientId: string): number;
  /** Lets all access tokens expire now; answers how many that were. Refresh tokens live on. */
  expireAccessTokens(): number;
  register(application: OAuthApplication): void;
  configure(variants: Partial<OAuthVariants>): void;
}

export type { M2mClient, OAuthApplication, OAuthOptions, OAuthVariants };

/** Issues and judges the tokens of the tenant: RFC 6749 with PKCE, and what the API's own pages add. */
export class AuthorizationServer implements OAuthControl {
  #parts: OAuthParts;

  constructor(
    readonly options: OAuthOptions,
    readonly now: () => Date,
  ) {
    this.#parts = oauthParts(options, now);
  }

  /** Back to the first state: no grants, and the applications and variants of the start. */
  reset(): void {
    this.#parts = oauthParts(this.options, this.now);
  }

  /** The answer to a call that is about signing in; undefined for every other call. */
  async answer(request: SandboxRequest, users: () => readonly SandboxUser[]): Promise<Reply | undefined> {
    const { method, url, headers, text } = request;
    const parts = this.#parts;
    switch (`${method} ${url.pathname}`) {
      case `GET ${DISCOVERY_PATH}`:
        return discovery(parts.variants, url.origin) ?? noRoute();
      case `GET ${AUTHORIZE_PATH}`:
        return openAuthorizePage(parts, url, users);
      case `POST ${AUTHORIZE_PATH}`:
        return answerAuthorizePage(parts, request, users);
      case `POST ${TOKEN_PATH}`:
        return refusing(() => tokens(parts, request, users));
      case `POST ${MACHINE_TOKEN_PATH}`:
        return refusing(() => machineToken(parts, headers, text));
      case `POST ${REVOCATION_PATH}`:
        return parts.variants.revocation ? refusing(() => revoke(parts, headers, text)) : noRoute();
      default:
        return undefined;
    }
  }

  /** Whom a live token stands for. */
  holderOf(token: string): TokenHolder | undefined {
    const access = this.#parts.grants.access(token);
    if (access) {
      const { user, clientId } = access.grant;
      return { kind: 'user', user, clientId, scopes: access.scopes };
    }
    const clientId = this.#parts.machines.clientOf(token);
    return clientId === undefined ? undefined : { kind: 'm2m', clientId };
  }

  grants(): ReturnType<OAuthControl['grants']> {
    return { users: this.#parts.grants.live(), machines: this.#parts.machines.live() };
  }

  revokeUser(email: string): number {
    return this.#parts.grants.revokeUser(email);
  }

  revokeMachine(clientId: string): number {
    this.#parts.applications.removeMachine(clientId);
    return this.#parts.machines.revoke(clientId);
  }

  expireAccessTokens(): number {
    return this.#parts.grants.expireAccess() + this.#parts.machines.expire();
  }

  register(application: OAuthApplication): void {
    this.#parts.applications.register(application);
  }

  configure(variants: Partial<OAuthVariants>): void {
    this.#parts.variants = { ...this.#parts.variants, ...variants };
  }
}

function noRoute(): Reply {
  return gatewayFailure(404, 'GS_APIG_1000', 'Route does not exist');
}
