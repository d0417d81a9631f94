import { addDays, type CalendarDay } from '../base/dates';
import {
  type FiscalQuarter,
  quarterAfter,
  quarterDays,
  quarterLabel,
  quarterOf,
} from '../model/fiscalQuarter';
import type { ReportContext } from './definition';

/** The days that somebody wants to know the renewals of. */
export interface RenewalSpan {
  /** What the tool is asked. */
  readonly input: { readonly within_days: number } | { readonly from: CalendarDay; readonly to: CalendarDay };
  /** As it goes on after `Renewals of`. */
  readonly words: string;
}

const MOST_DAYS = 3650;
const DAYS_IN = { day: 1, week: 7, month: 30 };
const AHEAD = /^(?:(?:in|within|for)\s+)?(?:the\s+)?(?:next\s+)?(\d{1,4})\s*(d|days?|w|weeks?|m|months?)?$/i;
const NAMED = /^(?:in\s+)?(?:the\s+)?(this|next|last)\s+(week|month|(?:fiscal\s+)?quarter)$/i;
const LABEL = /^(?:in\s+)?q([1-4])\s*fy\s*'?(?:20)?(\d{2})$/i;

/** `60`, `2 weeks`, `next 3 months`, `next week`, `this month`, `next quarter`, `Q4 FY27`; undefined for anything else. */
export function spanIn(
  argument: string,
  { clock, fiscalYearStartMonth: start = 1 }: Pick<ReportContext, 'clock' | 'fiscalYearStartMonth'>,
): RenewalSpan | undefined {
  const text = argument.trim().replace(/\s+/g, ' ');
  const today = clock.today();
  const [, count, unit = 'd'] = AHEAD.exec(text) ?? [];
  if (count !== undefined) return ahead(Number(count), unit.toLowerCase(), today);
  const [, number, year] = LABEL.exec(text) ?? [];
  if (year !== undefined)
    return ofQuarter(quarterAfter({ year: 2000 + Number(year), quarter: 1 }, Number(number) - 1), start);
  const [, which, what = ''] = NAMED.exec(text) ?? [];
  if (which === undefined) return undefined;
  const away = { last: -1, this: 0, next: 1 }[which.toLowerCase()] ?? 0;
  switch (what.toLowerCase()) {
    case 'week':
      return ofWeek(today, away);
    case 'month':
      return ofMonth(today, away);
    default:
      return ofQuarter(quarterAfter(quarterOf(today, start), away), start);
  }
}

function ahead(count: number, unit: string, today: CalendarDay): RenewalSpan | undefined {
  const name = unit.startsWith('m') ? 'month' : unit.startsWith('w') ? 'week' : 'day';
  if (count * DAYS_IN[name] > MOST_DAYS) return undefined;
  const words = count === 1 ? `the next ${name}` : `the next ${count} ${name}s`;
  return name === 'month'
    ? { input: { from: today, to: monthsLater(today, count) }, words }
    : { input: { within_days: count * DAYS_IN[name] }, words };
}

/** The same day of a later month, or the last one of a month that has no such day. */
function monthsLater(day: CalendarDay, count: number): CalendarDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return isoDay(year, month - 1 + count, Math.min(date, lastDate));
}

/** Weeks begin on Monday. */
function ofWeek(today: CalendarDay, away: number): RenewalSpan {
  const sinceMonday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
  const from = addDays(today, 7 * away - sinceMonday);
  const to = addDays(from, 6);
  return { input: { from, to }, words: `the week of ${from} to ${to}` };
}

function ofMonth(today: CalendarDay, away: number): RenewalSpan {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const from = isoDay(year, month - 1 + away, 1);
  const to = addDays(isoDay(year, month + away, 1), -1);
  return { input: { from, to }, words: from.slice(0, 7) };
}

function ofQuarter(quarter: FiscalQuarter, startMonth: number): RenewalSpan {
  const { from, to } = quarterDays(quarter, startMonth);
  return { input: { from, to }, words: `${quarterLabel(quarter)}, ${from} to ${to}` };
}

function isoDay(year: number, month: number, date: number): CalendarDay {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}
