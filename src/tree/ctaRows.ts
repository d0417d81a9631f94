import { l10n } from 'vscode';
import type { Tenant } from '../data/tenant';
import type { Cta, Task } from '../model/cta';
import { emptyRow } from './noticeRows';
import { joined, personName, spoken, type Phrases } from './phrases';
import { whole, type Fact, type Row } from './row';

/** What rows of work read from, and how they speak. */
export interface WorkContext {
  readonly tenant: Pick<Tenant, 'ctas'>;
  readonly phrases: Phrases;
  /** Name the company on the row: it stands in a list of several companies' work. */
  readonly withCompany?: boolean;
}

const OVERDUE_COLOR = 'list.errorForeground';

/** A CTA or an objective, with its tasks below. */
export function ctaRow(cta: Cta, context: WorkContext, kind: 'cta' | 'objective' = 'cta'): Row {
  const { phrases, withCompany } = context;
  const late = !cta.closed && phrases.isOverdue(cta.dueDate);
  const company = withCompany ? cta.companyName : undefined;
  const owner = withCompany ? undefined : personName(cta.owner);
  const closed = cta.closed ? l10n.t('closed') : undefined;
  const due = cta.closed ? undefined : phrases.due(cta.dueDate);
  return {
    key: `${kind}:${cta.gsid}`,
    kind,
    label: cta.name,
    description: joined(company, due ?? (closed && (cta.status ?? closed)), owner),
    spoken: spoken(
      kind === 'cta' ? l10n.t('CTA {0}', cta.name) : l10n.t('Objective {0}', cta.name),
      company,
      late ? l10n.t('overdue') : undefined,
      cta.important ? l10n.t('important') : undefined,
      closed,
      cta.status,
      due,
      cta.priority && l10n.t('priority {0}', cta.priority),
      owner,
    ),
    icon: cta.closed ? 'pass' : kind === 'objective' ? 'target' : cta.important ? 'star-full' : 'bell',
    color: late ? OVERDUE_COLOR : undefined,
    record: { kind, gsid: cta.gsid },
    company: withCompany ? cta.companyGsid : undefined,
    closed: cta.closed,
    facts: () => ctaFacts(cta, phrases),
    load:
      cta.totalTasks === 0
        ? undefined
        : whole(
            (signal) => context.tenant.ctas.tasks(cta.gsid, signal),
            (tasks) =>
              tasks.length === 0
                ? [emptyRow(l10n.t('No tasks.'))]
                : tasks.map((task) => taskRow(task, { phrases })),
          ),
  };
}

/** A task of a CTA. */
export function taskRow(task: Task, { phrases, withCompany }: Omit<WorkContext, 'tenant'>): Row {
  const late = !task.closed && phrases.isOverdue(task.dueDate);
  const company = withCompany ? task.companyName : undefined;
  const owner = withCompany ? undefined : personName(task.owner);
  const closed = task.closed ? l10n.t('closed') : undefined;
  const due = task.closed ? undefined : phrases.due(task.dueDate);
  return {
    key: `task:${task.gsid}`,
    kind: 'task',
    label: task.name,
    description: joined(company, due ?? (closed && (task.status ?? closed)), owner),
    spoken: spoken(
      l10n.t('Task {0}', task.name),
      company,
      late ? l10n.t('overdue') : undefined,
      closed,
      task.status,
      due,
      task.priority && l10n.t('priority {0}', task.priority),
      owner,
    ),
    icon: task.closed ? 'check' : 'circle-large-outline',
    color: late ? OVERDUE_COLOR : undefined,
    record: { kind: 'task', gsid: task.gsid },
    company: withCompany ? task.companyGsid : undefined,
    closed: task.closed,
    facts: () => [
      [l10n.t('Task'), task.name],
      [l10n.t('Company'), task.companyName],
      [l10n.t('Status'), task.status],
      [l10n.t('Priority'), task.priority],
      [l10n.t('Due'), phrases.day(task.dueDate)],
      [l10n.t('Owner'), personName(task.owner)],
    ],
  };
}

function ctaFacts(cta: Cta, phrases: Phrases): readonly Fact[] {
  const tasks =
    cta.totalTasks === undefined
      ? undefined
      : l10n.t('{0} open of {1}', cta.openTasks ?? cta.totalTasks, cta.totalTasks);
  return [
    [cta.planGsid === undefined ? l10n.t('CTA') : l10n.t('Objective'), cta.name],
    [l10n.t('Company'), cta.companyName],
    [l10n.t('Type'), cta.type],
    [l10n.t('Status'), cta.status],
    [l10n.t('Priority'), cta.priority],
    [l10n.t('Reason'), cta.reason],
    [l10n.t('Due'), phrases.day(cta.dueDate)],
    [l10n.t('Owner'), personName(cta.owner)],
    [l10n.t('Tasks'), tasks],
  ];
}
