import { randomToken } from './randomToken';

/** A live token of a machine client, counted and not told. */
export interface LiveMachine {
  readonly clientId: string;
  readonly accessTokens: number;
}

/** Access tokens that were issued for client credentials. */
export class MachineTokens {
  readonly #tokens = new Map<string, { clientId: string; until: number }>();

  constructor(readonly now: () => Date) {}

  issue(clientId: string, seconds: number): string {
    const token = randomToken();
    this.#tokens.set(token, { clientId, until: this.now().getTime() + seconds * 1000 });
    return token;
  }

  /** The client of a live token. */
  clientOf(token: string): string | undefined {
    const found = this.#tokens.get(token);
    return found && this.now().getTime() < found.until ? found.clientId : undefined;
  }

  /** Ends all tokens of a client, and says how many live ones there were. */
  revoke(clientId: string): number {
    const ended = [...this.#tokens].filter(([, token]) => token.clientId === clientId);
    const live = ended.filter(([name]) => this.clientOf(name) !== undefined).length;
    for (const [name] of ended) this.#tokens.delete(name);
    return live;
  }

  /** Lets every token expire now, and says how many live ones there were. */
  expire(): number {
    const live = [...this.#tokens.keys()].filter((name) => this.clientOf(name) !== undefined).length;
    this.#tokens.clear();
    return live;
  }

  live(): LiveMachine[] {
    const counts = new Map<string, number>();
    for (const name of this.#tokens.keys()) {
      const clientId = this.clientOf(name);
      if (clientId !== undefined) counts.set(clientId, (counts.get(clientId) ?? 0) + 1);
    }
    return [...counts].map(([clientId, accessTokens]) => ({ clientId, accessTokens }));
  }
}
