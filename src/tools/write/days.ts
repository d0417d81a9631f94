import * as z from 'zod';
import { type CalendarDay, dayOf, daysBetween, instantAt, isCalendarDay } from '../../base/dates';
import type { Clock } from '../../data/tenant';
import type { Planning } from './planning';

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;
const NOON = '12:00';

/** A day as input: a real one, `yyyy-MM-dd`. */
export const dayInput = () =>
  z.string().trim().refine(isCalendarDay, 'must be a day that exists, as yyyy-MM-dd');

/** When something happened, as input. */
export const momentInput = () =>
  z
    .string()
    .trim()
    .refine(
      isMoment,
      'must be yyyy-MM-dd, or a date and time such as 2026-03-04T15:30 (with an offset, or in the zone of the user)',
    );

/** A day with its weekday, by which people notice a wrong one: `2026-11-27 (Friday)`. */
export function shownDay(day: CalendarDay): string {
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
  return `${day} (${weekday.format(new Date(`${day}T00:00:00Z`))})`;
}

/** A moment on the user's own clock. */
export function shownMoment(at: Date, { timeZone }: Pick<Clock, 'timeZone'>): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  return `${shownDay(dayOf(at, timeZone))} ${time} ${timeZone}`;
}

/** The moment that input names. A day alone means now when it is today, else noon. */
export function momentOf(text: string, clock: Clock): Date {
  if (WITH_OFFSET.test(text)) return new Date(text.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  const [, day = text, time] = LOCAL.exec(text) ?? [];
  if (time === undefined && day === clock.today()) return clock.now();
  return instantAt(day, time ?? NOON, clock.timeZone);
}

/** Says when a due date is behind us. */
export function noteDueDate(planning: Planning, day: CalendarDay | undefined): void {
  if (day === undefined) return;
  const late = daysBetween(day, planning.tenant.clock.today());
  if (late > 0)
    planning.warnings.push(`The due date is already past, by ${late === 1 ? 'a day' : `${late} days`}.`);
}

function isMoment(text: string): boolean {
  const day = LOCAL.exec(text)?.[1] ?? (WITH_OFFSET.test(text) ? text.slice(0, 10) : '');
  return isCalendarDay(day) && !Number.isNaN(Date.parse(text.replace(' ', 'T')));
}
