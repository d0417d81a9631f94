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
