import { l10n } from 'vscode';

/** What the page of a query says besides what was read, by the name under which the page asks for it. */
export function queryWords(): Record<string, string> {
  const { t } = l10n;
  return {
    records: t('Records'),
    allRecords: t('All records'),
    edit: t('Edit Query…'),
    refresh: t('Refresh'),
    exportCsv: t('Export CSV…'),
    exportJson: t('Export JSON…'),
    more: t('Load More'),
    cancel: t('Cancel'),
    signIn: t('Sign In…'),
    noRows: t('No record meets the conditions.'),
    yes: t('yes'),
    no: t('no'),
    sorted: t('Sorted by {0}, {1}'),
    ascending: t('ascending'),
    descending: t('descending'),
    open: t('Open'),
  };
}
