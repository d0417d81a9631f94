import type { CalendarDay } from '../base/dates';

/** Earliest due date first; what has none comes last. */
export function byDueDate(
  a: { dueDate?: CalendarDay | undefined },
  b: { dueDate?: CalendarDay | undefined },
): number {
  const [left, right] = [a.dueDate ?? '9999-12-31', b.dueDate ?? '9999-12-31'];
  return left < right ? -1 : left > right ? 1 : 0;
}
