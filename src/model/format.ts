import { dayOf, type CalendarDay } from '../base/dates';

/** How numbers and days are written for a person; the words around them belong to the screen. */
export interface Formats {
  /** `€1.2M`; without a currency the bare number. */
  money(amount: number, currency?: string): string;
  /** `12 Mar 2027`. */
  day(day: CalendarDay): string;
  /** `March 2027` from `2027-03`. */
  month(month: string): string;
  /** `09:41`, with the day when it is not `today`. */
  moment(instant: Date, today: CalendarDay): string;
  /** `in 3 days`, `tomorrow`, `2 days ago`. */
  daysAway(days: number): string;
}

/**
 * Formats of one language and time zone. What the runtime builds at some cost is made once and kept,
 * because a tree writes thousands of rows.
 */
export function createFormats(locale: string, timeZone: string): Formats {
  const money = new Map<string, Intl.NumberFormat>();
  const dates = new Map<string, Intl.DateTimeFormat>();
  const dateFormat = (key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    kept(dates, key, () => new Intl.DateTimeFormat(locale, options));
  const day = (value: CalendarDay): string =>
    dateFormat('day', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    money: (amount, currency = '') =>
      kept(money, currency, () => moneyFormat(locale, currency)).format(amount),
    day,
    month: (value) =>
      dateFormat('month', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${value}-01T00:00:00Z`),
      ),
    moment: (instant, today) =>
      (dayOf(instant, timeZone) === today
        ? dateFormat('time', { timeStyle: 'short', timeZone })
        : dateFormat('dateTime', { dateStyle: 'medium', timeStyle: 'short', timeZone })
      ).format(instant),
    daysAway: (days) => relative.format(days, 'day'),
  };
}

function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  const compact = { notation: 'compact', maximumFractionDigits: 1 } as const;
  try {
    return new Intl.NumberFormat(
      locale,
      currency === '' ? compact : { ...compact, style: 'currency', currency, minimumFractionDigits: 0 },
    );
  } catch {
    // A tenant's currency field can hold any text; what is no ISO code leaves the bare number.
    return new Intl.NumberFormat(locale, compact);
  }
}

function kept<T>(store: Map<string, T>, key: string, create: () => T): T {
  const found = store.get(key);
  if (found !== undefined) return found;
  const created = create();
  store.set(key, created);
  return created;
}
