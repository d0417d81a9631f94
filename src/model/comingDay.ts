import { addDays, type CalendarDay, isCalendarDay } from '../base/dates';
import { namedDay, type Toward } from './namedDay';

const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };
const SPAN = '(\\d{1,3}|an?|one|two|three)\\s*(d|days?|w|weeks?|m|months?|y|years?)';
const AHEAD = new RegExp(`^(?:\\+|in\\s+)?\\s*${SPAN}$`, 'i');
const BACK = [new RegExp(`^-\\s*${SPAN}$`, 'i'), new RegExp(`^${SPAN}\\s+ago$`, 'i')];
const NEXT = /^next\s+(week|month|year)$/i;
const LAST = /^last\s+(week|month|year)$/i;
const END_OF = /^(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(month|quarter|year)$/i;
const MONTHS_IN: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * The day that somebody plans for: `tomorrow`, `+2w`, `in 3 days`, `Friday`, `end of quarter`, `1 Dec`, `2026-12-01`.
 */
export function comingDay(text: string, today: CalendarDay): CalendarDay | undefined {
  const words = text.trim();
  return dayAhead(words, today) ?? dayNamed(words, today, 'coming');
}

/**
 * The day that a question names: `last Friday`, `-2w`, `3 months ago` and `1 Nov`, beside what `comingDay` reads. What
 * could lie on either side of today does so `toward` where it says.
 */
export function askedDay(
  text: string,
  today: CalendarDay,
  toward: Exclude<Toward, 'coming'>,
): CalendarDay | undefined {
  const words = text.trim();
  const saysAhead = /^(?:next|this|coming)\s/i.test(words);
  return (
    dayAhead(words, today) ?? dayBack(words, today) ?? dayNamed(words, today, saysAhead ? 'coming' : toward)
  );
}

function dayAhead(words: string, today: CalendarDay): CalendarDay | undefined {
  if (/^tomorrow$/i.test(words)) return addDays(today, 1);
  const [, count = '', unit = ''] = AHEAD.exec(words) ?? [];
  if (unit !== '') return ahead(today, countOf(count), unit);
  const next = NEXT.exec(words)?.[1];
  if (next !== undefined) return ahead(today, 1, next);
  const end = END_OF.exec(words)?.[1]?.toLowerCase();
  return end === undefined ? undefined : endOf(today, MONTHS_IN[end] ?? 1);
}

function dayBack(words: string, today: CalendarDay): CalendarDay | undefined {
  const found = BACK.map((one) => one.exec(words)).find((one) => one !== null);
  if (found) return ahead(today, -countOf(found[1]), found[2] ?? '');
  const last = LAST.exec(words)?.[1];
  return last === undefined ? undefined : ahead(today, -1, last);
}

function dayNamed(words: string, today: CalendarDay, toward: Toward): CalendarDay | undefined {
  const named = namedDay(words, today, toward);
  return named && 'day' in named ? named.day : undefined;
}

function countOf(count = ''): number {
  return COUNTS[count.toLowerCase()] ?? Number(count);
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
