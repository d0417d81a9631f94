import type { Row } from './row';
import type { Store } from './store';
import type { Derivation } from './table';

/** Rows of several objects that belong together, by object name. */
export type Rows = Partial<Record<string, readonly Row[]>>;

/** Derives one topic (work, people, …) of each pending company once, for all the tables it fills. */
export class CompanyDerivation implements Derivation {
  readonly #pending: Set<string>;

  constructor(
    readonly store: Store,
    companies: Iterable<string>,
    readonly derive: (company: Row) => Rows,
  ) {
    this.#pending = new Set(companies);
  }

  company(id: string): void {
    if (!this.#pending.delete(id)) return;
    // A company that an overlay has taken away leaves nothing behind.
    const row = this.store.table('company').get(id);
    if (!row) return;
    for (const [object, rows] of Object.entries(this.derive(row))) {
      const table = this.store.table(object);
      // A table that an overlay has replaced takes no derived rows any more.
      if (table.isDerivedBy(this)) for (const made of rows ?? []) table.add(made);
    }
  }

  all(): void {
    for (const id of [...this.#pending]) this.company(id);
  }

  /** Lets these tables ask this derivation for rows. */
  fill(objects: readonly string[]): void {
    for (const object of objects) this.store.table(object).deriveWith(this);
  }
}
