/** Characters that turn the direction of the text after them: a name could pretend to be another. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;
/** Blanks and control characters: no record's name needs them, and a screen may act on them. */
const BLANKS = /[\s\p{Cc}]+/gu;

/** Record text on one line, without characters that steer the screen. */
export function plainLine(text: string): string {
  return text.replace(DIRECTION_MARKS, '').replace(BLANKS, ' ').trim();
}

/** At most `max` characters, cut between characters, with an ellipsis where something was left out. */
export function clip(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max
    ? text
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
