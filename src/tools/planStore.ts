import type { WritePlan } from './writePlan';

const LIFETIME_MS = 10 * 60_000;

/** Plans that were shown and wait for their confirmation: each is taken out once, by the very input it was made for. */
export class PlanStore {
  readonly #plans = new Map<string, { readonly plan: WritePlan; readonly expires: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  keep(tool: string, input: unknown, plan: WritePlan): void {
    for (const [key, { expires }] of this.#plans) if (expires <= this.#now()) this.#plans.delete(key);
    this.#plans.set(keyOf(tool, input), { plan, expires: this.#now() + LIFETIME_MS });
  }

  take(tool: string, input: unknown): WritePlan | undefined {
    const key = keyOf(tool, input);
    const kept = this.#plans.get(key);
    this.#plans.delete(key);
    return kept && kept.expires > this.#now() ? kept.plan : undefined;
  }
}

function keyOf(tool: string, input: unknown): string {
  return JSON.stringify([tool, sorted(input)]);
}

/** The same input in another order of keys is the same input. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
