import { htmlToText } from '../gainsight/htmlText';
import type { Row } from '../gainsight/objectQuery';

const LONGEST_TEXT = 600;

/** A row as a model needs it: empty values gone, markup turned into text, long text cut with a mark. */
export function compactRow(row: Row): Record<string, unknown> {
  const cells = Object.entries(row).map(([name, value]) => [name, compact(value)] as const);
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
}

function compact(value: unknown): unknown {
  if (value === null || value === '' || value === undefined) return undefined;
  if (typeof value !== 'string') return value;
  const text = value.includes('<') ? htmlToText(value) : value;
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} […]` : text;
}
