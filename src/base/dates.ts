import { lazy, lazyByKey } from './lazy';

/** A calendar day, `yyyy-MM-dd`, in whatever zone the one who made it names. Comparable as text. */
export type CalendarDay = string;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

// A formatter takes a tenth of a millisecond to make, and a long list asks for the day of thousands of rows.
const systemFormat = lazy(() => new Intl.DateTimeFormat());
// Swedish writes dates as ISO 8601 does.
const dayFormat = lazyByKey((timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }));
const wallFormat = lazyByKey(
  (timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
);

/** The zone of this machine, e.g. `Europe/Berlin`; one of the same offset where the runtime has no name for it. */
export function systemTimeZone(): string {
  // With some values of TZ there is none, or one that the runtime itself does not take.
  const name: unknown = systemFormat().resolvedOptions().timeZone;
  // Then its clocks never change, so any instant tells the offset.
  return typeof name === 'string' && isTimeZone(name) ? name : zoneAhead(-new Date(0).getTimezoneOffset());
}

/** Whether the runtime knows a zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    dayFormat(name);
    return name !== '';
  } catch {
    return false;
  }
}

/** True for text of the form `yyyy-MM-dd` that names a real day. */
export function isCalendarDay(text: string): boolean {
  return DAY_PATTERN.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/** The day that a clock on the wall in `timeZone` shows at this instant. */
export function dayOf(instant: Date, timeZone: string): CalendarDay {
  // A year before 1000 is written with fewer digits.
  return dayFormat(timeZone).format(instant).padStart(10, '0');
}

export function addDays(day: CalendarDay, count: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The instant at which `day` begins in `timeZone`, also on days when clocks change. */
export function startOfDay(day: CalendarDay, timeZone: string): Date {
  return instantAt(day, '00:00', timeZone);
}

/** The instant at which a clock on the wall in `timeZone` shows this time (`HH:mm`) on this day. */
export function instantAt(day: CalendarDay, time: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  // The offset at the guess can differ from the offset at the answer; a second pass settles it.
  const guess = new Date(asUtc - offsetAt(new Date(asUtc), timeZone));
  const settled = new Date(asUtc - offsetAt(guess, timeZone));
  // Where the clocks skip midnight the second pass ends on the day before, and the guess is when the day began.
  return dayOf(settled, timeZone) < day ? guess : settled;
}

/** The instant as a clock on the wall in `timeZone` shows it, with its offset: `2026-11-17T00:30:00+01:00`. */
export function wallTime(instant: Date, timeZone: string): string {
  const offset = Math.round(offsetAt(instant, timeZone) / MINUTE_MS);
  return `${wallText(instant, timeZone)}${offsetText(offset)}`;
}

/** A zone whose clocks are always so many minutes ahead of UTC; UTC itself where the runtime takes none. */
function zoneAhead(minutes: number): string {
  const hours = minutes / 60;
  // The name with a sign means the opposite of what it says, and not every runtime takes the plain offset.
  const names = [offsetText(minutes), `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`];
  return (minutes !== 0 && names.find(isTimeZone)) || 'UTC';
}

function offsetText(minutes: number): string {
  const parts = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const [hours, rest] = parts.map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** Milliseconds that a wall clock in `timeZone` is ahead of UTC at this instant. */
function offsetAt(instant: Date, timeZone: string): number {
  const wall = Date.parse(`${wallText(instant, timeZone)}Z`);
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

/** Day and time without an offset, also in years that have not four digits: `+010000-01-01T00:59:59`. */
function wallText(instant: Date, timeZone: string): string {
  const [year = '', ...rest] = wallFormat(timeZone).format(instant).replace(' ', 'T').split('-');
  const digits = year.length > 4 ? `+${year.padStart(6, '0')}` : year.padStart(4, '0');
  return [digits, ...rest].join('-');
}
