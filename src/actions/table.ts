import { escapeMarkdown } from '../base/markdown';
import { clip } from '../base/plainText';
import { cellOf, type Cells } from '../base/tableText';

const LONGEST_CELL = 300;

/** Rows under their labels. */
export interface Table {
  readonly title: string;
  /** What is said above it, one line each. */
  readonly notes: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
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
