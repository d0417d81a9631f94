import { htmlToText } from '../gainsight/htmlText';
import type { Row } from '../gainsight/objectQuery';
import { type Untrusted, visible } from './untrusted';

/** Fields that hold what people type freely; everything long or with markup counts as well. */
const FREE_TEXT =
  /(?:notes|comment|subject|description|summary|actionplan|criteria|feedback|verbatim|message)/i;
const SHORT = 120;

/** Labels of picklist items by GSID, by field name in lower case. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * A row as a model needs it: empty values gone, labels in the place of picklist ids, markup turned into text,
 * and what people typed marked as such.
 */
export function compactRow(
  row: Row,
  untrusted: Untrusted,
  labels: Labels = new Map(),
): Record<string, unknown> {
  const cells = Object.entries(row).map(([name, value]) => {
    const known = labels.get(name.toLowerCase());
    return [name, compact(name, labelled(value, known), untrusted)] as const;
  });
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
}

function labelled(value: unknown, labels: ReadonlyMap<string, string> | undefined): unknown {
  if (!labels) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => labelled(item, labels));
  return typeof value === 'string' ? (labels.get(value) ?? value) : value;
}

function compact(name: string, value: unknown, untrusted: Untrusted): unknown {
  if (value === null || value === '' || value === undefined) return undefined;
  if (typeof value !== 'string') return value;
  const marked = value.includes('<');
  const text = marked ? htmlToText(value) : value;
  const free = marked || text.length > SHORT || text.includes('\n') || FREE_TEXT.test(name);
  return free ? untrusted.text(text) : visible(text);
}
