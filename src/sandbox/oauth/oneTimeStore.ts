import { randomToken } from './randomToken';

/** Values that wait for the bearer of a random name, once and for a while. */
export class OneTimeStore<T> {
  readonly #waiting = new Map<string, { value: T; until: number }>();

  constructor(
    readonly now: () => Date,
    readonly lifeMs: number,
  ) {}

  put(value: T): string {
    const name = randomToken();
    this.#waiting.set(name, { value, until: this.now().getTime() + this.lifeMs });
    return name;
  }

  /** Takes the value away; undefined when it was never there, has been taken or has waited too long. */
  take(name: string | undefined): T | undefined {
    const found = name === undefined ? undefined : this.#waiting.get(name);
    if (name === undefined || !found) return undefined;
    this.#waiting.delete(name);
    return this.now().getTime() < found.until ? found.value : undefined;
  }
}
