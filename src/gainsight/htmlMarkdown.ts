import { editableLineStart, editableMarkdown } from '../base/editableMarkdown';
import { safeAddress } from '../base/htmlEscape';
import { type Element, parseHtml, type Node, textOf } from './htmlTree';

// Maps: an element may be called as what every object has.
const HEADINGS = new Map(Object.entries({ h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 }));
const MARKS = new Map(
  Object.entries({
    ...{ b: '**', strong: '**', i: '*', em: '*' },
    ...{ s: '~~', del: '~~', strike: '~~' },
  }),
);
const BLOCKS = new Set(
  'p div ul ol table blockquote pre hr section article header footer dl dt dd li h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);
const TAG = /<[a-z!/][^<>]*>/i;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Rich text as Markdown that people edit: headings, lists, tables, quotes, code, emphasis and https links. Everything
 * else of the text stands there as it is read, so no picture, other link or markup comes out of it.
 */
export function htmlToMarkdown(html: string): string {
  // Notes of integrations are often plain text, whose own line breaks count.
  if (!TAG.test(html)) return plainMarkdown(html);
  return blocksOf(parseHtml(html)).join('\n\n');
}

function plainMarkdown(text: string): string {
  const lines = text.trim().split(/\r\n?|\n/);
  return lines.map((line) => editableLineStart(editableMarkdown(line.trim()))).join('\n');
}

/** Blocks one by one; what stands between them is a paragraph. */
function blocksOf(nodes: readonly Node[]): string[] {
  const blocks: string[] = [];
  let run: Node[] = [];
  const endRun = (): void => {
    const text = paragraph(run);
    if (text !== '') blocks.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      run.push(node);
      continue;
    }
    endRun();
    blocks.push(...blockOf(node).filter((text) => text !== ''));
  }
  endRun();
  return blocks;
}

function isBlock(node: Node): node is Element {
  return typeof node !== 'string' && (BLOCKS.has(node.name) || node.children.some(isBlock));
}

function blockOf(node: Element): string[] {
  const level = HEADINGS.get(node.name);
  if (level !== undefined) {
    const words = paragraph(node.children).replace(/\s+/g, ' ');
    return words === '' ? [] : [`${'#'.repeat(level)} ${words}`];
  }
  switch (node.name) {
    case 'ul':
      return [list(node, () => '- ')];
    case 'ol':
      return [list(node, (index) => `${index + 1}. `)];
    case 'blockquote':
      return [indented(blocksOf(node.children).join('\n\n'), '> ', '> ')];
    case 'pre':
      return [fenced(textOf(node))];
    case 'hr':
      return ['***'];
    case 'table':
      return [table(node)];
    default:
      return blocksOf(node.children);
  }
}

function list({ children }: Element, mark: (index: number) => string): string {
  const items = children.filter((node) => typeof node !== 'string' || node.trim() !== '');
  return items
    .map((item, index) => {
      const inner = typeof item === 'string' || item.name !== 'li' ? [item] : item.children;
      const first = mark(index);
      // Lists below an item follow it closely, so that the list stays one without gaps.
      const text = blocksOf(inner).reduce(
        (all, block) =>
          all === '' ? block : `${all}${/^(?:- |\d+\. )/.test(block) ? '\n' : '\n\n'}${block}`,
        '',
      );
      return indented(text, first, ' '.repeat(first.length));
    })
    .join('\n');
}

function indented(text: string, first: string, others: string): string {
  const [head = '', ...rest] = text.split('\n');
  return [first + head, ...rest.map((line) => (line === '' ? others.trimEnd() : others + line))].join('\n');
}

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.replace(/^\n|\n+$/g, '')}\n${fence}`;
}

function table(node: Element): string {
  const rows = elementsIn(node, 'tr').map((row) =>
    row.children
      .filter((cell): cell is Element => typeof cell !== 'string')
      // Also in code the sign between cells has to be escaped.
      .map((cell) =>
        blocksOf(cell.children)
          .join(' ')
          .replace(/\n/g, ' ')
          .replace(/(?<!\\)\|/g, '\\|'),
      ),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return width === 0 ? '' : [line(head), line(head.map(() => '---')), ...rest.map(line)].join('\n');
}

function elementsIn({ children }: Element, name: string): Element[] {
  return children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : elementsIn(child, name),
  );
}

function paragraph(nodes: readonly Node[]): string {
  const lines = inline(nodes).split('\n');
  return lines
    .map((line) => line.replace(/ +/g, ' ').trim())
    .join('\n')
    .trim()
    .replace(/\n{2,}/g, '\n\n')
    .split('\n')
    .map(editableLineStart)
    .join('\n');
}

function inline(all: readonly Node[]): string {
  const nodes = all.flatMap(meant);
  const after = firstSigns(nodes);
  let written = '';
  let last = '';
  for (const [index, node] of nodes.entries()) {
    const piece = pieceOf(node, last, after[index + 1] ?? '');
    // After this sign a link would be a picture.
    if (piece.startsWith('[') && last === '!') written = `${written.slice(0, -1)}\\!`;
    written += piece;
    last = piece.at(-1) ?? last;
  }
  return written;
}

/** What has no mark of its own, such as a font, is what stands in it: marks have to see what they stand beside. */
function meant(node: Node): readonly Node[] {
  const counts =
    typeof node === 'string' || ['br', 'a', 'code', 'u'].includes(node.name) || MARKS.has(node.name);
  return counts ? [node] : node.children.flatMap(meant);
}

/** For each of the nodes the sign that the text begins with from there on. */
function firstSigns(nodes: readonly Node[]): readonly string[] {
  const signs: string[] = [];
  for (const node of nodes.toReversed()) signs.push(textOf(node).at(0) ?? signs.at(-1) ?? '');
  return signs.reverse();
}

function pieceOf(node: Node, before: string, after: string): string {
  if (typeof node === 'string') return editableMarkdown(node.replace(/\s+/g, ' '));
  switch (node.name) {
    case 'br':
      return '\n';
    case 'a':
      return link(node);
    case 'code':
      return before === '`' ? tagged(node.name, editableMarkdown(textOf(node).trim())) : code(textOf(node));
    default:
      return marked(node, before, after);
  }
}

/**
 * Marks do not work in the middle of a word before a sign, nor right behind other marks; there the tag itself is
 * written, which does.
 */
function marked(node: Element, before: string, after: string): string {
  const mark = MARKS.get(node.name);
  const inner = inline(mark === undefined ? node.children : withoutMark(node.children, mark));
  const words = inner.trim();
  if (words === '') return inner;
  const [lead = ''] = /^\s*/.exec(inner) ?? [];
  const tail = inner.slice(lead.length + words.length);
  const clashes =
    (lead === '' && WORD.test(before) && !WORD.test(words.at(0) ?? '')) ||
    (tail === '' && WORD.test(after) && !WORD.test(words.at(-1) ?? '')) ||
    (lead === '' && before !== '' && mark?.startsWith(before)) ||
    words.includes('\n');
  if (mark === undefined || clashes) return lead + tagged(node.name, words) + tail;
  return `${lead}${mark}${words}${mark}${tail}`;
}

function tagged(name: string, words: string): string {
  return words === '' ? '' : `<${name}>${words}</${name}>`;
}

/** What is marked so already is marked no more by the same mark within: both together would be another one. */
function withoutMark(nodes: readonly Node[], mark: string): readonly Node[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [node];
    const children = withoutMark(node.children, mark);
    return MARKS.get(node.name) === mark ? children : [{ ...node, children }];
  });
}

function link(node: Element): string {
  const words = inline(node.children).trim();
  const address = safeAddress(node.href ?? '');
  if (address === undefined || words === '') return words;
  if (words === `<${address}>`) return words;
  // An address that is shown would be a link within the link.
  const shown = words.replace(/<(https:[^<>]*)>/gi, (_, inner: string) => inner.replace(/[:_*~]/g, '\\$&'));
  return `[${shown}](${address.replace(/[()<>\\\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
}

function code(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const ticks = '`'.repeat(Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const space = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
  return words === '' ? '' : `${ticks}${space}${words}${space}${ticks}`;
}
