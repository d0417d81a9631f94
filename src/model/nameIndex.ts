const LETTER = /[\p{L}\p{N}]/u;

interface Entry<T> {
  readonly key: string;
  readonly item: T;
}

/** Finds by a part of their name what has been added so far: fast enough to be asked at every keystroke. */
export class NameIndex<T> {
  readonly #entries = new Map<string, Entry<T>>();

  /** What was added under this id before gives way and keeps its place. */
  add(id: string, name: string, item: T): void {
    this.#entries.set(id, { key: name.toLowerCase(), item });
  }

  /**
   * Those whose name has all of the words: names that begin with the text first, then those of which a word does, then
   * the others; else in the order in which they were added.
   */
  find(text: string, most: number): readonly T[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const [first = ''] = words;
    const ranks: readonly [T[], T[], T[]] = [[], [], []];
    for (const { key, item } of this.#entries.values()) {
      if (!words.every((word) => key.includes(word))) continue;
      const rank = rankOf(key, first);
      if (ranks[rank].length < most) ranks[rank].push(item);
      if (ranks[0].length === most) break;
    }
    return ranks.flat().slice(0, most);
  }
}

function rankOf(key: string, word: string): 0 | 1 | 2 {
  if (key.startsWith(word)) return 0;
  for (let at = key.indexOf(word); at > 0; at = key.indexOf(word, at + 1))
    if (!LETTER.test(key.charAt(at - 1))) return 1;
  return 2;
}
