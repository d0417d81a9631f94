import type { Calendar } from '../calendar';
import { itemOf } from '../catalogue/picklists';
import { gsid } from '../gsid';
import type { Row } from '../row';
import { companyId, configurationId, ctaId, planId, userId } from './ids';

export interface TaskSpec {
  readonly name: string;
  readonly owner: string;
  /** Days until it is due; negative when that is past. */
  readonly due: number;
  readonly closed?: boolean;
  readonly priority?: string;
}

export interface CtaSpec {
  readonly company: string;
  readonly name: string;
  readonly owner: string;
  readonly type: string;
  readonly reason: string;
  readonly status: string;
  readonly priority?: string;
  readonly due: number;
  /** Days since it was made, last changed and closed. */
  readonly created: number;
  readonly modified?: number;
  readonly closed?: number;
  readonly comments?: string;
  readonly plan?: string;
  readonly tasks?: readonly TaskSpec[];
}

export interface PlanSpec {
  readonly company: string;
  readonly name: string;
  readonly owner: string;
  readonly type: string;
  readonly status: string;
  readonly due: number;
  readonly created: number;
  readonly modified: number;
  readonly objectives: readonly Omit<CtaSpec, 'company' | 'type' | 'reason' | 'plan' | 'created'>[];
}

export interface WorkRows {
  readonly call_to_action: Row[];
  readonly cs_task: Row[];
  readonly cta_group: Row[];
}

/** The records of these CTAs with their tasks, and of these plans with their objectives. */
export function workRows(calendar: Calendar, ctas: readonly CtaSpec[], plans: readonly PlanSpec[]): WorkRows {
  const objectives = plans.flatMap(({ company, name, created, objectives: list }) =>
    list.map((objective) => ({
      ...objective,
      company,
      created,
      plan: name,
      type: 'Objective',
      reason: 'Business Outcome',
    })),
  );
  const all: readonly CtaSpec[] = [...ctas, ...objectives];
  return {
    call_to_action: all.map((spec) => ctaRow(calendar, spec)),
    cs_task: all.flatMap((spec) => (spec.tasks ?? []).map((task, i) => taskRow(calendar, spec, task, i))),
    cta_group: plans.map((spec) => planRow(calendar, spec)),
  };
}

function ctaRow(calendar: Calendar, spec: CtaSpec): Row {
  const isClosed = spec.closed !== undefined;
  const tasks = spec.tasks ?? [];
  const open = tasks.filter(({ closed }) => !closed);
  const next = open.length > 0 ? calendar.day(Math.min(...open.map(({ due }) => due))) : null;
  const owner = userId(spec.owner);
  return {
    Gsid: ctaId(spec.company, spec.name),
    Name: spec.name,
    CompanyId: companyId(spec.company),
    OwnerId: owner,
    TypeId: configurationId('CTA_TYPE', spec.type),
    StatusId: configurationId('CTA_STATUS', spec.status),
    PriorityId: configurationId('CTA_PRIORITY', spec.priority ?? 'Medium'),
    ReasonId: configurationId('CTA_REASON', spec.reason),
    CtaGroupId: spec.plan ? planId(spec.company, spec.plan) : null,
    ObjectiveCategoryId: spec.plan ? configurationId('OBJECTIVE_CATEGORY', 'Business') : null,
    ...deadline(calendar, spec.due, isClosed),
    StartDate: calendar.day(-spec.created),
    ClosedDate: spec.closed === undefined ? null : calendar.at(-spec.closed, 15),
    Comments: spec.comments ?? null,
    IsClosed: isClosed,
    IsImportant: spec.priority === 'High',
    IsSnoozed: false,
    IsDraft: false,
    IsRecurring: false,
    TotalTaskCount: tasks.length,
    OpenTaskCount: open.length,
    ClosedTaskCount: tasks.length - open.length,
    NextTaskDueDate: next,
    MinTaskDate: next,
    Age: spec.created,
    Expansion_Type__gc: spec.type === 'Opportunity' ? itemOf('Expansion Type', 'More users') : null,
    Source: 'Manual',
    EntityType: 'COMPANY',
    PercentComplete: isClosed ? 100 : 0,
    ...authored(calendar, owner, spec.created, spec.closed ?? spec.modified ?? Math.min(spec.created, 7)),
  };
}

function taskRow(calendar: Calendar, cta: CtaSpec, task: TaskSpec, order: number): Row {
  const owner = userId(task.owner);
  const isClosed = task.closed ?? false;
  return {
    Gsid: gsid('1S05', `task ${cta.company} ${cta.name} ${task.name} ${order}`),
    Name: task.name,
    Description: null,
    CtaId: ctaId(cta.company, cta.name),
    CompanyId: companyId(cta.company),
    OwnerId: owner,
    TypeId: configurationId('TASK_TYPE', 'To Do'),
    StatusId: configurationId('TASK_STATUS', isClosed ? 'Completed' : 'Open'),
    PriorityId: configurationId('CTA_PRIORITY', task.priority ?? 'Medium'),
    ...deadline(calendar, task.due, isClosed),
    StartDate: calendar.day(-cta.created),
    ClosedDate: isClosed ? calendar.at(Math.min(task.due, -1), 15) : null,
    IsClosed: isClosed,
    IsImportant: false,
    IsEmailSent: false,
    DisplayOrder: order,
    Source: 'Manual',
    EntityType: 'COMPANY',
    ...authored(calendar, owner, cta.created, Math.min(cta.created, 7)),
  };
}

function planRow(calendar: Calendar, spec: PlanSpec): Row {
  const { objectives } = spec;
  const open = objectives.filter(({ closed }) => closed === undefined);
  const done = objectives.length - open.length;
  return {
    Gsid: planId(spec.company, spec.name),
    Name: spec.name,
    CompanyId: companyId(spec.company),
    OwnerId: userId(spec.owner),
    StatusId: configurationId('SUCCESS_PLAN_STATUS', spec.status),
    SuccessPlanTypeId: configurationId('SUCCESS_PLAN_TYPE', spec.type),
    DueDate: calendar.day(spec.due),
    PercentComplete: objectives.length > 0 ? Math.round((done / objectives.length) * 100) : 0,
    OpenCtas: open.length,
    OverdueCtas: open.filter(({ due }) => due < 0).length,
    IsClosed: spec.status === 'Closed',
    ActionPlan: `<p>${spec.name} in ${objectives.length} steps.</p>`,
    EntityType: 'COMPANY',
    CreatedDate: calendar.at(-spec.created),
    ModifiedDate: calendar.at(-spec.modified, 14),
  };
}

/** What follows from a due date, so many days from today. */
export function deadline(calendar: Calendar, due: number, isClosed: boolean): Row {
  const isOverdue = !isClosed && due < 0;
  return {
    DueDate: calendar.day(due),
    OriginalDueDate: calendar.day(due),
    IsOverdue: isOverdue,
    IsClosedOverdue: false,
    DaysDue: isClosed ? null : due,
    DaysPastDueDate: isOverdue ? -due : 0,
    DueDateVariance: 0,
  };
}

function authored(calendar: Calendar, user: string, created: number, modified: number): Row {
  return {
    CreatedById: user,
    ModifiedById: user,
    CreatedDate: calendar.at(-created, 9),
    ModifiedDate: calendar.at(-modified, 14),
  };
}
