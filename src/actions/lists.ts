import { l10n } from 'vscode';
import type { Cells } from '../base/tableText';
import { pagesOf } from '../data/paging';
import type { CompanyQuery, Tenant } from '../data/tenant';
import type { RowsToExport } from '../host/exportRows';
import {
  accountColumns,
  cellsOf,
  type Columns,
  ctaColumns,
  labelsOf,
  planColumns,
  taskColumns,
  workColumns,
} from './recordColumns';

/** So many accounts are read at once: each piece is put into words in one turn of the host. */
const PIECE = 250;

/** A list that can be exported as a whole. */
export interface ListToExport {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly of: (tenant: Tenant) => RowsToExport;
}

/** The accounts that the sidebar shows: its scope, order and filters, put into words. */
export interface ShownAccounts {
  readonly words: string;
  readonly query: CompanyQuery;
}

type Read<T> = (tenant: Tenant, signal: AbortSignal) => AsyncIterable<readonly T[]>;

/** The lists of the views, with every record that they would show after all pages. */
export function listsToExport(shown: ShownAccounts | undefined): readonly ListToExport[] {
  const { t } = l10n;
  const asShown = shown && {
    ...accountList('shownAccounts', t('Accounts as Shown'), shown.query),
    description: shown.words,
  };
  return [
    ...(asShown ? [asShown] : []),
    accountList('myAccounts', t('My Accounts'), { scope: 'mine' }),
    accountList('allAccounts', t('All Accounts'), { scope: 'all' }),
    list('myWork', t('My Work'), workColumns(), async function* ({ people, ctas }, signal) {
      const { gsid } = await people.me(signal);
      yield (await ctas.openOf(gsid, signal)).map((record) => ({ kind: 'cta', record }) as const);
      yield (await ctas.openTasksOf(gsid, signal)).map((record) => ({ kind: 'task', record }) as const);
    }),
    list('myCtas', t('My Open CTAs'), ctaColumns(), async function* ({ people, ctas }, signal) {
      yield await ctas.openOf((await people.me(signal)).gsid, signal);
    }),
    list('myTasks', t('My Open Tasks'), taskColumns(), async function* ({ people, ctas }, signal) {
      yield await ctas.openTasksOf((await people.me(signal)).gsid, signal);
    }),
    list('myPlans', t('My Success Plans'), planColumns(), ({ plans }, signal) =>
      pagesOf((offset) => plans.page({ scope: 'mine', offset }, signal)),
    ),
    list('allPlans', t('All Success Plans'), planColumns(), ({ plans }, signal) =>
      pagesOf((offset) => plans.page({ scope: 'all', offset }, signal)),
    ),
  ];
}

/** A list whose records are read in pages. */
export function list<T>(id: string, label: string, columns: Columns<T>, read: Read<T>): ListToExport {
  const of = (tenant: Tenant): RowsToExport => ({
    title: label,
    columns: labelsOf(columns),
    read: async function* (signal): AsyncGenerator<readonly Cells[]> {
      for await (const records of read(tenant, signal)) yield cellsOf(columns, records);
    },
  });
  return { id, label, of };
}

/** Accounts by a query of the tenant, page by page; the bands give their scores a word. */
export function accountList(id: string, label: string, query: CompanyQuery): ListToExport {
  const of = ({ companies, health }: Tenant): RowsToExport => ({
    title: label,
    columns: labelsOf(accountColumns()),
    read: async function* (signal): AsyncGenerator<readonly Cells[]> {
      // Without bands the scores still say their numbers.
      const columns = accountColumns(await health.bands(signal).catch(() => []));
      const pages = pagesOf((offset) => companies.page({ ...query, offset, limit: PIECE }, signal));
      for await (const accounts of pages) yield cellsOf(columns, accounts);
    },
  });
  return { id, label, of };
}
