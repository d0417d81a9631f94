import { Marked, type Tokens, type Token } from 'marked';
import { escapeHtml, safeAddress } from '../base/htmlEscape';
import { htmlToMarkdown, withAllowedTags } from '../gainsight/htmlText';
import { looksLikeHtml } from '../tools/write/safeHtml';

/** Markdown as the Timeline stores it, and what of it cannot be kept there. */
export interface NoteHtml {
  readonly html: string;
  readonly losses: NoteLosses;
}

export interface NoteLosses {
  readonly pictures: number;
  /** Links that lead nowhere on the web, or not over https. */
  readonly links: number;
  /** Tags of HTML in the text, as `<script>`. */
  readonly tags: readonly string[];
}

/** Markdown as HTML of known tags, with https links only. A line break of the text stays one. */
export function toNoteHtml(markdown: string): NoteHtml {
  const converter = new Marked({
    ...{ gfm: true, breaks: true, async: false },
    renderer: {
      image: ({ text }: Tokens.Image) => escapeHtml(text),
      checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '☑ ' : '☐ '),
      code: ({ text }: Tokens.Code) => `<pre>${escapeHtml(text)}</pre>`,
    },
  });
  const tokens = converter.lexer(markdown);
  const found = { pictures: 0, links: 0, tags: new Set<string>() };
  void converter.walkTokens(tokens, (token) => noteLoss(token, found));
  // Strikethrough has a tag of its own here, and breaks between blocks mean nothing.
  const html = converter
    .parser(tokens)
    .replace(/<(\/?)del>/g, '<$1s>')
    .replace(/>\n+</g, '><')
    .trim();
  const safe = withAllowedTags(html);
  // Without a tag it would be taken for Markdown once more.
  return {
    html: looksLikeHtml(safe) ? safe : `<p>${safe}</p>`,
    losses: { ...found, tags: [...found.tags] },
  };
}

/** Whether Markdown says the same as stored notes, whatever way either is spelled. */
export function saysTheSame(markdown: string, notes: string): boolean {
  const present = htmlToMarkdown(notes).trim();
  return tidy(markdown) === present || htmlToMarkdown(toNoteHtml(markdown).html).trim() === present;
}

function tidy(markdown: string): string {
  return markdown.replace(/\r\n?/g, '\n').trim();
}

function noteLoss(token: Token, found: { pictures: number; links: number; tags: Set<string> }): void {
  if (token.type === 'image') found.pictures += 1;
  // An address in the text, such as one for mail, says as plain text what it said as a link.
  if (token.type === 'link' && token.raw.startsWith('[')) {
    if (safeAddress((token as Tokens.Link).href) === undefined) found.links += 1;
  }
  if (token.type === 'html') {
    const kept = tagsIn(withAllowedTags(token.raw));
    for (const tag of tagsIn(token.raw)) if (!kept.has(tag)) found.tags.add(`<${tag}>`);
  }
}

function tagsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/<([a-z][a-z0-9]*)\b/gi)].map(([, name = '']) => name.toLowerCase()));
}
