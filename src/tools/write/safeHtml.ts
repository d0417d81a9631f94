import { withAllowedTags } from '../../gainsight/htmlText';
import { visible } from '../untrusted';
import { markdownToHtml } from './markdownHtml';

const LOOKS_LIKE_HTML =
  /<(?:\/?(?:p|div|ul|ol|li|b|strong|i|em|u|a|h[1-6]|table|span|blockquote|pre)\b[^<>]*|br\s*\/?)>/i;
/** What the marks around text from records look like. */
const FENCE = /~(?=[a-z]*\d)[0-9a-z]{5}~/g;

/** Whether a text is taken as HTML; else it is Markdown. */
export function looksLikeHtml(text: string): boolean {
  return LOOKS_LIKE_HTML.test(text);
}

/** Text, Markdown or HTML from a model or a person as HTML that may be stored: known tags, https links, no styles. */
export function toSafeHtml(text: string): string {
  const clean = withoutFences(visible(text)).trim();
  return looksLikeHtml(clean) ? withAllowedTags(clean) : markdownToHtml(clean);
}

/** A model may have copied the marks along: both of a pair. One that stands alone was typed by somebody. */
function withoutFences(text: string): string {
  const counts = new Map<string, number>();
  for (const [fence] of text.matchAll(FENCE)) counts.set(fence, (counts.get(fence) ?? 0) + 1);
  return text.replace(FENCE, (fence) => ((counts.get(fence) ?? 0) > 1 ? '' : fence));
}

/** The tags of HTML that would be kept, each once: what formatting a reader sees. */
export function formattingOf(html: string): ReadonlySet<string> {
  const names = [...html.matchAll(/<([a-z][a-z0-9]*)\b/gi)].map(([, name = '']) => name.toLowerCase());
  return new Set(names);
}
