import { clip, plainLine } from '../base/plainText';
import { Untrusted } from '../tools/untrusted';
import { cellText, type CellWriter } from './cellText';
import type { Block, Report } from './report';

/** About 2,000 tokens. */
const MAX_CHARACTERS = 7000;

const LONGEST_LINE = 280;

/** How much is told, from all to little: rows of a table, and characters of what somebody typed. */
const STEPS: readonly (readonly [rows: number, quote: number])[] = [
  [25, 200],
  [15, 120],
  [10, 80],
  [6, 60],
  [4, 40],
  [2, 30],
  [1, 20],
  [0, 0],
];

export interface PlainOptions {
  readonly maxCharacters?: number | undefined;
  /** Marks what people typed into records. */
  readonly untrusted?: Untrusted | undefined;
}

/**
 * The facts of a report for a model that adds a reading: plain lines, days and figures as they are stored, record text
 * marked as data. Never longer than the limit: rows are left out from the end, and counted.
 */
export function toPlain(report: Report, options: PlainOptions = {}): string {
  const { maxCharacters = MAX_CHARACTERS, untrusted = new Untrusted() } = options;
  let text = '';
  for (const [rows, quote] of STEPS) {
    const body = written(report, rows, writerOf(untrusted, quote));
    text = [untrusted.note, body].filter((one) => one !== undefined).join('\n');
    if (text.length <= maxCharacters) return text;
  }
  return clip(text, maxCharacters);
}

/** What a report without facts says instead of them. */
export function sentenceIn({ sections }: Report): string {
  const sentence = sections.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'sentence');
  return sentence?.kind === 'sentence' ? cellText(sentence.text, writerOf(plainQuotes, LONGEST_LINE)) : '';
}

function written(report: Report, most: number, writer: CellWriter): string {
  const { account, scope, rules, sources, asOf } = report;
  const label = (name: string, text: string | undefined): string[] =>
    text === undefined || text === '' ? [] : [`${name}: ${plainLine(text)}`];
  return [
    `# ${plainLine(report.title)}`,
    ...label('Status', report.status),
    ...label('GSID', account?.record?.gsid),
    ...report.sections.flatMap(({ title, blocks }) => [
      ...(title === '' ? [] : [`## ${plainLine(title)}`]),
      ...blocks.flatMap((block) => blockLines(block, most, writer)),
    ]),
    ...label('Scope', scope),
    ...label('Rule', rules.join(' · ')),
    ...label('Sources', sources.join('; ')),
    ...label('As of', asOf),
  ].join('\n');
}

function blockLines(block: Block, most: number, writer: CellWriter): readonly string[] {
  const write = (cell: Parameters<typeof cellText>[0]): string => cellText(cell, writer);
  switch (block.kind) {
    case 'sentence':
      return [write(block.text)];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${write(value)}`);
    case 'list':
      return [
        ...block.items.slice(0, most).map((item) => `- ${write(item)}`),
        ...left(block.items, most, block.more),
      ];
    case 'table':
      return [
        block.columns.join(' | '),
        ...block.rows.slice(0, most).map((row) => row.map(write).join(' | ')),
        ...left(block.rows, most, block.more),
      ];
  }
}

/** How many are not told: those that are left out here, and those that the report itself left out. */
function left(all: readonly unknown[], most: number, more = ''): readonly string[] {
  const beside = Number(/\d+/.exec(more)?.[0] ?? 0);
  const count = Math.max(0, all.length - most) + beside;
  return count === 0 ? [] : [`(${more.startsWith('at least') ? 'at least ' : ''}${count} more)`];
}

/** For people, who see no marks. */
const plainQuotes: Pick<Untrusted, 'text'> = {
  text: (text, longest) => clip(text ?? '', longest ?? LONGEST_LINE),
};

function writerOf(untrusted: Pick<Untrusted, 'text'>, longest: number): CellWriter {
  const quote = (text: string): string =>
    longest === 0 ? '' : (untrusted.text(plainLine(text), longest) ?? '');
  return {
    formats: {
      day: (day) => day,
      daysAway: (days) => `${days} days`,
      money: (amount, currency = '') => `${amount} ${currency}`.trim(),
    },
    plain: plainLine,
    quote,
    record: ({ name, typed }) => (typed ? quote(name) : plainLine(name)),
  };
}
