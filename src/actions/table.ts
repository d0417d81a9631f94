import { csvRow } from '../base/csv';
import { escapeMarkdown } from '../base/markdown';
import { clip } from '../base/plainText';

const LONGEST_CELL = 300;

type Cell = string | number | undefined;

/** Records under the labels of their fields. */
export interface Table {
  readonly title: string;
  /** What is said above it, one line each. */
  readonly notes: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The table as Markdown in which text of records is nothing but text. */
export function tableMarkdown({ title, notes, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const shown = (cell: unknown): string => escapeMarkdown(clip(String(cellOf(cell) ?? ''), LONGEST_CELL));
  return [
    `# ${escapeMarkdown(title)}`,
    ...notes.map((note) => escapeMarkdown(note)),
    [
      line(columns.map((label) => escapeMarkdown(label))),
      line(columns.map(() => '---')),
      ...rows.map((row) => line(row.map(shown))),
    ].join('\n'),
    '',
  ].join('\n\n');
}

/** The same for a spreadsheet, which runs nothing of it. */
export function tableCsv({ columns, rows }: Table): string {
  return [csvRow(columns), ...rows.map((row) => csvRow(row.map(cellOf)))].join('');
}

/** The same as a list of objects; a label that comes twice is told apart by its place. */
export function tableJson({ columns, rows }: Table): string {
  const keys = columns.map((label, at) => (columns.indexOf(label) === at ? label : `${label} (${at + 1})`));
  const records = rows.map((row) => Object.fromEntries(keys.map((key, at) => [key, row[at] ?? null])));
  return `${JSON.stringify(records, undefined, 2)}\n`;
}

function cellOf(value: unknown): Cell {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
