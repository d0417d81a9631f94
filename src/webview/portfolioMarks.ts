import { group } from 'd3-array';
import { type CalendarDay, daysBetween } from '../base/dates';
import { createFormats } from '../model/format';
import { monthsFrom, quarterLabel, quarterOf } from '../model/fiscalQuarter';
import { sumArr, type Sums } from '../model/renewals';
import type { Chart, OpenCta, PortfolioBand } from '../shared/portfolioMessages';
import type { Color } from '../shared/viewParts';
import type { PortfolioRow } from './portfolioData';
import type { Words } from './words';

/** A mark of a chart: what it is, how much of it there is, and the accounts that it stands for. */
export interface Mark {
  readonly chart: Chart;
  readonly key: string;
  readonly label: string;
  /** Its label where there is little room. */
  readonly tick?: string;
  /** What its length shows; below zero it goes the other way. */
  readonly value: number;
  readonly text: string;
  readonly color: Color;
  readonly rows: readonly PortfolioRow[];
  /** A mark that others are put under, e.g. the quarter of a month. */
  readonly under?: { readonly key: string; readonly label: string } | undefined;
}

/** An open CTA with the account that it is about. */
interface CtaAt {
  readonly row: PortfolioRow;
  readonly cta: OpenCta;
}

export interface MarkContext {
  readonly bands: readonly PortfolioBand[];
  readonly today: CalendarDay;
  readonly fiscalYearStartMonth: number;
  readonly locale: string;
  readonly words: Words;
}

/** A year ahead ends in the month that it begins in: that one is there twice. */
const MONTHS = 13;
const MOST_MOVERS = 5;
const MOST_OWNERS = 10;
/** Days without a touch from which on each group begins, the longest first. */
const TOUCH_DAYS = [90, 60, 30];

/** The marks of each chart; those that stand for nothing are left out. */
export function marksOf(
  rows: readonly PortfolioRow[],
  context: MarkContext,
): Readonly<Record<Chart, readonly Mark[]>> {
  return {
    health: bandMarks('health', rows, context),
    arr: bandMarks('arr', rows, context).filter((mark) => hasArr(mark.rows)),
    renewals: renewalMarks(rows, context),
    movers: moverMarks(rows, context),
    touch: touchMarks(rows, context),
    owners: ownerMarks(rows, context),
  };
}

/** ARR of accounts as it is written, currency by currency. */
export function arrText(rows: readonly PortfolioRow[], locale: string): string {
  return sumsText(sumArr(rows.map((company) => ({ company }))), locale);
}

/** The accounts of a mark, or of the marks that are put under one. */
export function rowsUnder(marks: readonly Mark[], key: string): readonly PortfolioRow[] | undefined {
  const own = marks.find((mark) => mark.key === key);
  if (own) return own.rows;
  const below = marks.filter(({ under }) => under?.key === key);
  return below.length > 0 ? below.flatMap(({ rows }) => rows) : undefined;
}

function sumsText(sums: Sums, locale: string): string {
  const formats = createFormats(locale, 'UTC');
  return Object.entries(sums)
    .sort(([, a], [, b]) => b - a)
    .map(([currency, sum]) => formats.money(sum, currency))
    .join(' + ');
}

function countText(count: number, words: Words): string {
  return count === 1 ? words('oneAccount') : words('accounts').replace('{0}', String(count));
}

function bandMarks(
  chart: 'health' | 'arr',
  rows: readonly PortfolioRow[],
  { bands, words, locale }: MarkContext,
): Mark[] {
  const groups = [
    ...bands.map(({ label, color = 'foreground' }, index) => ({
      key: String(index),
      label,
      color,
      band: index,
    })),
    { key: 'none', label: words('unscored'), color: 'foreground' as const, band: undefined },
  ];
  return groups.flatMap(({ key, label, color, band }) => {
    const own = rows.filter((row) => row.band === band);
    if (own.length === 0) return [];
    const arr = arrText(own, locale);
    const count = countText(own.length, words);
    const value = chart === 'health' ? own.length : mainSum(own, rows);
    const parts = chart === 'health' ? [count, arr] : [arr, count];
    return [{ chart, key, label, value, text: parts.filter(Boolean).join(' · '), color, rows: own }];
  });
}

function hasArr(rows: readonly PortfolioRow[]): boolean {
  return rows.some(({ arr = 0 }) => arr > 0);
}

/** Money of several currencies cannot be added: lengths show the one that the portfolio has most of. */
function mainSum(own: readonly PortfolioRow[], all: readonly PortfolioRow[]): number {
  const total = Object.entries(sumArr(all.map((company) => ({ company })))).sort(([, a], [, b]) => b - a);
  const currency = total[0]?.[0] ?? '';
  return sumArr(own.map((company) => ({ company })))[currency] ?? 0;
}

function renewalMarks(rows: readonly PortfolioRow[], context: MarkContext): Mark[] {
  const { today, fiscalYearStartMonth, locale, words } = context;
  if (today === '') return [];
  const short = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const textOf = (own: readonly PortfolioRow[]): string =>
    [countText(own.length, words), arrText(own, locale)].filter(Boolean).join(' · ');
  const byMonth = group(rows, ({ renewalDate = '' }) =>
    renewalDate >= today ? renewalDate.slice(0, 7) : '',
  );
  const months = monthsFrom(today, MONTHS).map((month): Mark => {
    const own = byMonth.get(month) ?? [];
    const quarter = quarterOf(month, fiscalYearStartMonth);
    const first = new Date(`${month}-01T00:00:00Z`);
    return {
      ...{ chart: 'renewals', key: month, value: own.length, text: textOf(own), color: 'blue', rows: own },
      ...{ label: long.format(first), tick: short.format(first) },
      under: { key: `q${quarter.year}-${quarter.quarter}`, label: quarterLabel(quarter) },
    };
  });
  const late = rows.filter(({ renewalDate = today }) => renewalDate < today);
  const overdue: Mark = {
    ...{ chart: 'renewals', key: 'overdue', label: words('overdue'), value: late.length, color: 'red' },
    ...{ text: textOf(late), rows: late, tick: words('past') },
  };
  const isThere = months.some(({ value }) => value > 0);
  return [...(late.length > 0 ? [overdue] : []), ...(isThere || late.length > 0 ? months : [])];
}

function moverMarks(rows: readonly PortfolioRow[], { words }: MarkContext): Mark[] {
  const moved = rows
    .flatMap((row) => (row.change ? [{ row, change: row.change }] : []))
    .sort((a, b) => a.change.change - b.change.change);
  const down = moved.filter(({ change }) => change.change < 0).slice(0, MOST_MOVERS);
  const up = moved.filter(({ change }) => change.change > 0).slice(-MOST_MOVERS);
  return [...down, ...up].map(({ row, change: { from, to, change } }) => ({
    ...{ chart: 'movers', key: row.gsid, label: row.name, value: change, rows: [row] },
    text: `${change > 0 ? '+' : '−'}${Math.abs(change)}, ${words('from').replace('{0}', String(from)).replace('{1}', String(to))}`,
    color: change < 0 ? 'red' : 'green',
  }));
}

function touchMarks(rows: readonly PortfolioRow[], { today, words, locale }: MarkContext): Mark[] {
  if (today === '') return [];
  const lengthOf = ({ touch }: PortfolioRow): string => {
    if (touch === undefined) return '';
    if (touch === null) return 'never';
    const days = daysBetween(touch, today);
    return String(TOUCH_DAYS.find((least) => days >= least) ?? '');
  };
  const groups = group(rows, lengthOf);
  return ['never', ...TOUCH_DAYS.map(String)].flatMap((key): Mark[] => {
    const own = groups.get(key) ?? [];
    if (own.length === 0) return [];
    const text = [countText(own.length, words), arrText(own, locale)].filter(Boolean).join(' · ');
    const color = key === '30' ? 'yellow' : key === '60' ? 'orange' : 'red';
    return [{ chart: 'touch', key, label: words(`touch.${key}`), value: own.length, text, color, rows: own }];
  });
}

function ownerMarks(rows: readonly PortfolioRow[], { words }: MarkContext): Mark[] {
  const all = rows.flatMap((row) => row.ctas.map((cta): CtaAt => ({ row, cta })));
  const groups = [...group(all, ({ cta }) => cta.owner ?? 'none')].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const marks = groups
    .slice(0, MOST_OWNERS)
    .map(([key, own]) => ownerMark(key, own[0]?.cta.ownerName ?? '', own, words));
  const others = groups.slice(MOST_OWNERS);
  if (others.length === 0) return marks;
  // Whoever has fewer is not to be taken for having none. A bar of what they have together would dwarf the others.
  const label = words('otherOwners').replace('{0}', String(others.length));
  const theirs = others.flatMap(([, own]) => own);
  return [...marks, { ...ownerMark('others', label, theirs, words), value: 0 }];
}

function ownerMark(key: string, label: string, own: readonly CtaAt[], words: Words): Mark {
  const rows = [...new Set(own.map(({ row }) => row))];
  const text = ctaText(own, words);
  return { chart: 'owners', key, label, value: own.length, text, color: 'purple', rows };
}

function ctaText(ctas: readonly CtaAt[], words: Words): string {
  const overdue = ctas.filter(({ cta }) => cta.overdue).length;
  return words('ctas').replace('{0}', String(ctas.length)).replace('{1}', String(overdue));
}
