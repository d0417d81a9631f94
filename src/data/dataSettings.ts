import type { HealthColumn } from './healthColumn';

/** What a user may set about reading; asked for anew at each read, so that a change counts at once. */
export interface DataSettings {
  /** Timeline types that do not count as a touch of the account. */
  readonly nonTouchTypes: readonly string[];
  /** Object and column names that win over what discovery finds. */
  readonly healthColumns: Readonly<Partial<Record<HealthColumn, string>>>;
}
