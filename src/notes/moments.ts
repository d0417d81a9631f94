import { dayOf, instantAt, isCalendarDay } from '../base/dates';
import type { Clock } from '../data/tenant';

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::\d{2})?)?$/;
const NOON = '12:00';

/** A moment as people write it in a file: day and time on their own clock. */
export function momentText(at: Date, { timeZone }: Pick<Clock, 'timeZone'>): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  return `${dayOf(at, timeZone)} ${time}`;
}

/**
 * The same for what somebody has typed; undefined where it names no day. A day alone is today's hour, or noon; a time
 * is one of the clocks of `zone`.
 */
export function readMoment(text: string, clock: Clock, zone = clock.timeZone): string | undefined {
  const [, day, time] = LOCAL.exec(text.trim()) ?? [];
  if (day === undefined) return withOffset(text.trim(), clock);
  if (!isCalendarDay(day)) return undefined;
  if (time === undefined && day === clock.today()) return momentText(clock.now(), clock);
  return momentText(instantAt(day, time ?? NOON, time === undefined ? clock.timeZone : zone), clock);
}

/** A time zone that there is. */
export function knownZone(name: string | undefined): string | undefined {
  try {
    return name && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function withOffset(text: string, clock: Clock): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\S*(?:Z|[+-]\d{2}:\d{2})$/i.test(text)) return undefined;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : momentText(at, clock);
}
