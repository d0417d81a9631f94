import * as z from 'zod';
import { addDays, type CalendarDay, daysBetween } from '../../base/dates';
import type { Account, Tenant, Touch } from '../../data/tenant';
import { unlessMissing } from '../../data/unlessMissing';
import type { Band } from '../../model/health';
import { isGone, isRed, renewing, shareOf, sumArr } from '../../model/renewals';
import { accountCells } from '../rows/accountCells';
import { asOf } from '../rows/asOf';
import { CHURNED_RULE } from '../rows/churned';
import { type Detail, detailInput } from '../rows/detail';
import { fewNames } from '../rows/fewNames';
import { bookOf } from '../resolve/bookOf';
import { noteConcerned } from '../resolve/concerned';
import { defineTool } from '../defineTool';
import type { ToolAnswer } from '../toolAnswer';
import { day } from '../query/queryInput';
import { scoreCells } from '../rows/scoreCells';

const DEFAULT_DAYS = 90;
const MOST_UNDATED = 10;

/** What renews, and how much of it is in danger. */
export const renewalsUpcoming = defineTool({
  name: 'gainsight_renewals_upcoming',
  reference: 'gainsightRenewals',
  title: 'Upcoming renewals',
  icon: '$(calendar)',
  effect: 'read',
  modelDescription:
    'Renewals of my book (or owner) within N days or from/to, e.g. a quarter: count, ARR, ARR and share on red accounts, and per account ' +
    'date, ARR, health, last touch; biggest ARR first. Churned accounts are left out and named.',
  userDescription: 'Lists upcoming renewals with ARR and health.',
  input: () =>
    z.object({
      within_days: z.int().min(0).max(3650).optional().describe('From today; default 90'),
      from: day().optional().describe('First day, yyyy-MM-dd, may be past; instead of within_days'),
      to: day().optional().describe('Last day'),
      owner: z.string().default('me').describe('CSM: me, all, name or e-mail'),
      segment: z.string().optional(),
      region: z.string().optional(),
      limit: z.int().min(1).max(500).default(25),
      detail: detailInput('GSIDs, CSM e-mail, status and type of the last touch'),
    }),
  progress: () => 'Reading renewals',
  run: async (input, tenant, signal) => {
    const today = tenant.clock.today();
    const from = input.from ?? today;
    const to = input.to ?? lastDay(input, today);
    if (from > to)
      return { status: 'rejected', next: `Give from and to as a range: ${from} is after ${to}.` };
    const book = await bookOf(input, tenant, signal);
    if ('answer' in book) return book.answer;
    return toAnswer(book.accounts, { ...input, from, to, scope: book.scope }, tenant, signal);
  },
});

/** Without an end: so many days from today, or as many as usual from a first day that is still to come. */
function lastDay(
  {
    from,
    within_days,
  }: { readonly from?: CalendarDay | undefined; readonly within_days?: number | undefined },
  today: CalendarDay,
): CalendarDay {
  if (within_days !== undefined) return addDays(today, within_days);
  return addDays(from !== undefined && from > today ? from : today, DEFAULT_DAYS);
}

interface Range {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly scope: string;
  readonly limit: number;
  readonly detail: Detail;
}

async function toAnswer(
  accounts: readonly Account[],
  { from, to, scope, limit, detail }: Range,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const today = tenant.clock.today();
  const { rows: due, gone } = renewing(accounts, from, to);
  const undated = accounts.filter(({ company }) => company.renewalDate === undefined && !isGone(company));
  const shown = due.slice(0, limit);
  noteConcerned(
    tenant,
    shown.map(({ company }) => company.gsid),
  );
  const [bands, touches] = await Promise.all([
    tenant.health.bands(signal),
    unlessMissing<ReadonlyMap<string, Touch> | undefined>(
      () =>
        tenant.timeline.lastTouches(
          shown.map(({ company }) => company.gsid),
          signal,
        ),
      undefined,
    ),
  ]);
  return {
    status: 'ok',
    scope: `${scope}; renewal from ${from} to ${to}, both included`,
    rule: ruleOf(due, bands, from, today),
    sources: ['Company (RenewalDate, ARR, stage, status)', 'score: scoring scheme', 'last touch: Timeline'],
    asOf: asOf(tenant.clock),
    notAvailable: touches ? undefined : 'The Timeline could not be read: last touches are not known.',
    ...totals(due, bands, today),
    churned:
      gone.length > 0
        ? fewNames(gone.map(({ company }) => `${company.name} (${company.status ?? company.stage ?? ''})`))
        : 'none',
    // Nobody knows whether they renew in this time.
    withoutDate: undated.length > 0 ? namesOf(undated, MOST_UNDATED) : undefined,
    ...(due.length === 0 ? { none: noneOf(undated.length) } : {}),
    ...(due.length > shown.length
      ? { next: `${shown.length} of ${due.length} shown: call again with a higher limit.` }
      : {}),
    rows: shown.map((account) => ({
      ...toRow(account, bands, today, touches),
      ...(detail === 'detailed' ? accountCells(account.company, touches?.get(account.company.gsid)) : {}),
    })),
  };
}

function noneOf(undated: number): string {
  return undated === 0 ? 'Nothing renews in this time.' : 'No renewal date on file lies in this time.';
}

function ruleOf(
  due: readonly Account[],
  bands: readonly Band[],
  from: CalendarDay,
  today: CalendarDay,
): string {
  // Without rates nobody can tell which of two currencies is the bigger one.
  const inFigures = Object.keys(sumArr(due)).length > 1 ? ' by its figure, whatever the currency' : '';
  const red = bands[0]
    ? `red = the tenant's lowest band, "${bands[0].label}"`
    : 'the tenant has no bands that can be read, so nothing is called red';
  const past = from < today ? `; renewals before ${today} are in, and counted apart as past` : '';
  return `biggest ARR first${inFigures}; ${red}; ${CHURNED_RULE}${past}`;
}

/** Sums by currency; accounts without score or ARR are counted, and are in no sum that needs it. */
function totals(due: readonly Account[], bands: readonly Band[], today: CalendarDay): object {
  const red = due.filter(({ score }) => isRed(score, bands));
  const past = due.filter(({ company }) => (company.renewalDate ?? today) < today);
  const [whole, onRed] = [sumArr(due), sumArr(red)];
  return {
    total: due.length,
    totalArr: whole,
    red: { accounts: red.length, arr: onRed, sharePercent: shareOf(onRed, whole) },
    past: past.length > 0 ? { accounts: past.length, arr: sumArr(past) } : undefined,
    withoutScore: namesOf(due.filter(({ score }) => !score)),
    withoutArr: namesOf(due.filter(({ company }) => company.arr === undefined)),
  };
}

function namesOf(accounts: readonly Account[], most?: number): readonly string[] {
  const names = accounts.map(({ company }) => company.name);
  return fewNames(names, most);
}

function toRow(
  { company, score }: Account,
  bands: readonly Band[],
  today: CalendarDay,
  touches: ReadonlyMap<string, Touch> | undefined,
): object {
  const { renewalDate = today } = company;
  return {
    account: company.name,
    renewalDate,
    daysLeft: daysBetween(today, renewalDate),
    arr: company.arr ?? 'not on file',
    currency: company.currency,
    ...scoreCells(score),
    red: isRed(score, bands) ? true : undefined,
    lastTouch: touches ? (touches.get(company.gsid)?.day ?? 'never') : undefined,
    stage: company.stage,
    csm: company.csm?.name,
  };
}
