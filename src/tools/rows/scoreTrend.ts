import type { CalendarDay } from '../../base/dates';
import type { Snapshot } from '../../model/health';

/** A way from one score to another. */
export interface ScoreChange {
  readonly from: number;
  readonly on: CalendarDay;
  readonly to: number;
  readonly latest: CalendarDay;
  readonly change: number;
}

/** How long before the first day a snapshot may lie that stands in for one on that day. */
export const DAYS_BEFORE = 31;

/** Snapshots by company, oldest first. */
export function trendsOf(snapshots: readonly Snapshot[]): ReadonlyMap<string, readonly Snapshot[]> {
  const trends = new Map<string, Snapshot[]>();
  for (const snapshot of snapshots) {
    const known = trends.get(snapshot.companyGsid);
    if (known) known.push(snapshot);
    else trends.set(snapshot.companyGsid, [snapshot]);
  }
  for (const trend of trends.values()) trend.sort((a, b) => (a.day < b.day ? -1 : 1));
  return trends;
}

/**
 * First and newest point since a day. Where there is only one since, the newest before that day is the first:
 * a week may hold a single snapshot. One point is no trend, and none is said to be none.
 */
export function changeOf(trend: readonly Snapshot[] = [], since: CalendarDay = ''): ScoreChange | string {
  const inside = trend.filter(({ day }) => day >= since);
  const last = inside.at(-1);
  if (!last) return trend.length > 0 ? `no snapshot since ${since}` : 'no history';
  const first = inside.length > 1 ? inside[0] : trend.findLast(({ day }) => day < since);
  if (!first) return `one snapshot only (${last.day}: ${last.score})`;
  return {
    from: first.score,
    on: first.day,
    to: last.score,
    latest: last.day,
    change: round(last.score - first.score),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
