import { plainLine } from './plainText';

/** Characters that Markdown, GFM or VS Code's icon syntax give a meaning anywhere in a line. */
const ANYWHERE = /[\\`*_{}[\]()#!<>&$|~^@]/g;
/** What makes GFM, or the preview of documents, turn bare text into a link. */
const ADDRESS = /:(?=\/\/)|(?<!:)\/(?=\/)|(?<=\bwww)\./gi;
/** What starts a list, a quote or a rule at the beginning of a line. */
const START = /^(?:[-+=]|\d+(?=[.)]))/;

/**
 * Record text as Markdown that shows exactly this text, on one line: no emphasis, link, image, markup,
 * icon, table cell or list can come out of it.
 */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replace(ANYWHERE, '\\$&')
    .replace(ADDRESS, '\\$&')
    .replace(START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** Escaped words that lead to an https page; the words alone for any other address. */
export function markdownLink(text: string, address: string | undefined): string {
  const words = escapeMarkdown(text);
  if (address === undefined || !URL.canParse(address)) return words;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return words;
  return `[${words}](${url.href.replace(/[()<>\\\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)})`;
}

/**
 * Escaped words that run a command with these arguments. It works only where whoever shows the text trusts that
 * command by its name.
 */
export function commandLink(text: string, command: string, args: readonly unknown[]): string {
  const query = encodeURIComponent(JSON.stringify(args)).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `[${escapeMarkdown(text)}](command:${command}?${query})`;
}
