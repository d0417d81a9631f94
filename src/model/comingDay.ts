import { addDays, type CalendarDay, isCalendarDay } from '../base/dates';
import { namedDay } from './namedDay';

const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };
const AHEAD = /^(?:\+|in\s+)?\s*(\d{1,3}|an?|one|two|three)\s*(d|days?|w|weeks?|m|months?|y|years?)$/i;
const NEXT = /^next\s+(week|month|year)$/i;
const END_OF = /^(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(month|quarter|year)$/i;
const MONTHS_IN: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** The day that somebody plans for: `tomorrow`, `+2w`, `in 3 days`, `Friday`, `end of quarter`, `1 Dec`, `2026-12-01`. */
export function comingDay(text: string, today: CalendarDay): CalendarDay | undefined {
  const words = text.trim();
  if (/^tomorrow$/i.test(words)) return addDays(today, 1);
  const [, count = '', unit = ''] = AHEAD.exec(words) ?? [];
  if (unit !== '') return ahead(today, COUNTS[count.toLowerCase()] ?? Number(count), unit);
  const next = NEXT.exec(words)?.[1];
  if (next !== undefined) return ahead(today, 1, next);
  const end = END_OF.exec(words)?.[1]?.toLowerCase();
  if (end !== undefined) return endOf(today, MONTHS_IN[end] ?? 1);
  const named = namedDay(words, today, 'coming');
  return named && 'day' in named ? named.day : undefined;
}

function ahead(today: CalendarDay, count: number, unit: string): CalendarDay {
  switch (unit.charAt(0).toLowerCase()) {
    case 'w':
      return addDays(today, 7 * count);
    case 'm':
      return addMonths(today, count);
    case 'y':
      return addMonths(today, 12 * count);
    default:
      return addDays(today, count);
  }
}

/** A month that has no such day ends before it. */
function addMonths(day: CalendarDay, count: number): CalendarDay {
  const first = monthAhead(day, count);
  const wanted = `${first.slice(0, 8)}${day.slice(8)}`;
  return isCalendarDay(wanted) ? wanted : addDays(monthAhead(first, 1), -1);
}

/** The last day of the span of so many months that `day` lies in; a year is cut into spans from January. */
function endOf(day: CalendarDay, months: number): CalendarDay {
  const month = Number(day.slice(5, 7)) - 1;
  return addDays(monthAhead(day, months - (month % months)), -1);
}

/** The first day of a month. */
function monthAhead(day: CalendarDay, count: number): CalendarDay {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
