import { addDays, type CalendarDay } from '../base/dates';
import type { Cta, Task } from './cta';
import { byDueDate } from './dueDates';

/** Something that its owner has to do. */
export type WorkItem =
  { readonly kind: 'cta'; readonly record: Cta } | { readonly kind: 'task'; readonly record: Task };

/** When work is due, seen from today. `week` is the rest of the week that ends on Sunday. */
export type WorkBucket = 'overdue' | 'today' | 'week' | 'later' | 'undated';

const ORDER: readonly WorkBucket[] = ['overdue', 'today', 'week', 'later', 'undated'];

/** The bucket of a due date. */
export function bucketOf(dueDate: CalendarDay | undefined, today: CalendarDay): WorkBucket {
  if (dueDate === undefined) return 'undated';
  if (dueDate < today) return 'overdue';
  if (dueDate === today) return 'today';
  return dueDate <= endOfWeek(today) ? 'week' : 'later';
}

/**
 * Open work by bucket, most pressing bucket first and empty ones left out; inside a bucket by due date,
 * important CTAs first within a day.
 */
export function workBuckets(
  items: readonly WorkItem[],
  today: CalendarDay,
): readonly { readonly bucket: WorkBucket; readonly items: readonly WorkItem[] }[] {
  const open = items.filter(({ record }) => !record.closed);
  return ORDER.map((bucket) => ({
    bucket,
    items: open.filter(({ record }) => bucketOf(record.dueDate, today) === bucket).sort(byUrgency),
  })).filter((group) => group.items.length > 0);
}

function byUrgency(a: WorkItem, b: WorkItem): number {
  return (
    byDueDate(a.record, b.record) ||
    Number(isImportant(b)) - Number(isImportant(a)) ||
    a.record.name.localeCompare(b.record.name)
  );
}

function isImportant(item: WorkItem): boolean {
  return item.kind === 'cta' && item.record.important;
}

function endOfWeek(day: CalendarDay): CalendarDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 0 ? 0 : 7 - weekday);
}
