import type { CalendarDay } from '../base/dates';
import type { UserRef } from './user';

/** A customer account. `stage` and `status` are labels; `arr` is in `currency` where the tenant names one. */
export interface Company {
  readonly gsid: string;
  readonly name: string;
  readonly arr?: number | undefined;
  readonly currency?: string | undefined;
  readonly renewalDate?: CalendarDay | undefined;
  readonly csm?: UserRef | undefined;
  readonly stage?: string | undefined;
  readonly status?: string | undefined;
  /** GSID of the row of the scoring scheme that holds the present score. */
  readonly scoreId?: string | undefined;
  readonly previousScoreId?: string | undefined;
  /** The tenant's own word for the present score, e.g. "At risk". */
  readonly bandLabel?: string | undefined;
  readonly trend?: string | undefined;
}
