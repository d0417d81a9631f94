import type { NamedRecord } from './report';

const MOST_WORDS = 10;
/** Words at the beginning of a sentence, or of the note, that are no names. */
const NO_NAME =
  /^(?:log|call(?:ed)?|meeting|met|e-?mail(?:ed)?|note|update|spoke|just|today|yesterday|the|they|with|and|but|our|had|new|all|for|we|i|he|she|it|on|in|at)$/i;
const BESIDE = /\b(?:at|with|for|from|to)\s+([\p{L}\d][\p{L}\d&'’.-]*)/giu;
const CAPITAL = /(?<![\p{L}\d])\p{Lu}[\p{L}\d&'’-]+/gu;

/**
 * Words of a note that may begin the name of an account: the first one, capitals, and what follows `at`, `with`,
 * `for`.
 */
export function wordsThatMayName(text: string): readonly string[] {
  const first = /[\p{L}\d][\p{L}\d&'’-]*/u.exec(text)?.[0] ?? '';
  const beside = [...text.matchAll(BESIDE)].map(([, word = '']) => word.replace(/[.’']+$/, ''));
  const capital = [...text.matchAll(CAPITAL)].map(([word]) => word);
  const all = [first, ...capital, ...beside].filter((word) => word.length > 2 && !NO_NAME.test(word));
  return [...new Map(all.map((word) => [word.toLowerCase(), word])).values()].slice(0, MOST_WORDS);
}

interface Match {
  readonly account: NamedRecord;
  readonly whole: boolean;
  readonly length: number;
  readonly at: number;
}

/** The accounts that a text names best: whole names before beginnings of names, more words before fewer. */
export function accountsNamed(text: string, accounts: readonly NamedRecord[]): readonly NamedRecord[] {
  return namesIn(text, accounts).accounts;
}

/** The same, with whether it is the whole name that stands in the text. */
export function namesIn(
  text: string,
  accounts: readonly NamedRecord[],
): { readonly accounts: readonly NamedRecord[]; readonly whole: boolean } {
  const words = wordsOf(text);
  const matches = accounts.flatMap((account) => matchOf(account, words) ?? []);
  const best = matches.toSorted(better)[0];
  if (!best) return { accounts: [], whole: false };
  const equal = matches.filter((one) => one.whole === best.whole && one.length === best.length);
  const atStart = equal.filter(({ at }) => at === 0);
  return {
    accounts: (atStart.length > 0 ? atStart : equal).map(({ account }) => account),
    whole: best.whole,
  };
}

function better(a: Match, b: Match): number {
  return Number(b.whole) - Number(a.whole) || b.length - a.length;
}

/** The longest beginning of the name that stands in the text; the first word alone is enough, if it is one. */
function matchOf(account: NamedRecord, words: readonly string[]): Match | undefined {
  const name = wordsOf(account.name);
  const [first = ''] = name;
  let best: Match | undefined;
  for (const [at, word] of words.entries()) {
    if (word !== first) continue;
    let length = 1;
    while (length < name.length && name[length] === words[at + length]) length += 1;
    const whole = length === name.length;
    if (length === 1 && (NO_NAME.test(first) || (!whole && first.length < 3))) continue;
    if (!best || length > best.length) best = { account, whole, length, at };
  }
  return best;
}

/** The words of a text in lower case that may be a part of a name, each once. */
export function wordsToSearch(text: string): readonly string[] {
  const words = wordsOf(text).filter((word) => word.length > 2 && !NO_NAME.test(word));
  return [...new Set(words)].slice(0, MOST_WORDS);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}
