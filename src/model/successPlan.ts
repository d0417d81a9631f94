import type { CalendarDay } from '../base/dates';
import type { UserRef } from './user';

/** A success plan (object `cta_group`). `percentComplete` runs from 0 to 100. */
export interface SuccessPlan {
  readonly gsid: string;
  readonly name: string;
  readonly companyGsid?: string | undefined;
  readonly companyName?: string | undefined;
  readonly owner?: UserRef | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly dueDate?: CalendarDay | undefined;
  readonly percentComplete?: number | undefined;
  readonly closed: boolean;
  readonly modifiedAt?: Date | undefined;
}
