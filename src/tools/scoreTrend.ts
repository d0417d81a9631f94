import type { Snapshot } from '../model/health';

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

/** First and newest point of a trend. One point is no trend, and none is said to be none. */
export function changeOf(trend: readonly Snapshot[] = []): object | string {
  const [first] = trend;
  const last = trend.at(-1);
  if (!first || !last) return 'no history';
  if (first === last) return `one snapshot only (${first.day}: ${first.score})`;
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
