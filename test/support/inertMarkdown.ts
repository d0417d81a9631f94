import MarkdownIt from 'markdown-it';
import { Marked, type Token } from 'marked';

/** As the preview of documents reads it, with its HTML on; whatever looks like a link counts as one. */
const preview = new MarkdownIt({ html: true, linkify: true });
preview.linkify.set({ fuzzyLink: false });
preview.validateLink = () => true;

type PreviewToken = ReturnType<typeof preview.parse>[number];

/**
 * What the editor would make of Markdown besides text: markup, pictures, and links that are not allowed. Each is read
 * as documents, and as chat and hovers read it.
 */
export function livelyParts(markdown: string, isAllowed: (address: string) => boolean): readonly string[] {
  const found: string[] = [];
  const link = (address: string): void => {
    if (!isAllowed(address)) found.push(`link ${address}`);
  };
  const look = (token: PreviewToken): void => {
    if (token.type.startsWith('html_')) found.push(`html ${token.content}`);
    if (token.type === 'image') found.push(`image ${String(token.attrGet('src'))}`);
    if (token.type === 'link_open') link(String(token.attrGet('href')));
    token.children?.forEach(look);
  };
  preview.parse(markdown, {}).forEach(look);
  const chat = new Marked({ gfm: true });
  void chat.walkTokens(chat.lexer(markdown), (token: Token) => {
    if (token.type === 'html') found.push(`html ${token.raw}`);
    if (token.type === 'image') found.push(`image ${token.raw}`);
    // Every token of this type has an address.
    if (token.type === 'link') link((token as { readonly href: string }).href);
  });
  return found;
}
