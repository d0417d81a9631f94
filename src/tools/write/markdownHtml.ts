import { escapeHtml, safeAddress } from '../../base/htmlEscape';

const BULLET = /^\s*[-*+•]\s+/;
const NUMBER = /^\s*\d{1,3}[.)]\s+/;
const FIRST_NUMBER = /^\s*1[.)]\s+/;
const HEADING = /^\s{0,3}#{1,6}\s+/;
const QUOTE = /^\s{0,3}>\s?/;
const FENCE = /^\s{0,3}```/;

/**
 * Code, bold, a link, italics in two spellings, a mark that is meant as it stands. What stands between two marks is
 * limited, so that a long text full of opening ones does not take forever.
 */
const INLINE =
  /`([^`\n]+)`|\*\*(?=\S)([^\n]{1,1000}?)(?<=\S)\*\*(?!\*)|\[([^[\]\n]{1,1000})\]\((\S{1,2000}?)\)|(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)|\\([\\`*_[\]()#+\-.!>])/g;

/**
 * Plain text or simple Markdown as HTML: paragraphs, lists, bold, italics, code, quotes and https links. Only tags
 * written here come out; markup in the text is shown as text. A line break of the text stays one.
 */
export function markdownToHtml(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const blocks: string[] = [];
  let at = 0;
  /** Takes the lines from here on that pass. */
  const take = (passes: (line: string) => boolean): string[] => {
    const start = at;
    while (at < lines.length && passes(lines[at] ?? '')) at += 1;
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') at += 1;
    else if (FENCE.test(line)) blocks.push(fenced(take));
    else if (BULLET.test(line)) blocks.push(list('ul', take(isItem(BULLET)), BULLET));
    else if (FIRST_NUMBER.test(line)) blocks.push(list('ol', take(isItem(NUMBER)), NUMBER));
    else if (QUOTE.test(line)) blocks.push(quote(take((next) => QUOTE.test(next))));
    else if (HEADING.test(line))
      blocks.push(`<p><b>${inline((lines[at++] ?? '').replace(HEADING, ''))}</b></p>`);
    else blocks.push(`<p>${take(isPlain).map(inline).join('<br>')}</p>`);
  }
  return blocks.join('');
}

/** An item, or a line that goes on with one because it is indented. */
function isItem(pattern: RegExp): (line: string) => boolean {
  return (line) => pattern.test(line) || (/^\s{2,}\S/.test(line) && !FENCE.test(line));
}

function isPlain(line: string): boolean {
  return line.trim() !== '' && ![FENCE, BULLET, FIRST_NUMBER, QUOTE, HEADING].some((mark) => mark.test(line));
}

function list(tag: 'ul' | 'ol', lines: readonly string[], pattern: RegExp): string {
  const items: string[][] = [];
  for (const line of lines) {
    if (pattern.test(line) || BULLET.test(line) || items.length === 0)
      items.push([line.replace(pattern, '').replace(BULLET, '')]);
    else items.at(-1)?.push(line.trim());
  }
  return `<${tag}>${items.map((item) => `<li>${item.map(inline).join('<br>')}</li>`).join('')}</${tag}>`;
}

function quote(lines: readonly string[]): string {
  return `<blockquote>${lines.map((line) => inline(line.replace(QUOTE, ''))).join('<br>')}</blockquote>`;
}

/** An unfinished fence reaches to the end. */
function fenced(take: (passes: (line: string) => boolean) => string[]): string {
  let fences = 0;
  const lines = take((line) => {
    if (fences === 2) return false;
    if (FENCE.test(line)) fences += 1;
    return true;
  });
  return `<pre>${escapeHtml(lines.filter((line) => !FENCE.test(line)).join('\n'))}</pre>`;
}

function inline(text: string): string {
  let html = '';
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    html += escapeHtml(text.slice(from, match.index)) + marked(match);
    from = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(from));
}

function marked([
  whole,
  code,
  bold,
  words,
  address = '',
  starred,
  underlined,
  mark,
]: RegExpExecArray): string {
  if (code !== undefined) return `<code>${escapeHtml(code)}</code>`;
  if (bold !== undefined) return `<b>${inline(bold)}</b>`;
  if (mark !== undefined) return escapeHtml(mark);
  if (words !== undefined) {
    const href = safeAddress(address);
    return href === undefined ? escapeHtml(whole) : `<a href="${escapeHtml(href)}">${inline(words)}</a>`;
  }
  return `<i>${inline(starred ?? underlined ?? '')}</i>`;
}
