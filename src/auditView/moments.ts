import { addDays, type CalendarDay, dayOf } from '../base/dates';

export interface MomentParts {
  readonly now: () => Date;
  readonly timeZone: string;
  /** The language that the editor speaks. */
  readonly language: string;
}

/** Instants of the record, told as the user's clock shows them. */
export class Moments {
  readonly #parts: MomentParts;
  readonly #time: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;

  constructor(parts: MomentParts) {
    this.#parts = parts;
    const { language, timeZone } = parts;
    this.#time = new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'medium' });
    this.#day = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'full' });
  }

  get timeZone(): string {
    return this.#parts.timeZone;
  }

  get today(): CalendarDay {
    return dayOf(this.#parts.now(), this.#parts.timeZone);
  }

  /** The day that this instant is in, for comparing. */
  dayOf(time: string): CalendarDay {
    return dayOf(new Date(time), this.#parts.timeZone);
  }

  clock(time: string): string {
    return this.#time.format(new Date(time));
  }

  day(time: string): string {
    return this.#day.format(new Date(time));
  }

  isYesterday(time: string): boolean {
    return this.dayOf(time) === addDays(this.today, -1);
  }
}
