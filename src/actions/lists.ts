import { l10n } from 'vscode';
import type { Account, Tenant } from '../data/tenant';
import { bandOf } from '../model/bandColor';
import type { Cta, Task } from '../model/cta';
import type { Band } from '../model/health';
import type { SuccessPlan } from '../model/successPlan';
import type { Table } from './table';

/** More accounts or plans are read by nobody's spreadsheet at once. */
const MOST = 5000;

/** A list that can be exported as a whole. */
export interface ListToExport {
  readonly id: string;
  readonly label: string;
  readonly read: (tenant: Tenant, signal: AbortSignal) => Promise<Table>;
}

type Cells = readonly (string | number | undefined)[];
type Columns<T> = readonly (readonly [label: string, cell: (record: T) => string | number | undefined])[];

/** The lists of the views, with every record that they would show after all pages. */
export function listsToExport(): readonly ListToExport[] {
  const { t } = l10n;
  const list = (id: string, label: string, read: ListToExport['read']) => ({ id, label, read });
  return [
    list('myAccounts', t('My Accounts'), (tenant, signal) =>
      accounts(tenant, 'me', t('My Accounts'), signal),
    ),
    list('allAccounts', t('All Accounts'), (tenant, signal) =>
      accounts(tenant, 'all', t('All Accounts'), signal),
    ),
    list('myCtas', t('My Open CTAs'), async ({ people, ctas }, signal) => {
      const open = await ctas.openOf((await people.me(signal)).gsid, signal);
      return table(t('My Open CTAs'), ctaColumns(), open, true);
    }),
    list('myTasks', t('My Open Tasks'), async ({ people, ctas }, signal) => {
      const open = await ctas.openTasksOf((await people.me(signal)).gsid, signal);
      return table(t('My Open Tasks'), taskColumns(), open, true);
    }),
    list('myPlans', t('My Success Plans'), (tenant, signal) =>
      plans(tenant, 'mine', t('My Success Plans'), signal),
    ),
    list('allPlans', t('All Success Plans'), (tenant, signal) =>
      plans(tenant, 'all', t('All Success Plans'), signal),
    ),
  ];
}

async function accounts(
  { companies, health }: Tenant,
  owner: 'me' | 'all',
  title: string,
  signal: AbortSignal,
): Promise<Table> {
  const [book, bands] = await Promise.all([
    companies.book({ owner, max: MOST }, signal),
    // Without bands the scores still say their numbers.
    health.bands(signal).catch(() => []),
  ]);
  return table(title, accountColumns(bands), book.accounts, book.complete);
}

async function plans(
  { plans: service }: Tenant,
  scope: 'mine' | 'all',
  title: string,
  signal: AbortSignal,
): Promise<Table> {
  const found: SuccessPlan[] = [];
  let offset: number | undefined = 0;
  while (offset !== undefined && found.length < MOST) {
    const { rows, next }: { rows: readonly SuccessPlan[]; next?: number | undefined } = await service.page(
      { scope, offset },
      signal,
    );
    found.push(...rows);
    offset = next;
  }
  return table(title, planColumns(), found, offset === undefined);
}

function table<T>(title: string, columns: Columns<T>, records: readonly T[], complete: boolean): Table {
  const rows = records.map((record): Cells => columns.map(([, cell]) => cell(record)));
  const notes = complete ? [] : [l10n.t('The first {0} records; there are more.', records.length)];
  return { title, notes, columns: columns.map(([label]) => label), rows };
}

function accountColumns(bands: readonly Band[]): Columns<Account> {
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

function ctaColumns(): Columns<Cta> {
  const { t } = l10n;
  return [
    ['GSID', ({ gsid }) => gsid],
    [t('CTA'), ({ name }) => name],
    [t('Company'), ({ companyName }) => companyName],
    [t('Type'), ({ type }) => type],
    [t('Status'), ({ status }) => status],
    [t('Priority'), ({ priority }) => priority],
    [t('Reason'), ({ reason }) => reason],
    [t('Due'), ({ dueDate }) => dueDate],
    [t('Owner'), ({ owner }) => owner?.name],
  ];
}

function taskColumns(): Columns<Task> {
  const { t } = l10n;
  return [
    ['GSID', ({ gsid }) => gsid],
    [t('Task'), ({ name }) => name],
    [t('Company'), ({ companyName }) => companyName],
    [t('Status'), ({ status }) => status],
    [t('Priority'), ({ priority }) => priority],
    [t('Due'), ({ dueDate }) => dueDate],
    [t('Owner'), ({ owner }) => owner?.name],
  ];
}

function planColumns(): Columns<SuccessPlan> {
  const { t } = l10n;
  return [
    ['GSID', ({ gsid }) => gsid],
    [t('Success plan'), ({ name }) => name],
    [t('Company'), ({ companyName }) => companyName],
    [t('Status'), ({ status }) => status],
    [t('Type'), ({ type }) => type],
    [t('Complete (%)'), ({ percentComplete }) => percentComplete],
    [t('Due'), ({ dueDate }) => dueDate],
    [t('Owner'), ({ owner }) => owner?.name],
  ];
}
