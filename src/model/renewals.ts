import type { CalendarDay } from '../base/dates';
import type { Company } from './company';
import type { Band, Score } from './health';
import { scoreIsBelow } from './risk';

interface Renewing {
  readonly company: Company;
  readonly score?: Score | undefined;
}

/** Money by currency code; an account without one is under `''`. */
export type Sums = Readonly<Record<string, number>>;

/**
 * What a label says whole when the account is no customer any more. A word within it is not enough: "Will churn",
 * "Churn risk" and "Closed won" are of customers, and of those that matter most.
 */
const GONE =
  /^(?:churned(?: .*)?|(?:churn|lost|inactive|cancell?ed|terminated|deactivated|former|ex|closed(?: lost)?)(?: (?:customer|client|account))?)$/;

/** Whether the account's status, or else its stage, says that there is nothing to renew. */
export function isGone({ stage, status }: Pick<Company, 'stage' | 'status'>): boolean {
  return saysGone(status) || saysGone(stage);
}

function saysGone(label = ''): boolean {
  const words = label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  return GONE.test(words.trim());
}

/** Accounts that renew from one day to another, both included; biggest ARR first, those without ARR last. */
export function renewing<T extends Renewing>(
  accounts: readonly T[],
  from: CalendarDay,
  to: CalendarDay,
): { readonly rows: readonly T[]; readonly gone: readonly T[] } {
  const inRange = accounts.filter(
    ({ company: { renewalDate } }) => renewalDate !== undefined && renewalDate >= from && renewalDate <= to,
  );
  return {
    rows: inRange.filter(({ company }) => !isGone(company)).sort(byArr),
    gone: inRange.filter(({ company }) => isGone(company)),
  };
}

/** Whether the account is in the lowest of the tenant's bands; undefined for an unscored one. */
export function isRed(score: Score | undefined, bands: readonly Band[]): boolean | undefined {
  const [lowest, next] = bands;
  if (!lowest || !score) return undefined;
  if (score.band?.label === lowest.label) return true;
  const limit = next?.from;
  return limit !== undefined && scoreIsBelow(score, limit);
}

/** ARR by currency, rounded to cents. */
export function sumArr(accounts: readonly Renewing[]): Sums {
  const sums: Record<string, number> = {};
  for (const { company } of accounts) {
    if (company.arr === undefined) continue;
    const currency = company.currency ?? '';
    sums[currency] = Math.round(((sums[currency] ?? 0) + company.arr) * 100) / 100;
  }
  return sums;
}

/** The share of one sum in another in percent, by currency; left out where the whole is 0. */
export function shareOf(part: Sums, whole: Sums): Sums {
  const shares = Object.entries(whole).flatMap(([currency, sum]) =>
    sum === 0 ? [] : [[currency, Math.round(((part[currency] ?? 0) / sum) * 1000) / 10] as const],
  );
  return Object.fromEntries(shares);
}

function byArr(a: Renewing, b: Renewing): number {
  return (
    (b.company.arr ?? -1) - (a.company.arr ?? -1) ||
    (a.company.renewalDate ?? '').localeCompare(b.company.renewalDate ?? '')
  );
}
