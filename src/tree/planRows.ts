import { l10n } from 'vscode';
import type { Tenant } from '../data/tenant';
import { isClosedPlan } from '../model/planProgress';
import type { SuccessPlan } from '../model/successPlan';
import { ctaRow } from './ctaRows';
import { emptyRow } from './noticeRows';
import { joined, personName, spoken, type Phrases } from './phrases';
import { whole, type Row } from './row';

/** What rows of plans read from, and how they speak. */
export interface PlanContext {
  readonly tenant: Pick<Tenant, 'ctas' | 'plans'>;
  readonly phrases: Phrases;
  /** Name the company on the row: it stands in a list of several companies' plans. */
  readonly withCompany?: boolean;
}

/** A success plan, with its objectives below. */
export function planRow(plan: SuccessPlan, { tenant, phrases, withCompany }: PlanContext): Row {
  const closed = isClosedPlan(plan);
  const late = !closed && phrases.isOverdue(plan.dueDate);
  const progress =
    plan.percentComplete === undefined ? undefined : l10n.t('{0} %', Math.round(plan.percentComplete));
  const company = withCompany ? plan.companyName : undefined;
  const due = closed ? undefined : phrases.due(plan.dueDate);
  return {
    key: `plan:${plan.gsid}`,
    kind: 'successPlan',
    label: plan.name,
    description: joined(progress, company, personName(plan.owner), due),
    spoken: spoken(
      l10n.t('Success plan {0}', plan.name),
      plan.status,
      closed ? l10n.t('closed') : undefined,
      progress && l10n.t('{0} complete', progress),
      company,
      late ? l10n.t('overdue') : undefined,
      due,
      personName(plan.owner),
    ),
    icon: closed ? 'pass' : 'milestone',
    color: late ? 'list.errorForeground' : undefined,
    record: { kind: 'successPlan', gsid: plan.gsid },
    company: withCompany ? plan.companyGsid : undefined,
    facts: () => [
      [l10n.t('Success plan'), plan.name],
      [l10n.t('Company'), plan.companyName],
      [l10n.t('Status'), plan.status],
      [l10n.t('Type'), plan.type],
      [l10n.t('Progress'), progress],
      [l10n.t('Due'), phrases.day(plan.dueDate)],
      [l10n.t('Owner'), personName(plan.owner)],
      [l10n.t('Last changed'), phrases.dayOfInstant(plan.modifiedAt)],
    ],
    load: whole(
      (signal) => tenant.plans.objectives(plan.gsid, signal),
      (objectives) =>
        objectives.length === 0
          ? [emptyRow(l10n.t('No objectives.'))]
          : objectives.map((objective) => ctaRow(objective, { tenant, phrases }, 'objective')),
    ),
  };
}
