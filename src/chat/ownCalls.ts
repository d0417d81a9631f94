import { canonicalJson } from '../base/canonicalJson';

interface OwnCall {
  readonly key: string;
  reached: boolean;
}

/**
 * The participant's own tool calls that are under way. VS Code does not tell a tool who called it, so a call is known
 * by its name and input. One that never reached the tool was turned down on VS Code's card.
 */
export class OwnCalls {
  readonly #underWay = new Set<OwnCall>();

  /** Makes a call; `reached` is false when it ended without the tool. */
  async make<T>(
    name: string,
    input: object,
    call: () => Promise<T>,
  ): Promise<{ readonly outcome: PromiseSettledResult<T>; readonly reached: boolean }> {
    const own: OwnCall = { key: keyOf(name, input), reached: false };
    this.#underWay.add(own);
    try {
      const [outcome] = await Promise.allSettled([call()]);
      return { outcome, reached: own.reached };
    } finally {
      this.#underWay.delete(own);
    }
  }

  /** Whether such a call is on its way to the tool. */
  isUnderWay(name: string, input: object): boolean {
    return this.#waiting(name, input) !== undefined;
  }

  /** The tool was reached. False when the call is somebody else's. */
  reach(name: string, input: object): boolean {
    const own = this.#waiting(name, input);
    if (own) own.reached = true;
    return own !== undefined;
  }

  #waiting(name: string, input: object): OwnCall | undefined {
    const key = keyOf(name, input);
    return [...this.#underWay].find((own) => own.key === key && !own.reached);
  }
}

function keyOf(name: string, input: object): string {
  return canonicalJson([name, input]);
}
