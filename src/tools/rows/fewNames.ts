const MOST = 25;
const MORE = /^and (\d+) more$/;

/** Names, the first of them alone where there are many, and how many more: of thousands they would fill an answer. */
export function fewNames(names: readonly string[], most = MOST): readonly string[] {
  const more = names.length - most;
  return more > 0 ? [...names.slice(0, most), `and ${more} more`] : names;
}

/** How many a list stands for: all of its entries, and those that its last one counts. */
export function countOf(entries: readonly unknown[]): number {
  const last = entries.at(-1);
  const more = typeof last === 'string' ? MORE.exec(last)?.[1] : undefined;
  return entries.length + (more === undefined ? 0 : Number(more) - 1);
}
