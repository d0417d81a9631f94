import { wallTime } from '../../base/dates';
import { htmlToText } from '../../gainsight/htmlText';
import type { Row } from '../../gainsight/objectQuery';
import { type Untrusted, visible } from '../untrusted';

/** Fields that hold what people type freely; everything long or with markup counts as well. */
const FREE_TEXT =
  /(?:notes|comment|subject|description|summary|actionplan|criteria|feedback|verbatim|message)/i;
const SHORT = 120;
/** Ids that say nothing beside their label; they stay where somebody asked for them. */
const LABELLED_ID = /^(?:(?:Type|Status|Priority|Reason|SuccessPlanType)Id|CurrentScore|PreviousScore)$/i;
/** Users, of whom the e-mail address stands beside: it does for the id wherever one is asked for. */
const USER_ID = /^(?:Csm|OwnerId|AuthorId)$/i;
/** Days that some lists write as a moment: midnight, UTC. */
const DAY_FIELD = /(?:Due|Start|Renewal|Contract|Task|Snapshot|Response)_?Date/i;
const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.000)?(?:Z|\+00:?00)$/;
/** What is earlier than the year 1000 stands for no moment at all. */
const MOMENT = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\+00:?00)$/;
const MOMENT_FIELD = /date|_at__gc$|deletedon/i;
const FIRST_EPOCH = 1e11;
const EPOCH_TEXT = /^\d{12,14}$/;

/** What rows are written with. */
interface Writing {
  readonly untrusted: Untrusted;
  readonly timeZone: string;
}

/** Labels of picklist items by GSID, by field name in lower case. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * A row as a model needs it: empty values gone, labels in the place of picklist ids, markup turned into text, days as
 * days, moments by the user's clock, and what people typed marked as such. `asked` = the fields that were named in
 * the call; `plain` = those that hold no markup, whatever it looks like, in lower case.
 */
export function compactRow(
  row: Row,
  { untrusted, timeZone }: Writing,
  labels: Labels = new Map(),
  asked: readonly string[] = [],
  plain: ReadonlySet<string> = new Set(),
): Record<string, unknown> {
  const cells = Object.entries(row)
    .filter(([name]) => asked.includes(name) || !saysNothing(name, row))
    .map(([name, value]) => {
      const known = labels.get(name.toLowerCase());
      const isPlain = plain.has(name.toLowerCase());
      return [name, compact(name, labelled(value, known), isPlain, { untrusted, timeZone })] as const;
    });
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
}

function saysNothing(name: string, row: Row): boolean {
  return LABELLED_ID.test(name) || (USER_ID.test(name) && Boolean(row[`${name}__gr.Email`]));
}

function labelled(value: unknown, labels: ReadonlyMap<string, string> | undefined): unknown {
  if (!labels) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => labelled(item, labels));
  return typeof value === 'string' ? (labels.get(value) ?? value) : value;
}

function compact(name: string, value: unknown, isPlain: boolean, { untrusted, timeZone }: Writing): unknown {
  if (value === null || value === '' || value === undefined) return undefined;
  if (isEpoch(value, isPlain) && MOMENT_FIELD.test(name))
    return dayOrMoment(name, new Date(Number(value)).toISOString(), timeZone);
  if (typeof value !== 'string') return value;
  const marked = value.includes('<');
  const text = marked && !isPlain ? htmlToText(value) : value;
  const free = marked || text.length > SHORT || text.includes('\n') || FREE_TEXT.test(name);
  if (free) return untrusted.text(text);
  return isPlain ? visible(text) : dayOrMoment(name, visible(text), timeZone);
}

/** Milliseconds since 1970, which some answers give as text; in a field that holds text it is the number of something. */
function isEpoch(value: unknown, isPlain: boolean): boolean {
  if (typeof value === 'number') return value > FIRST_EPOCH;
  return typeof value === 'string' && !isPlain && EPOCH_TEXT.test(value);
}

function dayOrMoment(name: string, text: string, timeZone: string): string {
  // A day of which the name says nothing may be written as midnight, too; by another clock it would be another day.
  if (MIDNIGHT.test(text)) return DAY_FIELD.test(name) ? text.replace(MIDNIGHT, '$1') : text;
  const instant = MOMENT.test(text) ? new Date(text) : undefined;
  return instant && !Number.isNaN(instant.getTime()) ? wallTime(instant, timeZone) : text;
}
