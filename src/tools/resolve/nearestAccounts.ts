import { nearestNames } from '../../model/nearestNames';

const MOST = 3;
/** A shorter word is in too many names. */
const SHORTEST_WORD = 4;
/** There are many parts, so they must be nearer than a whole name: “Merdian” is not “Media”. */
const MOST_LETTERS_APART = 1;

/**
 * The accounts that a mistyped text may stand for, nearest first: by their whole names, then by a part of them. Where
 * there is none, by what the text begins with: people add a legal form, or a word of their own.
 */
export function nearestAccounts(typed: string, names: readonly string[]): readonly string[] {
  const byPart = new Map<string, string[]>();
  for (const name of new Set(names))
    for (const part of partsOf(name)) byPart.set(part, [...(byPart.get(part) ?? []), name]);
  const words = typed.trim().split(/\s+/);
  const beginnings = words.map((_, index) => words.slice(0, words.length - index).join(' '));
  const found = beginnings
    .filter((text, index) => index === 0 || text.length >= SHORTEST_WORD)
    .map((text) => [...(text === typed.trim() ? nearestNames(text, names) : []), ...inParts(text, byPart)]);
  return [...new Set(found.find(({ length }) => length > 0) ?? [])].slice(0, MOST);
}

function inParts(text: string, byPart: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const near = [...byPart.keys()].filter((part) => Math.abs(part.length - text.length) <= MOST_LETTERS_APART);
  return nearestNames(text, near, near.length).flatMap((part) => byPart.get(part) ?? []);
}

/** What people leave of a name: its beginning, or one of its words. */
function partsOf(name: string): ReadonlySet<string> {
  const words = name.split(/\s+/);
  const beginnings = words.slice(1).map((_, index) => words.slice(0, index + 1).join(' '));
  return new Set([...beginnings, ...words.filter((word) => word.length >= SHORTEST_WORD)]);
}
