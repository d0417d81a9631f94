import { type CalendarDay, dayOf } from '../../base/dates';
import type { FoundCta, Objective, TaskOfCta } from '../../data/ctaSearch';
import type { Clock } from '../../data/tenant';
import type { CtaDetails, PlanDetails } from '../../data/workDetails';
import type { Untrusted } from '../untrusted';
import { richWording } from './detail';
import { objectiveRow, type PlanFacts, planRow } from './planRows';
import { ctaRow, taskRow } from './workRows';

/** More open tasks than a reader wants of one CTA; `openTasks` counts them all. */
const MOST_TASKS = 20;

/** What rows are made with. */
export interface Writing {
  readonly clock: Pick<Clock, 'timeZone' | 'today'>;
  readonly untrusted: Untrusted;
}

/** A CTA with its comments in full, open tasks, dates and ids. What is undefined could not be read, and is left out. */
export function detailedCtaRow(
  cta: FoundCta,
  {
    details,
    tasks,
  }: { readonly details?: CtaDetails | undefined; readonly tasks?: readonly TaskOfCta[] | undefined },
  { clock, untrusted }: Writing,
): object {
  const today = clock.today();
  return {
    ...ctaRow(cta, today, untrusted, 'detailed'),
    accountGsid: cta.companyGsid,
    ownerEmail: cta.owner?.email,
    ...dateCells(details, cta.dueDate, clock.timeZone),
    playbookGsid: details?.playbookGsid,
    totalTasks: cta.totalTasks,
    tasks: tasks
      ?.slice(0, MOST_TASKS)
      .map((task) => taskRow({ ...task, companyName: undefined, ctaName: undefined }, today)),
  };
}

/** A plan with its action plan, dates, ids, and every objective in full. */
export function detailedPlanRow(
  facts: PlanFacts,
  more: {
    readonly reasons?: readonly string[];
    readonly details: PlanDetails | undefined;
    /** Of the objectives, by GSID. */
    readonly objectives: ReadonlyMap<string, CtaDetails> | undefined;
  },
  writing: Writing,
): object {
  const { plan, objectives } = facts;
  const { clock, untrusted } = writing;
  return {
    ...planRow(facts, clock.today(), { reasons: more.reasons ?? [] }),
    accountGsid: plan.companyGsid,
    ownerEmail: plan.owner?.email,
    ...dateCells(more.details, plan.dueDate, clock.timeZone),
    actionPlan: richWording(more.details?.actionPlan, 'detailed', untrusted),
    all: objectives?.map((one) => detailedObjective(one, more.objectives?.get(one.gsid), writing)),
  };
}

function detailedObjective(
  objective: Objective,
  details: CtaDetails | undefined,
  { clock, untrusted }: Writing,
): object {
  return {
    ...objectiveRow(objective, clock.today(), true),
    priority: objective.priority,
    ownerEmail: objective.owner?.email,
    ...dateCells(details, objective.dueDate, clock.timeZone),
    comments: richWording(details?.comments, 'detailed', untrusted),
    criteria: richWording(details?.criteria, 'detailed', untrusted),
    gsid: objective.gsid,
  };
}

function dateCells(
  details: Partial<Omit<CtaDetails, 'gsid'>> | undefined,
  due: CalendarDay | undefined,
  timeZone: string,
): object {
  const { createdAt, modifiedAt, closedAt, start, originalDue } = details ?? {};
  const day = (at: Date | undefined): CalendarDay | undefined => at && dayOf(at, timeZone);
  return {
    created: day(createdAt),
    start,
    originalDue: originalDue === due ? undefined : originalDue,
    changed: day(modifiedAt),
    closedOn: day(closedAt),
  };
}
