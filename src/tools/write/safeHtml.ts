import { Parser } from 'htmlparser2';
import { escapeHtml, safeAddress } from '../../base/htmlEscape';
import { visible } from '../untrusted';
import { markdownToHtml } from './markdownHtml';

const ALLOWED = new Set(
  'p br hr b strong i em u s ul ol li a blockquote pre code h1 h2 h3 h4 h5 h6 table thead tbody tr th td'.split(
    ' ',
  ),
);
const EMPTY = new Set(['br', 'hr']);
/** Elements whose contents are no text either. */
const DROPPED = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
]);
const LOOKS_LIKE_HTML =
  /<(?:\/?(?:p|div|ul|ol|li|b|strong|i|em|u|a|h[1-6]|table|span|blockquote|pre)\b[^<>]*|br\s*\/?)>/i;
/** The marks around text from records, which a model may have copied along. */
const FENCES = /~[0-9a-z]{5}~/g;

/** Text, Markdown or HTML from a model or a person as HTML that may be stored: known tags, https links, no styles. */
export function toSafeHtml(text: string): string {
  const clean = visible(text).replace(FENCES, '').trim();
  return LOOKS_LIKE_HTML.test(clean) ? withAllowedTags(clean) : markdownToHtml(clean);
}

/** The tags of HTML that would be kept, each once: what formatting a reader sees. */
export function formattingOf(html: string): ReadonlySet<string> {
  const names = [...html.matchAll(/<([a-z][a-z0-9]*)\b/gi)].map(([, name = '']) => name.toLowerCase());
  return new Set(names);
}

function withAllowedTags(html: string): string {
  let safe = '';
  let dropped = 0;
  /** For each open element, whether its tag was written. */
  const open: boolean[] = [];
  const parser = new Parser({
    onopentag: (name, { href }) => {
      if (DROPPED.has(name)) dropped += 1;
      const link = name === 'a' ? safeAddress(href ?? '') : undefined;
      const kept = dropped === 0 && ALLOWED.has(name) && (name !== 'a' || link !== undefined);
      open.push(kept);
      if (kept) safe += link === undefined ? `<${name}>` : `<a href="${escapeHtml(link)}">`;
    },
    ontext: (text) => {
      if (dropped === 0) safe += escapeHtml(text);
    },
    onclosetag: (name) => {
      if (DROPPED.has(name)) dropped -= 1;
      if (open.pop() && !EMPTY.has(name)) safe += `</${name}>`;
      // Without its tag a block would run into the next one.
      else if (name === 'div' && dropped === 0) safe += '<br>';
    },
  });
  parser.end(html);
  return safe.replace(/(?:<br>)+$/, '');
}
