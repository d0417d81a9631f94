import { type CalendarDay, dayOf, daysBetween } from '../../base/dates';
import type { Objective } from '../../data/ctaSearch';
import type { Clock } from '../../data/tenant';
import type { Cta } from '../../model/cta';
import { isClosedPlan, progressOf, stageOf } from '../../model/planProgress';
import type { SuccessPlan } from '../../model/successPlan';
import { daysLate } from './workRows';

/** A plan beside its objectives; `objectives` undefined = they could not be read. */
export interface PlanFacts {
  readonly plan: SuccessPlan;
  readonly objectives: readonly Objective[] | undefined;
  /** The day of the last change of the plan or of one of its objectives. */
  readonly lastChange: CalendarDay | undefined;
}

export function planFacts(
  plan: SuccessPlan,
  objectives: readonly Objective[] | undefined,
  { timeZone }: Pick<Clock, 'timeZone'>,
): PlanFacts {
  const changes = [plan.modifiedAt, ...(objectives ?? []).map(({ modifiedAt }) => modifiedAt)];
  const days = changes.flatMap((at) => (at === undefined ? [] : [dayOf(at, timeZone)]));
  return { plan, objectives, lastChange: days.sort().at(-1) };
}

/** A plan in words; `every` adds every objective. */
export function planRow(
  { plan, objectives, lastChange }: PlanFacts,
  today: CalendarDay,
  extra: { readonly reasons?: readonly string[]; readonly every?: boolean },
): object {
  const closed = isClosedPlan(plan);
  return {
    plan: plan.name,
    account: plan.companyName,
    type: plan.type,
    status: plan.status,
    closed: closed || undefined,
    owner: plan.owner?.name ?? plan.owner?.email,
    percentComplete: plan.percentComplete,
    due: plan.dueDate,
    daysLate: closed ? undefined : daysLate(plan.dueDate, today),
    lastChange,
    daysSinceChange: lastChange && daysBetween(lastChange, today),
    ...(extra.reasons?.length ? { reasons: extra.reasons } : {}),
    ...objectiveCells(objectives, today, extra.every ?? false),
    gsid: plan.gsid,
  };
}

function objectiveCells(
  objectives: readonly Objective[] | undefined,
  today: CalendarDay,
  every: boolean,
): object {
  if (!objectives) return {};
  const { done, active, pending, late, next } = progressOf(objectives, today);
  return {
    objectives: { done, active, pending, late: late.length },
    next: next && objectiveRow(next, today),
    late: late.length > 0 ? late.map((one) => objectiveRow(one, today)) : undefined,
    all: every ? objectives.map((one) => objectiveRow(one, today, true)) : undefined,
  };
}

/** An objective on one line. */
export function objectiveRow(objective: Cta, today: CalendarDay, staged = false): object {
  return {
    objective: objective.name,
    status: objective.status,
    due: objective.dueDate,
    daysLate: objective.closed ? undefined : daysLate(objective.dueDate, today),
    owner: objective.owner?.name ?? objective.owner?.email,
    stage: staged ? stageOf(objective) : undefined,
  };
}
