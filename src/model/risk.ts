import { addDays, type CalendarDay, daysBetween } from '../base/dates';
import type { Company } from './company';
import type { Score } from './health';

/** What makes an account "at risk". All criteria given must hold. */
export interface RiskCriteria {
  /** Strictly below. */
  readonly scoreBelow?: number | undefined;
  /** No touch for this many days; a touch exactly that many days ago counts as none since. */
  readonly noActivityDays?: number | undefined;
  /** Renewal from today to this many days ahead, both included. */
  readonly renewalWithinDays?: number | undefined;
}

/** What is known of one account. `lastTouch` null = nobody ever logged anything. */
export interface RiskFacts {
  readonly company: Company;
  readonly score?: Score | undefined;
  readonly lastTouch?: CalendarDay | null | undefined;
}

/** `unknown` = a criterion could not be decided, e.g. the account is unscored. */
export type Verdict = 'atRisk' | 'safe' | 'unknown';

/** Decides one account. A criterion that fails settles it, whatever else is unknown. */
export function assess(facts: RiskFacts, criteria: RiskCriteria, today: CalendarDay): Verdict {
  const answers = [
    criteria.scoreBelow === undefined ? true : scoreIsBelow(facts.score, criteria.scoreBelow),
    criteria.noActivityDays === undefined
      ? true
      : isUntouched(facts.lastTouch, criteria.noActivityDays, today),
    criteria.renewalWithinDays === undefined
      ? true
      : renewsWithin(facts.company.renewalDate, criteria.renewalWithinDays, today),
  ];
  if (answers.includes(false)) return 'safe';
  return answers.includes(undefined) ? 'unknown' : 'atRisk';
}

/** Undefined for an unscored account, and for a band without a number that lies across the limit. */
export function scoreIsBelow(score: Score | undefined, limit: number): boolean | undefined {
  if (score?.value !== undefined) return score.value < limit;
  if (score?.band?.to !== undefined && score.band.to < limit) return true;
  if (score?.band?.from !== undefined && score.band.from >= limit) return false;
  return undefined;
}

/** The first day on which an activity would save an account from "no activity in N days". */
export function firstSavingDay(today: CalendarDay, noActivityDays: number): CalendarDay {
  return addDays(today, 1 - noActivityDays);
}

/** Lowest score first, then the longest without a touch, then the nearest renewal. */
export function byRisk(today: CalendarDay): (a: RiskFacts, b: RiskFacts) => number {
  const untouched = ({ lastTouch }: RiskFacts): number =>
    lastTouch ? daysBetween(lastTouch, today) : Infinity;
  const score = (facts: RiskFacts): number => facts.score?.value ?? facts.score?.band?.from ?? Infinity;
  const renewal = (facts: RiskFacts): string => facts.company.renewalDate ?? '9999-12-31';
  return (a, b) =>
    compare(score(a), score(b)) ||
    compare(untouched(b), untouched(a)) ||
    compare(renewal(a), renewal(b)) ||
    a.company.name.localeCompare(b.company.name);
}

function isUntouched(
  lastTouch: CalendarDay | null | undefined,
  days: number,
  today: CalendarDay,
): boolean | undefined {
  if (lastTouch === undefined) return undefined;
  return lastTouch === null || lastTouch < firstSavingDay(today, days);
}

function renewsWithin(renewal: CalendarDay | undefined, days: number, today: CalendarDay): boolean {
  return renewal !== undefined && renewal >= today && renewal <= addDays(today, days);
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
