import { commandLink, escapeMarkdown, markdownLink } from '../base/markdown';
import { clip, plainLine } from '../base/plainText';
import type { Formats } from '../model/format';
import { cellText } from './cellText';
import type { Block, Cell, NamedRecord, RecordRef, Report, Section } from './report';

/** What record text may take of a cell unless told; whoever wants more follows the link. */
const LONGEST_QUOTE = 280;

export interface MarkdownOptions {
  readonly formats: Pick<Formats, 'money' | 'day' | 'daysAway'>;
  /** Where a record can be opened: an https page, or nothing. */
  readonly linkOf: (kind: RecordRef['kind'], gsid: string) => string | undefined;
  /** The command that shows a record which has no page. Whoever shows the text has to trust it by its name. */
  readonly recordCommand?: string | undefined;
  /** The document of a record, as an address relative to the text. It comes before the page. */
  readonly documentOf?: ((record: NamedRecord) => string | undefined) | undefined;
  /** The level of the report's own heading; 1 unless told. */
  readonly level?: number | undefined;
  /** Facts stand in a table instead of a list. */
  readonly factsInTables?: boolean | undefined;
  /** What record text may take of a cell. */
  readonly longestQuote?: number | undefined;
}

/**
 * The report as Markdown. Whatever comes from the tenant is escaped: no markup, image, icon or link can come out of it.
 * The only links are those of `linkOf`, to https pages, and of `recordCommand`.
 */
export function toMarkdown(report: Report, options: MarkdownOptions): string {
  const level = options.level ?? 1;
  const parts = [
    `${'#'.repeat(level)} ${escapeMarkdown(report.title)}`,
    ...report.sections.flatMap((section) => sectionParts(section, level + 1, options)),
    footer(report),
  ];
  return `${parts.filter((one) => one !== '').join('\n\n')}\n`;
}

function sectionParts({ title, blocks }: Section, level: number, options: MarkdownOptions): string[] {
  const heading = title === '' ? [] : [`${'#'.repeat(level)} ${escapeMarkdown(title)}`];
  return [...heading, ...blocks.map((block) => blockText(block, options))];
}

function blockText(block: Block, options: MarkdownOptions): string {
  const write = (cell: Cell): string => written(cell, options);
  switch (block.kind) {
    case 'sentence':
      return write(block.text);
    case 'facts':
      if (options.factsInTables) return factsTable(block.facts, write);
      return block.facts
        .map(({ label, value }) => `- **${escapeMarkdown(label)}:** ${write(value)}`)
        .join('\n');
    case 'list':
      return [...block.items.map((item) => `- ${write(item)}`), ...moreLine(block.more, '- ')].join('\n');
    case 'table':
      return [tableText(block.columns, block.rows, write), ...moreLine(block.more, '\n')].join('\n');
  }
}

function factsTable(
  facts: readonly { readonly label: string; readonly value: Cell }[],
  write: (cell: Cell) => string,
): string {
  return tableText(
    ['Field', 'Value'],
    facts.map(({ label, value }) => [label, value]),
    write,
  );
}

function tableText(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  write: (cell: Cell) => string,
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(escapeMarkdown)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map(write))),
  ].join('\n');
}

function moreLine(more: string | undefined, start: string): string[] {
  return more === undefined ? [] : [`${start}… and ${escapeMarkdown(more)} more.`];
}

function written(cell: Cell, options: MarkdownOptions): string {
  const { formats, longestQuote = LONGEST_QUOTE, documentOf, ...ways } = options;
  return cellText(cell, {
    formats,
    plain: escapeMarkdown,
    quote: (text) => escapeMarkdown(clip(plainLine(text), longestQuote)),
    record: (named) => {
      const document = documentOf?.(named);
      if (document !== undefined) return `[${escapeMarkdown(named.name)}](${document})`;
      return recordLink(named.name, named.record, ways);
    },
  });
}

/** A record's name that leads to the record: to its page, else to what the command shows of it. */
export function recordLink(
  name: string,
  record: RecordRef | undefined,
  { linkOf, recordCommand }: Pick<MarkdownOptions, 'linkOf' | 'recordCommand'>,
): string {
  const page = record && linkOf(record.kind, record.gsid);
  if (!record || page !== undefined || recordCommand === undefined) return markdownLink(name, page);
  return commandLink(name, recordCommand, [record.kind, record.gsid]);
}

function footer({ scope, rules, sources, asOf }: Report): string {
  const line = (label: string, text: string | undefined): string[] =>
    text === undefined || text === '' ? [] : [`- **${label}:** ${escapeMarkdown(text)}`];
  const lines = [
    ...line('Scope', scope),
    ...line('Rule', rules.join(' · ')),
    ...line('Sources', sources.join('; ')),
    ...line('As of', asOf),
  ];
  return lines.length === 0 ? '' : ['---', lines.join('\n')].join('\n\n');
}
