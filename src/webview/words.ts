/** The page's words in the reader's language, by name; the name itself where there is none. */
export type Words = (name: string) => string;

export function wordsFrom(given: Readonly<Record<string, string>>): Words {
  return (name) => given[name] ?? name;
}
