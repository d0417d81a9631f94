import assert from 'node:assert/strict';
import { portfolioRows } from '../../../src/dashboards/portfolioExport';
import { exportRows } from '../../../src/host/exportRows';
import { Notifier } from '../../../src/host/notify';
import { type ExportedAccount, fromPortfolioPage } from '../../../src/shared/portfolioMessages';
import { exportedAccount, orderedAccounts } from '../../../src/webview/accountOrder';
import { fakeHost, Uri } from '../../support/vscode';

const row = (gsid: string, arr: number | undefined) => ({
  ...{ gsid, name: `=Company ${gsid}`, score: '28 At risk', arr, currency: 'EUR', touch: null },
  ...{
    change: { gsid, from: 44, to: 35, change: -9 },
    ctas: [{ ownerName: 'Ada', overdue: false }],
    openCtas: 1,
  },
});

describe('the export of a portfolio’s list', () => {
  it('holds the rows in the order of the page, and no formula', async () => {
    fakeHost.reset();
    fakeHost.saveTo = Uri.parse('file:///tmp/portfolio.csv');
    const shown = orderedAccounts([row('1P02A', undefined), row('1P02B', 5), row('1P02C', 7)], {
      ...{ column: 'arrColumn', descending: true },
    });
    const message = fromPortfolioPage().parse({ type: 'export', rows: shown.map(exportedAccount) });
    assert.ok(message.type === 'export');
    await exportRows(portfolioRows(message.rows), new Notifier());
    assert.deepEqual((fakeHost.files.get('file:///tmp/portfolio.csv') ?? '').trimEnd().split('\r\n'), [
      'GSID,Account,Health,ARR,Currency,Renewal,Last touch,Change,Open CTAs,CSM',
      `1P02C,'=Company 1P02C,28 At risk,7,EUR,,,-9,1,`,
      `1P02B,'=Company 1P02B,28 At risk,5,EUR,,,-9,1,`,
      `1P02A,'=Company 1P02A,28 At risk,,EUR,,,-9,1,`,
    ]);
  });

  it('goes by band and score where that is the order of the page', () => {
    const scored = (gsid: string, band: number | undefined, points?: number) => ({
      ...row(gsid, 1),
      ...{ band, points, name: gsid },
    });
    const rows = [
      scored('1P02A', 1, 80),
      scored('1P02B', 0, 44),
      scored('1P02C', undefined),
      scored('1P02D', 0, 28),
    ];
    const order = (descending: boolean) =>
      orderedAccounts(rows, { column: 'health', descending }).map(({ gsid }) => gsid.at(-1));
    assert.deepEqual([order(false).join(''), order(true).join('')], ['DBAC', 'ABDC']);
  });

  it('takes nothing from the page that is no row of it', () => {
    const wrong = {
      ...exportedAccount(row('1P02A', 1)),
      name: { html: '<b>' },
    } as unknown as ExportedAccount;
    assert.equal(fromPortfolioPage().safeParse({ type: 'export', rows: [wrong] }).success, false);
  });
});
