import type { ObjectType } from './catalogue/field';
import type { Row, Value } from './row';

/** Makes the rows of companies that nobody has looked at yet. */
export interface Derivation {
  company(id: string): void;
  all(): void;
}

/**
 * The rows of one object. Rows that are derived from a company are made when that company, or the
 * whole table, is first asked for; to the reader they were always there.
 */
export class Table {
  readonly #rows: Row[] = [];
  readonly #byId = new Map<Value, Row>();
  readonly #byCompany = new Map<Value, Row[]>();
  readonly #indexes = new Map<string, Map<Value, Row[]>>();
  readonly #key: string;
  #derivation: Derivation | undefined;

  constructor(readonly type: ObjectType) {
    this.#key = type.fields[0]?.name ?? 'Gsid';
  }

  deriveWith(derivation: Derivation): void {
    this.#derivation = derivation;
  }

  /** The field whose value identifies a row: `Gsid`, or `Id` on score records. */
  get keyField(): string {
    return this.#key;
  }

  add(row: Row): void {
    this.#rows.push(row);
    this.#byId.set(row[this.#key] ?? null, row);
    if (this.type.companyField) append(this.#byCompany, row[this.type.companyField] ?? null, row);
    this.#indexes.clear();
  }

  /** Changes a row in place and files it anew; its key stays. */
  update(row: Row, changes: Row): void {
    const { companyField } = this.type;
    const before = companyField ? (row[companyField] ?? null) : null;
    Object.assign(row, changes);
    const after = companyField ? (row[companyField] ?? null) : null;
    if (before !== after) {
      drop(this.#byCompany.get(before), row);
      append(this.#byCompany, after, row);
    }
    this.#indexes.clear();
  }

  remove(row: Row): void {
    drop(this.#rows, row);
    this.#byId.delete(row[this.#key] ?? null);
    if (this.type.companyField) drop(this.#byCompany.get(row[this.type.companyField] ?? null), row);
    this.#indexes.clear();
  }

  all(): readonly Row[] {
    this.#derivation?.all();
    return this.#rows;
  }

  get(id: Value): Row | undefined {
    const row = this.#byId.get(id);
    if (row || !this.#derivation) return row;
    this.#derivation.all();
    return this.#byId.get(id);
  }

  /** Rows whose field equals one of the values, by index. */
  matching(field: string, values: readonly Value[]): readonly Row[] {
    const wanted = [...new Set(values)];
    if (field === this.#key)
      return wanted.map((value) => this.get(value)).filter((row): row is Row => row !== undefined);
    if (field === this.type.companyField) {
      for (const value of wanted) if (typeof value === 'string') this.#derivation?.company(value);
      return wanted.flatMap((value) => this.#byCompany.get(value) ?? []);
    }
    const index = this.#indexOn(field);
    return wanted.flatMap((value) => index.get(value) ?? []);
  }

  /** Keeps only the rows that pass; what is not derived yet is decided by the derivation itself. */
  keep(passes: (row: Row) => boolean): void {
    this.#rebuild(this.#rows.filter(passes));
  }

  /** Forgets every row, also those that would have been derived. */
  clear(): void {
    this.#derivation = undefined;
    this.#rebuild([]);
  }

  /** Files the rows anew after they were changed in place. */
  reindex(): void {
    this.#rebuild([...this.#rows]);
  }

  isDerivedBy(derivation: Derivation): boolean {
    return this.#derivation === derivation;
  }

  #rebuild(rows: readonly Row[]): void {
    this.#rows.length = 0;
    this.#byId.clear();
    this.#byCompany.clear();
    this.#indexes.clear();
    for (const row of rows) this.add(row);
  }

  #indexOn(field: string): Map<Value, Row[]> {
    const rows = this.all();
    let index = this.#indexes.get(field);
    if (!index) {
      index = new Map();
      for (const row of rows) append(index, row[field] ?? null, row);
      this.#indexes.set(field, index);
    }
    return index;
  }
}

function append(map: Map<Value, Row[]>, key: Value, row: Row): void {
  const list = map.get(key);
  if (list) list.push(row);
  else map.set(key, [row]);
}

function drop(list: Row[] | undefined, row: Row): void {
  const at = list?.indexOf(row) ?? -1;
  if (at >= 0) list?.splice(at, 1);
}
