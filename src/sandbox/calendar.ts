import { addDays, dayOf, startOfDay, type CalendarDay } from '../base/dates';

const MINUTE_MS = 60_000;

/** Days and times relative to the instant at which the tenant's data was made, in the tenant's zone. */
export class Calendar {
  readonly today: CalendarDay;
  /** How many days ago the last Monday was; 0 on a Monday. */
  readonly daysSinceMonday: number;
  // Thousands of records fall on the same few hundred days.
  readonly #days = new Map<number, CalendarDay>();
  readonly #midnights = new Map<number, number>();

  constructor(
    readonly now: Date,
    readonly timeZone: string,
  ) {
    this.today = dayOf(now, timeZone);
    this.daysSinceMonday = (new Date(`${this.today}T00:00:00Z`).getUTCDay() + 6) % 7;
  }

  /** The day so many days after today; before it when negative. */
  day(offset: number): CalendarDay {
    const known = this.#days.get(offset);
    if (known !== undefined) return known;
    const day = addDays(this.today, offset);
    this.#days.set(offset, day);
    return day;
  }

  /** An instant in the working hours of that day, as ISO 8601 in UTC; never later than now. */
  at(offset: number, hour = 10, minute = 0): string {
    const instant = this.midnight(offset) + (hour * 60 + minute) * MINUTE_MS;
    return new Date(Math.min(instant, this.now.getTime())).toISOString();
  }

  /** How many days ago the calendar quarter of today began. */
  get daysIntoQuarter(): number {
    const [year = 0, month = 1] = this.today.split('-').map(Number);
    return this.daysSince(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
  }

  /** Days from the given date to today; negative when that day is still to come. */
  daysSince(year: number, month: number, day: number): number {
    return Math.round((Date.parse(`${this.today}T00:00:00Z`) - Date.UTC(year, month - 1, day)) / 86_400_000);
  }

  /** The instant at which that day begins, also on days when the clocks change. */
  midnight(offset: number): number {
    const known = this.#midnights.get(offset);
    if (known !== undefined) return known;
    const start = startOfDay(this.day(offset), this.timeZone).getTime();
    this.#midnights.set(offset, start);
    return start;
  }
}
