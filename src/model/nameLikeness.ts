/** How much two names of records say the same. */
export type Likeness = 'same' | 'similar' | 'different';

/** Words that a name of work may have or lack without meaning something else. */
const FILLERS = new Set(
  'a an and at before book by cta do for from get in my of on our plan prepare schedule set the to up with'.split(
    ' ',
  ),
);
const ENOUGH = 0.6;

/**
 * Compares two names by their words, whatever their order, case and fillers. An abbreviation counts as the words
 * whose initials it is: EBR is an executive business review.
 */
export function nameLikeness(a: string, b: string): Likeness {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.join(' ') === right.join(' ')) return 'same';
  const [first, second] = [telling(spelledOut(left, right)), telling(spelledOut(right, left))];
  if (first.size === 0 || second.size === 0) return 'different';
  const common = [...first].filter((word) => second.has(word)).length;
  return common / Math.min(first.size, second.size) >= ENOUGH ? 'similar' : 'different';
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function telling(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.filter((word) => !FILLERS.has(word)));
}

/** The words with each abbreviation replaced by the words of the other name that it stands for. */
function spelledOut(words: readonly string[], others: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    const length = word.length;
    if (length < 2 || length > 5) return [word];
    for (let at = 0; at + length <= others.length; at += 1) {
      const run = others.slice(at, at + length);
      if (run.every((other, i) => other.startsWith(word.charAt(i)) && other !== word)) return run;
    }
    return [word];
  });
}
