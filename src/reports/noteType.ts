/** Other words for what tenants commonly call their types of activity. */
const WORDS_FOR: readonly (readonly [word: RegExp, type: RegExp])[] = [
  [/\b(?:call(?:ed)?|phoned?|rang)\b/i, /\bcall\b/i],
  [/\b(?:met|meeting|workshop|on-?site|visit(?:ed)?)\b/i, /\bmeeting\b/i],
  [/\b(?:e-?mail(?:ed)?|mailed|wrote)\b/i, /\be-?mail\b/i],
  [/\b(?:QBR|EBR|business review)\b/i, /\b(?:QBR|EBR|business review)\b/i],
  [/\bupdate\b/i, /\bupdate\b/i],
  [/\b(?:spoke|talked)\b/i, /\bcall\b/i],
];

/** The tenant's type that a text names, by the type's own name first, the earliest mention winning; else by other words for it. */
export function typeIn(text: string, types: readonly string[]): string | undefined {
  const named = types
    .map((type) => ({ type, at: indexOfWord(text, type) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.type.length - a.type.length);
  if (named[0]) return named[0].type;
  const meant = WORDS_FOR.find(([word, type]) => word.test(text) && types.some((one) => type.test(one)));
  return meant && types.find((one) => meant[1].test(one));
}

/** The tenant's spelling of a type that was given in so many words. */
export function typeGiven(given: string, types: readonly string[]): string | undefined {
  return types.find((type) => type.toLowerCase() === given.toLowerCase()) ?? typeIn(given, types);
}

function indexOfWord(text: string, word: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.search(new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'iu'));
}
