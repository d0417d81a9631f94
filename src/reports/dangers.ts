import type { CalendarDay } from '../base/dates';
import { subject } from './activityTable';
import { table } from './blocks';
import { dayAway, due, named } from './cells';
import { numberOf, type Row, rowsOf, textOf } from './facts';
import { hasFallen, fallWords } from './health';
import { plan } from './planTables';
import type { Block, Cell } from './report';

const BAD_NEWS =
  /\b(?:problems?|issues?|risks?|escalat\w*|complain\w*|outages?|concerns?|block(?:ed|er)s?|delay\w*|churn)\b/i;
const RENEWS_SOON_DAYS = 90;

/** What counts as a danger; `entries` says which ones of the Timeline were looked at. */
export function dangerRule(entries: string): string {
  return (
    'a risk = an open CTA that is overdue or whose type says risk; a late objective; a measure below its score before; ' +
    `a renewal within ${RENEWS_SOON_DAYS} days; ${entries} whose subject says problem, issue, risk, escalation, complaint, ` +
    'outage, concern, blocker, delay or churn'
  );
}

/** Something to watch, and since or until when. */
export interface Danger {
  readonly kind: string;
  readonly what: Cell;
  readonly when: Cell;
}

/** Where the parts of an account may hold a danger; a part that could not be read is empty. */
export interface DangerSources {
  readonly ctas: readonly Row[];
  readonly plans: readonly Row[];
  readonly measures: readonly Row[];
  readonly renewal: Row;
  readonly timeline: readonly Row[];
}

/** What is in danger, the work first. */
export function dangersIn(since: CalendarDay, sources: DangerSources): readonly Danger[] {
  return [
    ...sources.ctas.filter(isRisk).map((row) => ({
      kind: numberOf(row, 'daysLate') === undefined ? 'Risk CTA' : 'Overdue CTA',
      what: named(textOf(row, 'cta'), 'cta', textOf(row, 'gsid')),
      when: due(row),
    })),
    ...sources.plans.flatMap((row) =>
      rowsOf(row, 'late').map((late) => ({
        kind: 'Late objective',
        what: [textOf(late, 'objective'), '(', plan(row), ')'],
        when: due(late),
      })),
    ),
    ...sources.measures.filter(hasFallen).map((row) => ({
      kind: 'Fallen measure',
      what: fallWords(row),
      when: textOf(row, 'changed') === undefined ? undefined : { day: textOf(row, 'changed') ?? '' },
    })),
    ...renewalSoon(sources.renewal),
    ...sources.timeline
      .filter((row) => (textOf(row, 'date') ?? '') >= since && isBadNews(row))
      .map((row) => ({
        kind: `Timeline: ${textOf(row, 'type') ?? 'entry'}`,
        what: subject(row),
        when: { day: textOf(row, 'date') ?? '' },
      })),
  ];
}

export function dangerTable(dangers: readonly Danger[]): Block {
  return table<Danger>(
    { Kind: ({ kind }) => kind, What: ({ what }) => what, When: ({ when }) => when },
    dangers,
  );
}

function isRisk(row: Row): boolean {
  return numberOf(row, 'daysLate') !== undefined || /risk/i.test(textOf(row, 'type') ?? '');
}

function isBadNews(row: Row): boolean {
  return BAD_NEWS.test(textOf(row, 'subject') ?? '');
}

function renewalSoon(renewal: Row): readonly Danger[] {
  const days = numberOf(renewal, 'daysLeft');
  if (days === undefined || days > RENEWS_SOON_DAYS) return [];
  const what = days < 0 ? 'The renewal date has passed' : 'The renewal is near';
  return [{ kind: 'Renewal', what, when: dayAway(renewal, 'renewalDate', 'daysLeft') }];
}
