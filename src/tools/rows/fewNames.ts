const MOST = 25;

/** Names, the first of them alone where there are many, and how many more: of thousands they would fill an answer. */
export function fewNames(names: readonly string[], most = MOST): readonly string[] {
  const more = names.length - most;
  return more > 0 ? [...names.slice(0, most), `and ${more} more`] : names;
}
