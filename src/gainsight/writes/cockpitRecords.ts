import type { CalendarDay } from '../../base/dates';
import { byEmail, given, type Lookup } from './lookups';

/** Who a record belongs to: by e-mail address where there is one, else by id. */
export type OwnerField = { readonly email: string } | { readonly gsid: string };

/** Fields of the tenant's own, by API name. */
export type CustomFields = Readonly<Record<string, string | number | boolean>>;

interface Common {
  /** Only ties the result to the request; the tenant does not keep it. */
  readonly referenceId: string;
  readonly name?: string | undefined;
  readonly owner?: OwnerField | undefined;
  readonly dueDate?: CalendarDay | undefined;
  readonly status?: string | undefined;
  readonly custom?: CustomFields | undefined;
}

/** Types, statuses and the like are names as the tenant has configured them; texts are safe HTML. */
export interface CtaRecord extends Common {
  readonly companyGsid?: string | undefined;
  readonly type?: string | undefined;
  readonly reason?: string | undefined;
  readonly priority?: string | undefined;
  readonly playbook?: string | undefined;
  readonly comments?: string | undefined;
  readonly closed?: boolean | undefined;
}

export interface TaskRecord extends Common {
  readonly ctaGsid?: string | undefined;
  readonly priority?: string | undefined;
  readonly description?: string | undefined;
  readonly closed?: boolean | undefined;
}

export interface PlanRecord extends Common {
  readonly companyGsid?: string | undefined;
  readonly type?: string | undefined;
  readonly actionPlan?: string | undefined;
  /** Names of templates; an update appends them. */
  readonly templates?: readonly string[] | undefined;
}

/** The body of one call: one record, and the lookup for its owner where an address was given. */
export interface CockpitBody {
  readonly requests: readonly [{ readonly record: Readonly<Record<string, unknown>> }];
  readonly lookups?: Readonly<Record<string, Lookup>>;
}

export function ctaBody(cta: CtaRecord, gsid?: string): CockpitBody {
  return body(cta, {
    Gsid: gsid,
    CompanyId: cta.companyGsid,
    type: cta.type,
    reason: cta.reason,
    priority: cta.priority,
    playbook: cta.playbook,
    Comments: cta.comments,
    IsClosed: cta.closed,
  });
}

export function taskBody(task: TaskRecord, gsid?: string): CockpitBody {
  return body(task, {
    Gsid: gsid,
    CtaId: task.ctaGsid,
    priority: task.priority,
    Description: task.description,
    IsClosed: task.closed,
  });
}

export function planBody(plan: PlanRecord, gsid?: string): CockpitBody {
  return body(plan, {
    Gsid: gsid,
    CompanyId: plan.companyGsid,
    SuccessPlanType: plan.type,
    ActionPlan: plan.actionPlan,
    Templates: plan.templates,
  });
}

function body(common: Common, own: Readonly<Record<string, unknown>>): CockpitBody {
  const { owner } = common;
  const byAddress = owner !== undefined && 'email' in owner;
  const record = given({
    ...common.custom,
    referenceId: common.referenceId,
    Name: common.name,
    DueDate: common.dueDate,
    status: common.status,
    ...(byAddress ? { OwnerEmail: owner.email } : { OwnerId: owner?.gsid }),
    ...own,
  });
  return {
    requests: [{ record }],
    ...(byAddress ? { lookups: { OwnerId: byEmail('OwnerEmail', 'gsuser') } } : {}),
  };
}
