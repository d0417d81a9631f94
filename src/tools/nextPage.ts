/** What a full page says: there may be more, and `place` (`offset 100`) is where they begin. */
export function nextPage(shown: number, place: string): string {
  return `${shown} shown, more may exist: call again with ${place}.`;
}

/**
 * The same sentence when only `kept` of the rows that were read are shown. It goes by its own words, for an answer
 * may be shortened once more when only its text is left. Undefined where there was no further page.
 */
export function nextPageAfter(next: string | undefined, read: number, kept: number): string | undefined {
  if (next === undefined) return undefined;
  const more = `${kept} shown, more may exist beyond the ${read} that were read`;
  const place = placeAfter(next, read, kept);
  return place === undefined ? `${more}: narrow the question.` : `${more}: call again with ${place}.`;
}

/** Where the first row begins that is not shown. */
function placeAfter(next: string, read: number, kept: number): string | undefined {
  if (kept === 0) return undefined;
  const offset = /\boffset (\d+)\.$/.exec(next)?.[1];
  if (offset !== undefined) return `offset ${Number(offset) - read + kept}`;
  // A page begins at a multiple of its size: what follows the shown part of the first is the second of that size.
  const page = /\b(pageNumber|pn) 2\.$/.exec(next)?.[1];
  return page && `${page === 'pn' ? 'ps' : 'pageSize'} ${kept}, ${page} 2`;
}
