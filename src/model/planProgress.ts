import type { CalendarDay } from '../base/dates';
import type { Cta } from './cta';
import { byDueDate } from './dueDates';
import type { SuccessPlan } from './successPlan';

/** Statuses under which nobody has begun yet. */
const NOT_BEGUN = /^(?:new|open|draft|planned|pending|not started|to do)\b/i;

/** Where a plan stands, counted from its objectives. Late ones are also active or pending. */
export interface PlanProgress {
  readonly done: number;
  readonly active: number;
  readonly pending: number;
  /** Open and past due, the longest overdue first. */
  readonly late: readonly Cta[];
  /** The open objective that is due next, today included. */
  readonly next?: Cta | undefined;
}

export function progressOf(objectives: readonly Cta[], today: CalendarDay): PlanProgress {
  const open = objectives.filter(({ closed }) => !closed).toSorted(byDueDate);
  const pending = open.filter(({ status = '' }) => NOT_BEGUN.test(status)).length;
  return {
    done: objectives.length - open.length,
    active: open.length - pending,
    pending,
    late: open.filter(({ dueDate }) => dueDate !== undefined && dueDate < today),
    next: open.find(({ dueDate }) => dueDate !== undefined && dueDate >= today),
  };
}

/** `done`, `active` or `pending`, by the same rule. */
export function stageOf({ closed, status = '' }: Cta): 'done' | 'active' | 'pending' {
  if (closed) return 'done';
  return NOT_BEGUN.test(status) ? 'pending' : 'active';
}

/** Whether a plan is over: marked as closed, or in a status that says so. */
export function isClosedPlan({ closed, status = '' }: SuccessPlan): boolean {
  return closed || /^(?:closed|completed?|cancel)/i.test(status);
}
