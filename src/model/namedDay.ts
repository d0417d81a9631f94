import { addDays, type CalendarDay, daysBetween, isCalendarDay } from '../base/dates';

/** Where a day lies that is named without its year, or as a day of the week; `nearest` = before or after. */
export type Toward = 'past' | 'coming' | 'nearest';

/** A day that a text names, or the words that could mean two of them. */
export type NamedDay = { readonly day: CalendarDay } | { readonly unclear: string };

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;

const ISO = /\b(\d{4}-\d{2}-\d{2})\b/;
const AGO = /\b(\d{1,3}|a|one|two|three) days? ago\b/i;
const WEEKDAY = new RegExp(`\\b(last\\s+)?(${WEEKDAYS.join('|')})\\b`, 'i');
const DAY_MONTH = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(?:of\\s+)?${MONTH}(?:,?\\s+(\\d{4}))?\\b`,
  'i',
);
const MONTH_DAY = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4}))?`, 'i');
const DOTTED = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})?/;
const SLASHED = /\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\b/;

/**
 * The day that a text names, in English or in figures. Without a year it is the latest one that is not ahead, the
 * next one that is not past, or the nearest of them.
 */
export function namedDay(text: string, today: CalendarDay, toward: Toward = 'past'): NamedDay | undefined {
  const iso = ISO.exec(text)?.[1];
  if (iso !== undefined) return isCalendarDay(iso) ? { day: iso } : { unclear: iso };
  if (/\byesterday\b/i.test(text)) return { day: addDays(today, -1) };
  if (/\btoday\b|\bthis (?:morning|afternoon|evening)\b/i.test(text)) return { day: today };
  const ago = AGO.exec(text)?.[1]?.toLowerCase();
  if (ago !== undefined) return { day: addDays(today, -(WORDS[ago] ?? Number(ago))) };
  return inFigures(text, { today, toward }) ?? weekday(text, { today, toward });
}

const WORDS: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3 };

interface Seen {
  readonly today: CalendarDay;
  readonly toward: Toward;
}

function inFigures(text: string, seen: Seen): NamedDay | undefined {
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth) return dated(dayMonth[0], dayMonth[1], monthOf(dayMonth[2]), dayMonth[3], seen);
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay) return dated(monthDay[0], monthDay[2], monthOf(monthDay[1]), monthDay[3], seen);
  const dotted = DOTTED.exec(text);
  if (dotted) return dated(dotted[0], dotted[1], Number(dotted[2]), dotted[3], seen);
  const slashed = SLASHED.exec(text);
  if (!slashed) return undefined;
  const [words, first = '', second = '', year] = slashed;
  const [a, b] = [Number(first), Number(second)];
  // Half the world writes the day first.
  if (a <= 12 && b <= 12 && a !== b) return { unclear: words };
  return a > 12 ? dated(words, first, b, year, seen) : dated(words, second, a, year, seen);
}

function monthOf(word = ''): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function dated(
  words: string,
  day = '',
  month: number,
  year: string | undefined,
  { today, toward }: Seen,
): NamedDay {
  const within = (ofYear: number): CalendarDay =>
    `${ofYear}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [Number(year)];
  const days = years.map(within).filter((one) => isCalendarDay(one));
  const found = year === undefined ? nearest(days, today, toward) : days[0];
  return found === undefined ? { unclear: words.trim() } : { day: found };
}

function nearest(days: readonly CalendarDay[], today: CalendarDay, toward: Toward): CalendarDay | undefined {
  const away = (day: CalendarDay): number => Math.abs(daysBetween(today, day));
  return days
    .filter((day) => (toward === 'past' ? day <= today : toward === 'nearest' || day >= today))
    .sort((one, other) => away(one) - away(other))[0];
}

function weekday(text: string, { today, toward }: Seen): NamedDay | undefined {
  const [, last, name = ''] = WEEKDAY.exec(text) ?? [];
  const wanted = WEEKDAYS.indexOf(name.toLowerCase());
  if (wanted < 0) return undefined;
  // 1970-01-04 was a Sunday.
  const present = ((daysBetween('1970-01-04', today) % 7) + 7) % 7;
  const back = (present - wanted + 7) % 7;
  if (last !== undefined) return { day: addDays(today, -(back || 7)) };
  const isAhead = toward === 'coming' || (toward === 'nearest' && back > 3);
  return { day: addDays(today, isAhead ? 7 - back : -back) };
}
