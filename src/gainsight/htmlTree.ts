import { Parser } from 'htmlparser2';

/** Elements whose contents are no text. */
const DROPPED = new Set(
  'script style head template noscript iframe object svg math img video audio'.split(' '),
);

/** No text that people write goes deeper; what is made to go deeper would not get through the functions that walk it. */
const DEEPEST = 60;

/** A piece of rich text: words, or an element with what is in it. */
export type Node = string | Element;

export interface Element {
  readonly name: string;
  readonly href?: string | undefined;
  readonly children: readonly Node[];
}

interface Open extends Element {
  readonly children: Node[];
}

/**
 * HTML as a tree of elements without their attributes, but for the address of a link; scripts and media are left out.
 * What is nested without end keeps its words and loses its elements.
 */
export function parseHtml(html: string): readonly Node[] {
  const top: Open = { name: '', children: [] };
  const open: Open[] = [top];
  const parser = new Parser({
    onopentag: (name, { href }) => {
      const around = open.at(-1);
      if (around && open.length > DEEPEST && !DROPPED.has(name)) {
        open.push(around);
        return;
      }
      const element: Open = { name, href, children: [] };
      if (!DROPPED.has(name)) around?.children.push(element);
      open.push(element);
    },
    ontext: (text) => {
      const children = open.at(-1)?.children;
      const last = children?.at(-1);
      // The parser hands text over in pieces, and signs at the end of one belong to what follows.
      if (children && typeof last === 'string') children[children.length - 1] = last + text;
      else children?.push(text);
    },
    onclosetag: () => void open.pop(),
  });
  parser.end(html);
  return top.children;
}

/** The words of a piece, without its markup. */
export function textOf(node: Node): string {
  if (typeof node === 'string') return node;
  return node.name === 'br' ? '\n' : node.children.map(textOf).join('');
}
