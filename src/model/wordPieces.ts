/** A shorter piece is in too many names. */
const PIECE = 4;
const MOST_WORDS = 3;

/**
 * Pieces of a mistyped name that the right one most likely has as well: the beginnings and the ends of its words, for
 * a typing error, or a letter without its accent, seldom hits both.
 */
export function wordPieces(typed: string): readonly string[] {
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? [];
  const long = words.filter((word) => word.length >= PIECE).slice(0, MOST_WORDS);
  return [...new Set(long.flatMap((word) => [word.slice(0, PIECE), word.slice(-PIECE)]))];
}
