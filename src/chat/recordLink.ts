import { escapeMarkdown } from '../base/markdown';

/** A record's own words as a link to its page; the words alone where the address is not an https page. */
export function recordLink(text: string, address: string | undefined): string {
  const target = address === undefined ? undefined : httpsAddress(address);
  return target === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](${target})`;
}

function httpsAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  // A bracket would end the link early.
  return url.href.replaceAll(/[()<>\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
