import { daysBetween } from '../../base/dates';
import type { Calendar } from '../calendar';
import { deadline } from '../data/workRows';
import type { Row, Value } from '../row';

/** What follows from the due date of a CTA or task, and from the one that it was first given. */
export function dueFields(calendar: Calendar, due: Value, closed: boolean, original: Value): Row {
  if (typeof due !== 'string')
    return { DueDate: null, IsOverdue: false, DaysDue: null, DaysPastDueDate: 0, DueDateVariance: 0 };
  const first = typeof original === 'string' ? original : due;
  return {
    ...deadline(calendar, daysBetween(calendar.today, due), closed),
    OriginalDueDate: first,
    DueDateVariance: daysBetween(first, due),
  };
}
