import { l10n } from 'vscode';
import type { Cells } from '../base/tableText';
import type { Account } from '../data/tenant';
import type { Activity } from '../model/activity';
import { bandOf } from '../model/bandColor';
import type { Cta, Task } from '../model/cta';
import type { Band } from '../model/health';
import type { Contact, Relationship } from '../model/relationship';
import type { SuccessPlan } from '../model/successPlan';
import type { WorkItem } from '../model/worklist';

type Cell = string | number | undefined;

/** The columns of a table of records: what stands above each, and what a record has there. */
export type Columns<T> = readonly (readonly [label: string, cell: (record: T) => Cell])[];

export function labelsOf<T>(columns: Columns<T>): readonly string[] {
  return columns.map(([label]) => label);
}

export function cellsOf<T>(columns: Columns<T>, records: readonly T[]): readonly Cells[] {
  return records.map((record) => columns.map(([, cell]) => cell(record)));
}

/** `bands` are known once they were read: labels alone need none. */
export function accountColumns(bands: readonly Band[] = []): Columns<Account> {
  const { t } = l10n;
  return [
    ['GSID', ({ company }) => company.gsid],
    [t('Company'), ({ company }) => company.name],
    [t('Health'), ({ score }) => score?.value],
    [t('Band'), ({ score }) => bandOf(score, bands)?.label],
    [t('ARR'), ({ company }) => company.arr],
    [t('Currency'), ({ company }) => company.currency],
    [t('Renewal'), ({ company }) => company.renewalDate],
    [t('Stage'), ({ company }) => company.stage],
    [t('Status'), ({ company }) => company.status],
    [t('CSM'), ({ company }) => company.csm?.name],
  ];
}

export function ctaColumns(): Columns<Cta> {
  const { t } = l10n;
  return [
    ...named(t('CTA')),
    [t('Type'), ({ type }) => type],
    ...stated(),
    [t('Reason'), ({ reason }) => reason],
    ...owned(),
  ];
}

export function taskColumns(): Columns<Task> {
  return [...named(l10n.t('Task')), ...stated(), ...owned()];
}

/** CTAs and tasks in one list. */
export function workColumns(): Columns<WorkItem> {
  const { t } = l10n;
  return [
    ['GSID', ({ record }) => record.gsid],
    [t('Kind'), ({ kind }) => (kind === 'cta' ? t('CTA') : t('Task'))],
    [t('Name'), ({ record }) => record.name],
    [t('Company'), ({ record }) => record.companyName],
    [t('Status'), ({ record }) => record.status],
    [t('Priority'), ({ record }) => record.priority],
    [t('Due'), ({ record }) => record.dueDate],
  ];
}

export function planColumns(): Columns<SuccessPlan> {
  const { t } = l10n;
  return [
    ...named(t('Success plan')),
    [t('Status'), ({ status }) => status],
    [t('Type'), ({ type }) => type],
    [t('Complete (%)'), ({ percentComplete }) => percentComplete],
    ...owned(),
  ];
}

export function activityColumns(): Columns<Activity> {
  const { t } = l10n;
  return [
    ['GSID', ({ gsid }) => gsid],
    [t('Date'), ({ at }) => at?.toISOString()],
    [t('Type'), ({ type }) => type],
    [t('Subject'), ({ subject }) => subject],
    [t('Author'), ({ author }) => author?.name],
    [t('Minutes'), ({ durationMinutes }) => durationMinutes],
    [t('Notes'), ({ notes }) => notes],
  ];
}

export function contactColumns(): Columns<Contact> {
  const { t } = l10n;
  const yesNo = (yes: boolean): string => (yes ? t('yes') : t('no'));
  return [
    ['GSID', ({ gsid }) => gsid],
    [t('Name'), ({ name }) => name],
    [t('E-mail'), ({ email }) => email],
    [t('Title'), ({ title }) => title],
    [t('Role'), ({ role }) => role],
    [t('Primary'), ({ primary }) => yesNo(primary)],
    [t('Active'), ({ active }) => yesNo(active)],
  ];
}

export function relationshipColumns(): Columns<Relationship> {
  const { t } = l10n;
  return [
    ['GSID', ({ gsid }) => gsid],
    [t('Relationship'), ({ name }) => name],
    [t('Type'), ({ type }) => type],
    [t('Band'), ({ bandLabel }) => bandLabel],
    [t('ARR'), ({ arr }) => arr],
    [t('Renewal'), ({ renewalDate }) => renewalDate],
    [t('Stage'), ({ stage }) => stage],
    [t('CSM'), ({ csm }) => csm?.name],
  ];
}

type Work = Pick<Cta & SuccessPlan & Task, 'gsid' | 'name' | 'companyName' | 'owner' | 'dueDate'>;

function named(label: string): Columns<Work> {
  return [
    ['GSID', ({ gsid }) => gsid],
    [label, ({ name }) => name],
    [l10n.t('Company'), ({ companyName }) => companyName],
  ];
}

function stated(): Columns<Pick<Cta & Task, 'status' | 'priority'>> {
  return [
    [l10n.t('Status'), ({ status }) => status],
    [l10n.t('Priority'), ({ priority }) => priority],
  ];
}

function owned(): Columns<Work> {
  return [
    [l10n.t('Due'), ({ dueDate }) => dueDate],
    [l10n.t('Owner'), ({ owner }) => owner?.name],
  ];
}
