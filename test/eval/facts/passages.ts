/**
 * The part of a text that is about one of several things: from each mention of it to the next mention of another one,
 * and the beginning of the line where no other one stands. That is a row of a table, an item of a list with what is
 * below it, or the rest of a sentence.
 */
export function passageAbout(text: string, key: string, keys: readonly string[]): string {
  const others = keys.filter((other) => other !== key && !key.includes(other));
  return mentions(text, key)
    .map((at) => {
      const ends = others.flatMap((other) => mentions(text, other).filter((end) => end > at));
      const line = text.lastIndexOf('\n', at) + 1;
      const end = Math.min(endOfItem(text, line), ...ends);
      const head = text.slice(line, at);
      const start = others.some((other) => mentions(head, other).length > 0) ? at : line;
      return text.slice(start, end);
    })
    .join('\n');
}

/** Where what belongs to a line ends: a row of a table alone, a heading with all below it, else up to the next paragraph. */
function endOfItem(text: string, line: number): number {
  const rest = text.slice(line);
  if (/^\s*\|/.test(rest)) return line + rest.search(/\n|$/);
  if (/^\s*#|^[^\n]{0,60}\n\n/.test(rest)) return text.length;
  const paragraph = /\n\s*\n(?=[^\s*+\-\d])/.exec(rest);
  return paragraph ? line + paragraph.index : text.length;
}

/** Whether the things come in this order: by their first mentions, by their last ones, or by the lines that begin with them. */
export function inOrder(text: string, keys: readonly string[]): boolean {
  const found = keys.map((key) => mentions(text, key));
  const first = found.map((all) => all[0] ?? -1);
  const last = found.map((all) => all.at(-1) ?? -1);
  const heads = keys.map((key) => headOf(text, key));
  return [first, last, heads].some((places) => ascends(places));
}

/** Where a text mentions something, in any case. */
export function mentions(text: string, key: string): readonly number[] {
  const [where, what] = [text.toLowerCase(), key.toLowerCase()];
  const found: number[] = [];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length)) found.push(at);
  return found;
}

/** The first line that begins with it, after the signs of lists, headings and tables. */
function headOf(text: string, key: string): number {
  const start = new RegExp(String.raw`^[\s|>#*+\-\d.)]*${escaped(key)}`, 'im');
  return start.exec(text)?.index ?? -1;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function ascends(places: readonly number[]): boolean {
  return places.every((at, n) => at >= 0 && (n === 0 || at > (places[n - 1] ?? -1)));
}
