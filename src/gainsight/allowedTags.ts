import { Parser } from 'htmlparser2';
import { escapeHtml, safeAddress } from '../base/htmlEscape';

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

/** HTML with known tags and https links only, without any attribute else; what is dropped keeps its text. */
export function withAllowedTags(html: string): string {
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
