import { canonicalJson } from '../base/canonicalJson';

const LIFETIME_MS = 10 * 60_000;

interface Kept<Plan> {
  readonly tool: string;
  readonly plan: Plan;
  readonly expires: number;
}

/** Plans that were shown and wait for their confirmation: each is taken out once, by the very input it was made for. */
export class PlanStore<Plan> {
  readonly #plans = new Map<string, Kept<Plan>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes the place of a plan for the same input. */
  keep(tool: string, input: unknown, plan: Plan): void {
    this.#plans.set(keyOf(tool, input), { tool, plan, expires: this.#now() + LIFETIME_MS });
  }

  take(tool: string, input: unknown): Plan | undefined {
    const key = keyOf(tool, input);
    const kept = this.#plans.get(key);
    if (!kept || kept.expires <= this.#now()) return undefined;
    this.#plans.delete(key);
    return kept.plan;
  }

  /** Takes out the plans whose time has passed. */
  takeExpired(): Plan[] {
    const expired = [...this.#plans].filter(([, { expires }]) => expires <= this.#now());
    for (const [key] of expired) this.#plans.delete(key);
    return expired.map(([, { plan }]) => plan);
  }
}

function keyOf(tool: string, input: unknown): string {
  return canonicalJson([tool, input]);
}
