import { l10n } from 'vscode';
import type { CalendarDay } from '../base/dates';
import type { Cta } from '../model/cta';
import { isClosedPlan, progressOf } from '../model/planProgress';
import type { SuccessPlan } from '../model/successPlan';
import type { RowsView } from '../shared/accountMessages';
import type { Tone, ViewRow } from '../shared/viewParts';
import { personName } from '../tree/phrases';
import { detailsOf, type ViewContext } from './viewContext';

/** Open CTAs by due date. */
export function ctasView(ctas: readonly Cta[], context: ViewContext): RowsView {
  const late = ctas.filter(({ dueDate }) => context.phrases.isOverdue(dueDate)).length;
  const summary =
    ctas.length === 0
      ? l10n.t('No open CTA.')
      : late === 0
        ? l10n.t('{0} open', ctas.length)
        : l10n.t('{0} open, {1} overdue', ctas.length, late);
  return {
    summary,
    rows: ctas.map((cta) => ctaRow(cta, context)),
    actions: context.offered('createCta'),
  };
}

function ctaRow(cta: Cta, { phrases, offered }: ViewContext): ViewRow {
  return {
    record: { kind: 'cta', gsid: cta.gsid },
    title: cta.name,
    details: detailsOf(
      dueDetail(cta.dueDate, phrases),
      cta.important ? { text: l10n.t('important'), tone: 'warn' } : undefined,
      cta.priority,
      cta.status,
      cta.reason,
      personName(cta.owner),
      cta.totalTasks ? l10n.t('{0} of {1} tasks open', cta.openTasks ?? 0, cta.totalTasks) : undefined,
    ),
    actions: offered('open', 'updateCta', 'closeCta', 'createTask'),
  };
}

function dueDetail(
  day: CalendarDay | undefined,
  phrases: ViewContext['phrases'],
): { text: string; tone?: Tone } | undefined {
  const text = phrases.due(day);
  if (text === undefined) return undefined;
  return phrases.isOverdue(day) ? { text, tone: 'bad' } : { text };
}

/** Open plans with their progress by their objectives, undefined = not read; closed ones are counted. */
export function plansView(
  plans: readonly SuccessPlan[],
  objectives: readonly Cta[] | undefined,
  context: ViewContext,
): RowsView {
  const open = plans.filter((plan) => !isClosedPlan(plan));
  const closed = plans.length - open.length;
  const counts = [
    l10n.t('{0} open', open.length),
    closed > 0 ? l10n.t('{0} closed', closed) : undefined,
    objectives === undefined && open.length > 0 ? l10n.t('objectives could not be read') : undefined,
  ];
  return {
    summary: plans.length === 0 ? l10n.t('No success plan.') : counts.filter(Boolean).join(', '),
    rows: open.map((plan) =>
      planRow(plan, objectives?.filter(({ planGsid }) => planGsid === plan.gsid) ?? [], context),
    ),
    actions: context.offered('createPlan'),
  };
}

function planRow(plan: SuccessPlan, objectives: readonly Cta[], { phrases, offered }: ViewContext): ViewRow {
  const { done, late, next } = progressOf(objectives, phrases.today());
  const counted = objectives.length > 0 ? (done / objectives.length) * 100 : undefined;
  const percent = plan.percentComplete ?? counted;
  const text = [
    percent === undefined ? undefined : l10n.t('{0} %', Math.round(percent)),
    objectives.length > 0 ? l10n.t('{0} of {1} objectives done', done, objectives.length) : undefined,
  ].filter(Boolean);
  return {
    record: { kind: 'successPlan', gsid: plan.gsid },
    title: plan.name,
    progress: percent === undefined ? undefined : { percent, text: text.join(' · ') },
    details: detailsOf(
      dueDetail(plan.dueDate, phrases),
      late.length > 0 ? { text: l10n.t('late objectives: {0}', late.length), tone: 'bad' } : undefined,
      plan.status,
      plan.type,
      personName(plan.owner),
      next && l10n.t('next: {0}', next.name),
    ),
    actions: offered('open', 'updatePlan'),
  };
}
