import { l10n } from 'vscode';
import { dayOf, daysBetween, type CalendarDay } from '../base/dates';
import { clip, plainLine } from '../base/plainText';
import type { Clock } from '../data/tenant';
import { createFormats, type Formats } from '../model/format';
import type { UserRef } from '../model/user';

/** Up to here a day is told by its distance, beyond it by its date. */
const NEAR_DAYS = 90;
const LONGEST_PART = 150;

/** What rows say about amounts, days and people, in the words of one language and by one wall clock. */
export class Phrases {
  readonly #clock: Clock;
  readonly #formats: Formats;

  constructor(locale: string, clock: Clock) {
    this.#clock = clock;
    this.#formats = createFormats(locale, clock.timeZone);
  }

  today(): CalendarDay {
    return this.#clock.today();
  }

  money(amount: number | undefined, currency?: string): string | undefined {
    return amount === undefined ? undefined : this.#formats.money(amount, currency);
  }

  day(day: CalendarDay | undefined): string | undefined {
    return day === undefined ? undefined : this.#formats.day(day);
  }

  month(month: string): string {
    return this.#formats.month(month);
  }

  /** The day of an instant by the user's clock. */
  dayOfInstant(instant: Date | undefined): string | undefined {
    return instant && this.#formats.day(dayOf(instant, this.#clock.timeZone));
  }

  moment(instant: Date): string {
    return this.#formats.moment(instant, this.today());
  }

  /** "due tomorrow", "due 3 days ago", "due 12 Mar 2027". */
  due(day: CalendarDay | undefined): string | undefined {
    return day === undefined ? undefined : l10n.t('due {0}', this.#away(day));
  }

  /** "renews in 23 days"; a day that has passed says nothing about whether the customer stayed. */
  renewal(day: CalendarDay | undefined): string | undefined {
    if (day === undefined) return undefined;
    return day < this.today()
      ? l10n.t('renewal was {0}', this.#away(day))
      : l10n.t('renews {0}', this.#away(day));
  }

  isOverdue(day: CalendarDay | undefined): boolean {
    return day !== undefined && day < this.today();
  }

  #away(day: CalendarDay): string {
    const days = daysBetween(this.today(), day);
    return Math.abs(days) <= NEAR_DAYS ? this.#formats.daysAway(days) : this.#formats.day(day);
  }
}

/** Parts of a description, leaving out what the record does not say. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(' · ');
}

/** Parts of a row as they are read aloud. None is so long that those after it would be lost. */
export function spoken(...parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part ? [clip(plainLine(part), LONGEST_PART)] : [])).join(', ');
}

/** What a view shows, after the name under which that was saved. */
export function named(name: string | undefined, shown: string): string {
  return name === undefined ? shown : l10n.t('“{0}”: {1}', name, shown);
}

export function personName(person: UserRef | undefined): string | undefined {
  return person?.name ?? person?.email;
}
