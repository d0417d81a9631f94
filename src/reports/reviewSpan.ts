import { addDays, type CalendarDay } from '../base/dates';
import { subject } from './activityTable';
import { type Row, rowsOf, textOf } from './facts';
import type { Cell } from './report';

const REVIEW = /\b(?:EBR|QBR|MBR|business review)\b/i;
const DEFAULT_DAYS = 90;

/** The time that a review looks back on. */
export interface ReviewSpan {
  readonly since: CalendarDay;
  /** How that day was found. */
  readonly rule: Cell;
}

/** Since the last review that is on the Timeline; else a quarter. A Timeline that was not read has no status. */
export function reviewSpan(timeline: Row, today: CalendarDay): ReviewSpan {
  const last = rowsOf(timeline).find((row) => {
    const day = textOf(row, 'date');
    return (
      day !== undefined &&
      day < today &&
      REVIEW.test(`${textOf(row, 'type') ?? ''} ${textOf(row, 'subject') ?? ''}`)
    );
  });
  const day = last && textOf(last, 'date');
  if (last && day !== undefined)
    return { since: day, rule: [subject(last), 'on', { day }, '(newest entry that is called a review)'] };
  const since = addDays(today, -DEFAULT_DAYS);
  const unread = textOf(timeline, 'status') === undefined;
  const why = unread ? 'the Timeline could not be read' : 'no review is on the Timeline';
  return { since, rule: [`${why}, so ${DEFAULT_DAYS} days were taken: since`, { day: since }] };
}
