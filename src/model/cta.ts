import type { CalendarDay } from '../base/dates';
import type { UserRef } from './user';

/** A call to action. Objectives of a success plan are CTAs whose `planGsid` is set. Labels, not ids. */
export interface Cta {
  readonly gsid: string;
  readonly name: string;
  readonly companyGsid?: string | undefined;
  readonly companyName?: string | undefined;
  readonly owner?: UserRef | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly priority?: string | undefined;
  readonly reason?: string | undefined;
  readonly dueDate?: CalendarDay | undefined;
  readonly closed: boolean;
  readonly important: boolean;
  readonly planGsid?: string | undefined;
  readonly openTasks?: number | undefined;
  readonly totalTasks?: number | undefined;
}

/** A step of a CTA (object `cs_task`). */
export interface Task {
  readonly gsid: string;
  readonly name: string;
  readonly ctaGsid?: string | undefined;
  readonly companyGsid?: string | undefined;
  readonly companyName?: string | undefined;
  readonly owner?: UserRef | undefined;
  readonly status?: string | undefined;
  readonly priority?: string | undefined;
  readonly dueDate?: CalendarDay | undefined;
  readonly closed: boolean;
}
