import { type Document, isMap, isNode, isScalar, type Pair, parseDocument, stringify } from 'yaml';

/** The one name under which a file's front matter remembers what we know of it. */
const OURS = 'gainsight';

/** A change of a text: what stands from `start` to `end` becomes `text`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type Values = Readonly<Record<string, unknown>>;

/** A text taken apart. */
export interface FrontMatter {
  /** Where the text itself begins; 0 = there is no front matter. */
  readonly bodyStart: number;
  /** What stands at its top level. */
  readonly values: Values;
  /** What stands under our name. */
  readonly ours: Values;
}

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|$)/m;

/** What people and their programs write is far from these; the parser would be busy with more for minutes. */
const LONGEST = 16_000;
const DEEPEST = 20;
/** Signs of lists and of keys that open one level each on a single line. */
const STEPS = new RegExp(String.raw`(?:[-?:]\s+){${DEEPEST}}`);

interface Place {
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
}

/** The front matter of a text; undefined when it has one that cannot be read, which is then left alone. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const place = placeOf(text);
  if (!place) return { bodyStart: 0, values: {}, ours: {} };
  const values = valuesIn(text.slice(place.start, place.end));
  if (!values) return undefined;
  const ours = values[OURS];
  if (ours !== undefined && ours !== null && !isPlain(ours)) return undefined;
  return { bodyStart: place.bodyStart, values, ours: plain(ours) };
}

/** Writes values under our name; everything else stays as it is, byte for byte. Undefined where that cannot be done. */
export function rememberIn(text: string, values: Values): TextChange | undefined {
  if (!readFrontMatter(text)) return undefined;
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const withEol = (yaml: string): string => yaml.replace(/\r?\n/g, eol);
  const place = placeOf(text);
  if (!place) {
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    return { start, end: start, text: withEol(`---\n${block(values)}---\n\n`) };
  }
  const yaml = text.slice(place.start, place.end);
  const document = readable(yaml);
  if (!document) return undefined;
  const found = pairIn(document);
  const map = document.contents;
  if (map && isMap(map) && map.flow) return whole(document, place, values, withEol);
  if (!found) {
    const text = withEol(indentedBy(indentIn(document, yaml), block(values)));
    return { start: place.end, end: place.end, text };
  }
  const [from, to] = found;
  const written = rewritten(yaml.slice(from, to), values);
  if (written === undefined) return whole(document, place, values, withEol);
  const indent = ' '.repeat(from - (yaml.lastIndexOf('\n', from - 1) + 1));
  return {
    start: place.start + from,
    end: place.start + to,
    text: withEol(indentedBy(indent, written).slice(indent.length)),
  };
}

function placeOf(text: string): Place | undefined {
  const start = OPENING.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const closing = CLOSING.exec(text.slice(start));
  if (!closing) return undefined;
  const end = start + closing.index;
  return { start, end, bodyStart: end + closing[0].length };
}

function valuesIn(yaml: string): Values | undefined {
  try {
    const document = readable(yaml);
    return document && plain(document.toJS());
  } catch {
    // References that multiply without end are refused by the parser.
    return undefined;
  }
}

/** A list of names and values without a fault, or nothing yet. */
function readable(yaml: string): Document | undefined {
  if (yaml.length > LONGEST || STEPS.test(yaml) || bracketsIn(yaml) > DEEPEST) return undefined;
  const document = parseDocument(yaml, { logLevel: 'silent' });
  const { contents, errors } = document;
  const empty = contents === null || (isScalar(contents) && contents.value === null);
  return errors.length === 0 && (empty || isMap(contents)) ? document : undefined;
}

/** How deep brackets stand in each other. */
function bracketsIn(yaml: string): number {
  let [open, deepest] = [0, 0];
  for (const [sign] of yaml.matchAll(/[[\]{}]/g)) {
    open = Math.max(0, open + (/[[{]/.test(sign) ? 1 : -1));
    deepest = Math.max(deepest, open);
  }
  return deepest;
}

/** Where our name and its value stand. */
function pairIn({ contents }: Document): readonly [number, number] | undefined {
  if (!contents || !isMap(contents)) return undefined;
  const pair: Pair | undefined = contents.items.find(({ key }) => isScalar(key) && key.value === OURS);
  const from = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  const to = isNode(pair?.value) ? pair.value.range?.[1] : undefined;
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** The blanks before the first of our name's neighbours, which may begin with a sign of YAML or with an anchor. */
function indentIn({ contents }: Document, yaml: string): string {
  if (!contents || !isMap(contents)) return '';
  const at = contents.range?.[0] ?? 0;
  return /^ */.exec(yaml.slice(yaml.lastIndexOf('\n', at - 1) + 1))?.[0] ?? '';
}

/** Our own part alone; undefined where it refers to another. */
function rewritten(part: string, values: Values): string | undefined {
  try {
    const own = parseDocument(part);
    set(own, values);
    return own.toString({ lineWidth: 0 }).replace(/\n+$/, part.endsWith('\n') ? '\n' : '');
  } catch {
    return undefined;
  }
}

function block(values: Values): string {
  return stringify({ [OURS]: values }, { lineWidth: 0 });
}

/** Where the pieces hang together, the whole is written anew; comments stay. */
function whole(
  document: Document,
  place: Place,
  values: Values,
  withEol: (yaml: string) => string,
): TextChange {
  set(document, values);
  return { start: place.start, end: place.end, text: withEol(document.toString({ lineWidth: 0 })) };
}

/** Sets what is given, takes out what is given as undefined, and leaves the rest. */
function set(document: Document, values: Values): void {
  if (!isMap(document.get(OURS))) document.set(OURS, document.createNode({}));
  for (const [name, value] of Object.entries(values))
    if (value === undefined) document.deleteIn([OURS, name]);
    else document.setIn([OURS, name], value);
}

function indentedBy(indent: string, text: string): string {
  return indent === '' ? text : text.replace(/^(?=.)/gm, indent);
}

function isPlain(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): Values {
  return isPlain(value) ? value : {};
}
