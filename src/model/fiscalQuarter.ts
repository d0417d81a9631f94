import type { CalendarDay } from '../base/dates';

/** A quarter of a fiscal year, which has the number of the calendar year that it ends in. */
export interface FiscalQuarter {
  readonly year: number;
  readonly quarter: 1 | 2 | 3 | 4;
}

const QUARTERS = [1, 2, 3, 4] as const;

/** The fiscal quarter of a day, or of a month written `yyyy-MM`; `startMonth` from 1 to 12 begins the fiscal year. */
export function quarterOf(day: CalendarDay, startMonth: number): FiscalQuarter {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const passed = (month - startMonth + 12) % 12;
  // A fiscal year that does not begin in January ends in the next calendar year.
  const ends = startMonth > 1 && month >= startMonth ? year + 1 : year;
  return { year: ends, quarter: QUARTERS[Math.floor(passed / 3)] ?? 1 };
}

/** The quarter that comes so many quarters later, or earlier. */
export function quarterAfter({ year, quarter }: FiscalQuarter, count: number): FiscalQuarter {
  const index = year * 4 + quarter - 1 + count;
  return { year: Math.floor(index / 4), quarter: QUARTERS[((index % 4) + 4) % 4] ?? 1 };
}

/** The first and the last day of a quarter. */
export function quarterDays(
  { year, quarter }: FiscalQuarter,
  startMonth: number,
): { readonly from: CalendarDay; readonly to: CalendarDay } {
  const begins = startMonth > 1 ? year - 1 : year;
  const first = startMonth - 1 + (quarter - 1) * 3;
  const iso = (month: number, day: number): CalendarDay =>
    new Date(Date.UTC(begins, month, day)).toISOString().slice(0, 10);
  return { from: iso(first, 1), to: iso(first + 3, 0) };
}

/** `Q3 FY27`. */
export function quarterLabel({ year, quarter }: FiscalQuarter): string {
  return `Q${quarter} FY${String(year % 100).padStart(2, '0')}`;
}

/** So many months in a row, written `yyyy-MM`, beginning with the one of a day. */
export function monthsFrom(day: CalendarDay, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const at = month - 1 + index;
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
