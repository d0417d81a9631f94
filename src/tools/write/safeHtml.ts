import { withAllowedTags } from '../../gainsight/htmlText';
import { visible } from '../untrusted';
import { markdownToHtml } from './markdownHtml';

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
