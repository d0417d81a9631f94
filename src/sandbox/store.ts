import type { Catalogue } from './catalogue/catalogue';
import type { ObjectType } from './catalogue/field';
import type { Row } from './row';
import { Table } from './table';

/** All records of the tenant, one table for each object of the catalogue. */
export class Store {
  readonly #tables = new Map<string, Table>();
  readonly #removed = new Map<string, Table>();

  constructor(readonly catalogue: Catalogue) {
    for (const object of catalogue.objects) this.#tables.set(object.name, new Table(object));
  }

  table(object: ObjectType | string): Table {
    const name = typeof object === 'string' ? object : object.name;
    const table = this.#tables.get(name);
    if (!table) throw new Error(`There is no object ${name} in the catalogue.`);
    return table;
  }

  /** The records of an object that were deleted; the lists of deleted records show them. */
  removed(object: ObjectType): Table {
    const table = this.#removed.get(object.name) ?? new Table(object);
    this.#removed.set(object.name, table);
    return table;
  }

  get tables(): Iterable<Table> {
    return this.#tables.values();
  }

  addAll(rows: Partial<Record<string, readonly Row[]>>): void {
    for (const [name, list] of Object.entries(rows)) {
      const table = this.table(name);
      for (const row of list ?? []) table.add(row);
    }
  }
}
