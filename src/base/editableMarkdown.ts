import { safeAddress } from './htmlEscape';

/** Characters that steer the screen and have no place in text that somebody edits. */
const STEERING = /[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu;
const ADDRESS = /\bhttps:\/\/[^\s<>"'`\\]*[^\s<>"'`\\.,;:!?()[\]{}*_~]/gi;
/** What has a meaning wherever it stands in a line. */
const ANYWHERE = /[\\`*_[\]<|~$]/g;
const ENTITY = /&(?=#?\w)/g;
/** Before a link that follows, it would make a picture of it. */
const BANG = /!(?=\\?\[)/g;
/** What the preview would turn into a link that is not https. */
const LINKED = /:(?=\/\/)|(?<![:/])\/(?=\/\w)|(?<=\bwww)\.|(?<=\w)@(?=\w)/gi;

/**
 * Text as Markdown that shows exactly this text and can still be read and edited: only what would have a meaning is
 * escaped. An https address stays a link; no other link, picture or markup can come out of it.
 */
export function editableMarkdown(text: string): string {
  const clean = text.replace(STEERING, ' ');
  let written = '';
  let from = 0;
  for (const match of clean.matchAll(ADDRESS)) {
    const [address] = match;
    if (safeAddress(address) === undefined) continue;
    written += `${escaped(clean.slice(from, match.index))}<${address}>`;
    from = match.index + address.length;
  }
  return written + escaped(clean.slice(from));
}

/** The same for a text at the beginning of a line, where it could start a heading, a list, a quote or a rule. */
export function editableLineStart(line: string): string {
  return line.replace(/^(?:[-+=>]|#{1,6}(?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))/, (start) =>
    /\d/.test(start) ? `${start}\\` : `\\${start}`,
  );
}

function escaped(text: string): string {
  return text.replace(ANYWHERE, '\\$&').replace(ENTITY, '\\&').replace(BANG, '\\!').replace(LINKED, '\\$&');
}
