import type { CalendarDay } from '../base/dates';
import { subject } from './activityTable';
import { table } from './blocks';
import { named } from './cells';
import { type Row, rowsOf, textOf } from './facts';
import { plan } from './planTables';
import type { Block, Cell } from './report';

/** Statuses under which something ended without a result. */
const NO_RESULT = /lost|fail|invalid|cancel|no action|duplicate|abandon/i;
const GOOD_NEWS =
  /\b(?:wins?|won|success|milestone|(?:go(?:es|ing)?|went|is|now)[- ]live|completed?|finished)\b/i;

export const WIN_RULE =
  'a win = a CTA, objective or plan closed in this time with a status that does not say lost, failed, invalid or cancelled; ' +
  'a plan counts on the day of its last change; a Timeline entry of type Milestone, or whose subject says win, success, went live, completed or finished';

/** Something that went well, on its day. */
export interface Win {
  readonly day: CalendarDay;
  readonly what: Cell;
  readonly kind: string;
}

/** What was closed or told as a success since a day, the newest first. */
export function winsSince(
  since: CalendarDay,
  { ctas, plans, timeline }: { readonly ctas: Row; readonly plans: Row; readonly timeline: Row },
): readonly Win[] {
  const all = [
    ...rowsOf(ctas).map((row) => closed(row, 'CTA', named(textOf(row, 'cta'), 'cta', textOf(row, 'gsid')))),
    ...rowsOf(plans).flatMap((row) => [
      row.closed === true
        ? closed({ ...row, closedOn: row.lastChange }, 'Success plan', plan(row))
        : undefined,
      ...rowsOf(row, 'all').map((one) =>
        closed(one, 'Objective', [textOf(one, 'objective'), '(', plan(row), ')']),
      ),
    ]),
    ...rowsOf(timeline).map(told),
  ];
  return all
    .filter((win) => win !== undefined)
    .filter(({ day }) => day >= since)
    .toSorted((a, b) => b.day.localeCompare(a.day));
}

export function winTable(wins: readonly Win[]): Block {
  return table<Win>(
    { Date: ({ day }) => ({ day }), What: ({ what }) => what, Kind: ({ kind }) => kind },
    wins,
  );
}

function closed(row: Row, kind: string, what: Cell): Win | undefined {
  const [day, status] = [textOf(row, 'closedOn'), textOf(row, 'status') ?? ''];
  return day === undefined || NO_RESULT.test(status) ? undefined : { day, what, kind: `${kind}: ${status}` };
}

function told(row: Row): Win | undefined {
  const [day, type = '', text = ''] = [textOf(row, 'date'), textOf(row, 'type'), textOf(row, 'subject')];
  if (day === undefined || !(/milestone/i.test(type) || GOOD_NEWS.test(text))) return undefined;
  return { day, what: subject(row), kind: `Timeline: ${type}` };
}
