import { nearestNames } from '../../model/nearestNames';

const MOST = 3;
/** A shorter word is in too many names. */
const SHORTEST_WORD = 4;
/** There are many parts, so they must be nearer than a whole name: “Merdian” is not “Media”. */
const MOST_LETTERS_APART = 1;

/** The accounts that a mistyped text may stand for, nearest first: by their whole names, then by a part of them. */
export function nearestAccounts(typed: string, names: readonly string[]): readonly string[] {
  const byPart = new Map<string, string[]>();
  for (const name of new Set(names))
    for (const part of partsOf(name)) {
      if (Math.abs(part.length - typed.trim().length) > MOST_LETTERS_APART) continue;
      byPart.set(part, [...(byPart.get(part) ?? []), name]);
    }
  const inParts = nearestNames(typed, byPart.keys(), byPart.size).flatMap((part) => byPart.get(part) ?? []);
  return [...new Set([...nearestNames(typed, names), ...inParts])].slice(0, MOST);
}

/** What people leave of a name: its beginning, or one of its words. */
function partsOf(name: string): ReadonlySet<string> {
  const words = name.split(/\s+/);
  const beginnings = words.slice(1).map((_, index) => words.slice(0, index + 1).join(' '));
  return new Set([...beginnings, ...words.filter((word) => word.length >= SHORTEST_WORD)]);
}
