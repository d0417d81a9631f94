/** Characters that turn the direction of the text after them: a name could pretend to be another. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Blanks and control characters: no record's name needs them, and a screen may act on them. */
const BLANKS = /[\s\p{Cc}]+/gu;

/** Control characters other than those that part lines and words. */
const CONTROLS = /(?![\n\t])\p{Cc}/gu;

/** Record text with its lines, without characters that steer the screen. */
export function unsteered(text: string): string {
  return text.replace(DIRECTION_MARKS, '').replace(/\r\n?/g, '\n').replace(CONTROLS, ' ');
}

/** Record text on one line, without characters that steer the screen. */
export function plainLine(text: string): string {
  return text.replace(DIRECTION_MARKS, '').replace(BLANKS, ' ').trim();
}

/** The same where the editor makes an icon of `$(name)`, as in its lists. */
export function iconless(text: string): string {
  return plainLine(text).replaceAll('$(', '$ (');
}

/** Words where the editor makes links of `[words](command:…)`, which run: messages of ours have none, names of records may. */
export function linkless(text: string): string {
  return text.replace(/\](?=\()/g, '] ');
}

/** What a path, an address or a title bar gives a meaning, and marks that turn the direction of what stands beside them. */
const NOT_IN_NAMES = /[\\/:?#%*<>|"\u061c\u200e\u200f]+/g;
const LONGEST_NAME = 80;

/** Record text as the name of a file: one part of a path that leads nowhere else and that is not hidden; may be empty. */
export function fileName(text: string): string {
  const name = plainLine(text.replace(NOT_IN_NAMES, ' ')).replace(/^[.\s]+/, '');
  return clip(name, LONGEST_NAME);
}

/** At most `max` characters, cut between characters, with an ellipsis where something was left out. */
export function clip(text: string, max: number): string {
  // There are never more characters than units, and most texts are short.
  if (text.length <= max) return text;
  const characters = Array.from(text);
  return characters.length <= max
    ? text
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
