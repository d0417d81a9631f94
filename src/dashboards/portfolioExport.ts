import { l10n } from 'vscode';
import type { RowsToExport } from '../host/exportRows';
import type { ExportedAccount } from '../shared/portfolioMessages';

/** The list of a portfolio as its page shows it: filtered by a mark, and in its order. */
export function portfolioRows(accounts: readonly ExportedAccount[]): RowsToExport {
  const { t } = l10n;
  const columns: readonly (readonly [label: string, cell: keyof ExportedAccount])[] = [
    ['GSID', 'gsid'],
    [t('Account'), 'name'],
    [t('Health'), 'score'],
    [t('ARR'), 'arr'],
    [t('Currency'), 'currency'],
    [t('Renewal'), 'renewalDate'],
    [t('Last touch'), 'touch'],
    [t('Change'), 'change'],
    [t('Open CTAs'), 'openCtas'],
    [t('CSM'), 'csm'],
  ];
  return {
    title: t('Portfolio'),
    columns: columns.map(([label]) => label),
    read: async function* () {
      yield accounts.map((account) => columns.map(([, cell]) => account[cell]));
    },
  };
}
