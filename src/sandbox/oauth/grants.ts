import type { Scope } from './applications';
import { randomToken } from './randomToken';
import type { SandboxUser } from './sandboxUsers';

/** What one sign-in of a user has given to an application; all tokens of it end together. */
export interface Grant {
  readonly clientId: string;
  readonly user: SandboxUser;
  readonly scopes: readonly Scope[];
  revoked: boolean;
}

interface AccessToken {
  readonly grant: Grant;
  readonly scopes: readonly Scope[];
  until: number;
}

interface RefreshToken {
  readonly grant: Grant;
  spent: boolean;
}

/** A live grant as tests see it; the tokens themselves are never told. */
export interface LiveGrant {
  readonly email: string;
  readonly clientId: string;
  readonly scope: string;
  readonly accessTokens: number;
  readonly refreshTokens: number;
}

/** The grants of users and the tokens that were issued on them. */
export class Grants {
  readonly #grants: Grant[] = [];
  readonly #access = new Map<string, AccessToken>();
  readonly #refresh = new Map<string, RefreshToken>();

  constructor(readonly now: () => Date) {}

  open(clientId: string, user: SandboxUser, scopes: readonly Scope[]): Grant {
    const grant: Grant = { clientId, user, scopes, revoked: false };
    this.#grants.push(grant);
    return grant;
  }

  issueAccess(grant: Grant, scopes: readonly Scope[], seconds: number): string {
    const token = randomToken();
    this.#access.set(token, { grant, scopes, until: this.now().getTime() + seconds * 1000 });
    return token;
  }

  issueRefresh(grant: Grant): string {
    const token = randomToken();
    this.#refresh.set(token, { grant, spent: false });
    return token;
  }

  /** The token if it still opens anything. */
  access(token: string): Pick<AccessToken, 'grant' | 'scopes'> | undefined {
    const found = this.#access.get(token);
    return found && this.#isLive(found) ? found : undefined;
  }

  /** A refresh token, spent or not; the holder marks it as spent. */
  refresh(token: string): RefreshToken | undefined {
    return this.#refresh.get(token);
  }

  /** Ends an access token, or the whole grant of a refresh token. False when it belongs to another application. */
  revokeToken(token: string, clientId: string): boolean {
    const access = this.#access.get(token);
    const refresh = this.#refresh.get(token);
    const grant = access?.grant ?? refresh?.grant;
    // A token that nobody knows is as good as revoked.
    if (!grant) return true;
    if (grant.clientId !== clientId) return false;
    if (access) this.#access.delete(token);
    else grant.revoked = true;
    return true;
  }

  /** Ends all that a user has allowed, and says how many grants that were. */
  revokeUser(email: string): number {
    const grants = this.#live().filter(({ user }) => user.email.toLowerCase() === email.toLowerCase());
    for (const grant of grants) grant.revoked = true;
    return grants.length;
  }

  /** Lets every access token expire now, and says how many that were; refresh tokens live on. */
  expireAccess(): number {
    const tokens = [...this.#access.values()].filter((token) => this.#isLive(token));
    for (const token of tokens) token.until = this.now().getTime();
    return tokens.length;
  }

  live(): LiveGrant[] {
    return this.#live()
      .map((grant) => ({
        email: grant.user.email,
        clientId: grant.clientId,
        scope: grant.scopes.join(' '),
        accessTokens: [...this.#access.values()].filter(
          (token) => token.grant === grant && this.#isLive(token),
        ).length,
        refreshTokens: [...this.#refresh.values()].filter((token) => token.grant === grant && !token.spent)
          .length,
      }))
      .filter(({ accessTokens, refreshTokens }) => accessTokens + refreshTokens > 0);
  }

  #live(): Grant[] {
    return this.#grants.filter(({ revoked }) => !revoked);
  }

  #isLive({ grant, until }: AccessToken): boolean {
    return !grant.revoked && this.now().getTime() < until;
  }
}
