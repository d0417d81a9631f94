import { Parser } from 'htmlparser2';

// Whatever needs the parser comes with this module, which is a bundle of its own.
export { withAllowedTags } from './allowedTags';
export { htmlToMarkdown } from './htmlMarkdown';

const DROPPED = new Set(['script', 'style', 'head', 'template', 'noscript', 'iframe', 'object', 'svg']);
const PARAGRAPHS = new Set([
  'p',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const LINES = new Set(['div', 'li', 'tr', 'section', 'article', 'header', 'footer', 'hr', 'dt', 'dd']);
const CELLS = new Set(['td', 'th']);
/** A whole tag: a name such as `A<B Corp` is no markup. */
const TAG = /<[a-z!/][^<>]*>/i;

/**
 * The text of a rich-text value: without markup, scripts and styles, with line breaks where a reader would
 * see them. It is plain text, not safe HTML: whoever shows it escapes it.
 */
export function htmlToText(html: string): string {
  const text = new TextBuilder();
  let dropped = 0;
  // Notes written by integrations are often plain text, whose own line breaks count.
  const isMarkup = TAG.test(html);
  let preformatted = isMarkup ? 0 : 1;
  const parser = new Parser({
    onopentagname: (name) => {
      if (DROPPED.has(name)) dropped += 1;
      if (name === 'pre') preformatted += 1;
      if (name === 'br') text.addBreak();
      else text.breakTo(breaksAround(name));
      if (name === 'li') text.startItem();
      if (CELLS.has(name)) text.write(' ');
    },
    ontext: (data) => {
      if (dropped > 0) return;
      if (preformatted > 0) text.writeAsIs(data);
      else text.write(data);
    },
    onclosetag: (name) => {
      if (DROPPED.has(name)) dropped -= 1;
      if (name === 'pre') preformatted -= 1;
      text.breakTo(breaksAround(name));
    },
  });
  parser.end(isMarkup ? html : html.replaceAll('<', '&lt;'));
  return text.toString();
}

function breaksAround(tag: string): number {
  if (PARAGRAPHS.has(tag)) return 2;
  return LINES.has(tag) ? 1 : 0;
}

/** Collapses white space as a browser does; breaks and spaces appear only between words. */
class TextBuilder {
  readonly #parts: string[] = [];
  #breaks = 0;
  #space = false;
  #itemStarts = false;

  write(data: string): void {
    const words = data.replace(/\s+/g, ' ');
    const inner = words.trim();
    this.#space ||= words.startsWith(' ');
    if (inner === '') return;
    this.#separate();
    this.#parts.push(inner);
    this.#space = words.endsWith(' ');
  }

  writeAsIs(data: string): void {
    this.#separate();
    this.#parts.push(data);
  }

  /** A list item's dash; the item's first words follow it on the same line. */
  startItem(): void {
    this.write('-');
    this.#space = true;
    this.#itemStarts = true;
  }

  addBreak(): void {
    if (!this.#itemStarts) this.#breaks = Math.min(2, this.#breaks + 1);
  }

  breakTo(count: number): void {
    if (!this.#itemStarts) this.#breaks = Math.max(this.#breaks, count);
  }

  toString(): string {
    return this.#parts.join('').trim();
  }

  #separate(): void {
    if (this.#parts.length > 0) {
      if (this.#breaks > 0) this.#parts.push('\n'.repeat(this.#breaks));
      else if (this.#space) this.#parts.push(' ');
    }
    this.#breaks = 0;
    this.#space = false;
    this.#itemStarts = false;
  }
}
