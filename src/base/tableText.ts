import { csvRow } from './csv';

/** The cells of a record, under the columns in their order. */
export type Cells = readonly unknown[];

export type TableFormat = 'csv' | 'json';

/** Writes a table as a text that comes in pieces: what stands before the rows, rows as they come, and the end. */
export interface TableText {
  start(): string;
  rows(rows: readonly Cells[]): string;
  end(): string;
}

export function tableText(format: TableFormat, columns: readonly string[]): TableText {
  return format === 'json' ? new JsonText(columns) : new CsvText(columns);
}

/** A cell as a text or a number; undefined where there is nothing. */
export function cellOf(value: unknown): string | number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** For a spreadsheet, which runs nothing of it. */
class CsvText implements TableText {
  readonly #columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  start(): string {
    return csvRow(this.#columns);
  }

  rows(rows: readonly Cells[]): string {
    return rows.map((row) => csvRow(row.map(cellOf))).join('');
  }

  end(): string {
    return '';
  }
}

/** A list of objects; a label that comes twice is told apart by its place. */
class JsonText implements TableText {
  readonly #keys: readonly string[];
  #isFirst = true;

  constructor(columns: readonly string[]) {
    this.#keys = columns.map((label, at) => (columns.indexOf(label) === at ? label : `${label} (${at + 1})`));
  }

  start(): string {
    return '[';
  }

  rows(rows: readonly Cells[]): string {
    return rows.map((row) => this.#record(row)).join('');
  }

  end(): string {
    return this.#isFirst ? ']\n' : '\n]\n';
  }

  #record(row: Cells): string {
    const record = Object.fromEntries(this.#keys.map((key, at) => [key, row[at] ?? null]));
    const before = this.#isFirst ? '\n  ' : ',\n  ';
    this.#isFirst = false;
    return before + JSON.stringify(record, undefined, 2).replaceAll('\n', '\n  ');
  }
}
