import { addDays, dayOf, startOfDay, type CalendarDay } from '../base/dates';

const MINUTE_MS = 60_000;

/** Days and times relative to the instant at which the tenant's data was made, in the tenant's zone. */
export class Calendar {
  readonly today: CalendarDay;
  // Zone arithmetic is slow, and thousands of records fall into the same few months.
  readonly #monthOffsets = new Map<number, number>();

  constructor(
    readonly now: Date,
    readonly timeZone: string,
  ) {
    this.today = dayOf(now, timeZone);
  }

  /** The day so many days after today; before it when negative. */
  day(offset: number): CalendarDay {
    return addDays(this.today, offset);
  }

  /** An instant in the working hours of that day, as ISO 8601 in UTC; never later than now. */
  at(offset: number, hour = 10, minute = 0): string {
    const instant = this.#midnight(offset) + (hour * 60 + minute) * MINUTE_MS;
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

  /** How many days ago the last Monday was; 0 on a Monday. */
  get daysSinceMonday(): number {
    return (new Date(`${this.today}T00:00:00Z`).getUTCDay() + 6) % 7;
  }

  #midnight(offset: number): number {
    const day = this.day(offset);
    const [year = 0, month = 1] = day.split('-').map(Number);
    const before = this.#monthOffset(year, month);
    // In months in which the clocks change every day is asked for by itself.
    return before === this.#monthOffset(year, month + 1)
      ? Date.parse(`${day}T00:00:00Z`) - before
      : startOfDay(day, this.timeZone).getTime();
  }

  /** How far the wall clock is ahead of UTC when a month begins; month 13 is the next January. */
  #monthOffset(year: number, month: number): number {
    const midnightUtc = Date.UTC(year, month - 1, 1);
    const known = this.#monthOffsets.get(midnightUtc);
    if (known !== undefined) return known;
    const day = new Date(midnightUtc).toISOString().slice(0, 10);
    const ahead = midnightUtc - startOfDay(day, this.timeZone).getTime();
    this.#monthOffsets.set(midnightUtc, ahead);
    return ahead;
  }
}
