import { type RecordWays, wayTo } from './recordWays';
import type { NamedRecord } from './toolFacts';

/** Shorter names would be found in words that mean something else. */
const SHORTEST = 4;
/** Of scripts that put spaces between words: in others every sign can be the end of one. */
const LETTER = String.raw`(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}])[\p{L}\p{N}]`;
/** A letter that makes a word longer. */
export const WORD_SIGN = new RegExp(LETTER, 'u');
/** What may not stand right before a name: a letter, or a sign that gives the bracket of a link another meaning. */
const BEFORE = `(?<!${LETTER}|[_!\\\\[\\]\`])`;
const AFTER = `(?!${LETTER}|_)`;

/** A stretch of text, with the link that stands for it where it is the name of a record. */
export interface Stretch {
  readonly text: string;
  readonly link?: string | undefined;
}

/** The names of records that were read, each with a link that opens its record. */
export class CitedNames {
  readonly #links: ReadonlyMap<string, string>;
  readonly #pattern: RegExp | undefined;
  readonly #longest: number;

  constructor(records: readonly NamedRecord[] = [], ways: RecordWays = { linkOf: () => undefined }) {
    this.#links = linksTo(records, ways);
    const names = [...this.#links.keys()].sort((a, b) => b.length - a.length);
    const either = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|');
    this.#pattern = names.length === 0 ? undefined : new RegExp(`${BEFORE}(?:${either})${AFTER}`, 'gu');
    this.#longest = names[0]?.length ?? 0;
  }

  /** The text in stretches; `before` is the character in front of it. */
  stretches(text: string, before: string): readonly Stretch[] {
    if (!this.#pattern) return [{ text }];
    const whole = before + text;
    const found: Stretch[] = [];
    let at = before.length;
    for (const match of whole.matchAll(this.#pattern)) {
      if (match.index < at) continue;
      const [name] = match;
      found.push({ text: whole.slice(at, match.index) }, { text: name, link: this.#links.get(name) });
      at = match.index + name.length;
    }
    return [...found, { text: whole.slice(at) }];
  }

  /** Where a name begins that the next piece of text may go on with. */
  unfinishedAt(text: string): number {
    for (let at = Math.max(0, text.length - this.#longest); at < text.length; at += 1) {
      if (WORD_SIGN.test(text[at - 1] ?? '')) continue;
      const rest = text.slice(at);
      for (const name of this.#links.keys()) if (name.startsWith(rest)) return at;
    }
    return text.length;
  }
}

/** A name that several records bear says of none that it is meant. */
function linksTo(records: readonly NamedRecord[], ways: RecordWays): Map<string, string> {
  const ids = new Map<string, Set<string>>();
  for (const { name, gsid } of records) ids.set(name, (ids.get(name) ?? new Set()).add(gsid));
  const citable = records.filter(({ name, kind }) => ids.get(name)?.size === 1 && isTelling(name, kind));
  return new Map(citable.map(({ name, kind, gsid }) => [name, wayTo(name, kind, gsid, ways)]));
}

/** Work and entries often bear a word of everyday language, such as "Risk" or "Call". */
function isTelling(name: string, kind: NamedRecord['kind']): boolean {
  if (name.length < SHORTEST || !/^[\p{L}\p{N}]/u.test(name)) return false;
  return kind === 'company' || /\p{L}.* .*\p{L}/u.test(name);
}
