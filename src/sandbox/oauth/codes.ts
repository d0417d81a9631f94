import type { Scope } from './applications';
import type { Grant } from './grants';
import { randomToken } from './randomToken';
import type { SandboxUser } from './sandboxUsers';

const LIFE_MS = 60_000;

/** What a user has allowed an application, and what its code is bound to. */
export interface Approval {
  readonly clientId: string;
  readonly redirectUri: string;
  /** Undefined when the request came without PKCE. */
  readonly challenge: string | undefined;
  readonly scopes: readonly Scope[];
  readonly user: SandboxUser;
}

interface Entry {
  readonly approval: Approval;
  readonly until: number;
  spent: boolean;
  /** What the code was exchanged for. */
  grant?: Grant;
}

/** What somebody has to show to exchange a code. */
export type Proof = Pick<Approval, 'clientId' | 'challenge'> & { readonly redirectUri: string | undefined };

/** Authorisation codes: each is good for one attempt within a minute. */
export class Codes {
  readonly #codes = new Map<string, Entry>();

  constructor(readonly now: () => Date) {}

  issue(approval: Approval): string {
    const code = randomToken();
    this.#codes.set(code, { approval, until: this.now().getTime() + LIFE_MS, spent: false });
    return code;
  }

  /**
   * Exchanges a code for what `open` makes of its approval. A code that comes a second time was stolen by
   * one of the two who sent it, so what the first one got is ended.
   */
  redeem(code: string, proof: Proof, open: (approval: Approval) => Grant): Grant | undefined {
    const entry = this.#codes.get(code);
    if (!entry) return undefined;
    if (entry.spent) {
      if (entry.grant) entry.grant.revoked = true;
      return undefined;
    }
    // A failed attempt spends the code too: nobody gets a second guess at the verifier.
    entry.spent = true;
    if (this.now().getTime() >= entry.until || !fits(entry.approval, proof)) return undefined;
    entry.grant = open(entry.approval);
    return entry.grant;
  }
}

function fits(approval: Approval, { clientId, redirectUri, challenge }: Proof): boolean {
  return (
    approval.clientId === clientId && approval.redirectUri === redirectUri && approval.challenge === challenge
  );
}
