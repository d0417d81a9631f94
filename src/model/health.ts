import type { CalendarDay } from '../base/dates';

/** A range of scores under the tenant's own name and colour, e.g. "At risk", `#d13438`, 0 to 39. */
export interface Band {
  readonly label: string;
  /** `#rrggbb` as the tenant configured it. */
  readonly color?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** One row of the tenant's scoring scheme: what a score id stands for. */
export interface SchemeRow extends Band {
  readonly gsid: string;
  readonly score?: number | undefined;
}

/** Where a score was read: the scheme's number, the newest history snapshot, or only the band. */
export type ScoreSource = 'scheme' | 'history' | 'band';

/** A score. `value` is absent when the tenant gives a band alone; an unscored account has no `Score` at all. */
export interface Score {
  readonly value?: number | undefined;
  readonly band?: Band | undefined;
  readonly source: ScoreSource;
  /** The snapshot's day, for a score that comes from history. */
  readonly asOf?: CalendarDay | undefined;
}

/** One measure of a scorecard; `score` absent = not scored. */
export interface Measure {
  readonly name: string;
  readonly group?: string | undefined;
  readonly weight?: number | undefined;
  readonly score?: Score | undefined;
  readonly previous?: Score | undefined;
  readonly trend?: string | undefined;
  readonly comment?: string | undefined;
  readonly changedAt?: Date | undefined;
}

/** The overall score on one day. */
export interface Snapshot {
  readonly companyGsid: string;
  readonly day: CalendarDay;
  readonly score: number;
  readonly granularity?: string | undefined;
}
