/** As long as the tenant's data model is kept: a field can be added to it. */
const LIFETIME_MS = 30 * 60_000;

interface Lack {
  readonly fields: Set<string>;
  readonly until: number;
}

/** The fields that a tenant has lately called unknown, by the list or object that was read. */
export class MissingFields {
  readonly #now: () => number;
  readonly #lacks = new Map<string, Lack>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The fields without those that are known to be missing from `source`. */
  without(source: string, select: readonly string[]): readonly string[] {
    const lack = this.#lackOf(source);
    return lack ? select.filter((field) => !lack.fields.has(field)) : select;
  }

  /** A reading of `source` has an answer without these fields alone. */
  note(source: string, fields: readonly string[]): void {
    const lack = this.#lackOf(source) ?? { fields: new Set(), until: this.#now() + LIFETIME_MS };
    for (const field of fields) lack.fields.add(field);
    this.#lacks.set(source, lack);
  }

  /** Every field is asked for again. */
  forget(): void {
    this.#lacks.clear();
  }

  /** What was noted later than now would stay for as long as the clock was set back. */
  #lackOf(source: string): Lack | undefined {
    const lack = this.#lacks.get(source);
    const left = lack ? lack.until - this.#now() : 0;
    return left > 0 && left <= LIFETIME_MS ? lack : undefined;
  }
}
