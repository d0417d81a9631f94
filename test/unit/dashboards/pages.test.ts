import assert from 'node:assert/strict';
import { accountState } from '../../../src/shared/accountMessages';
import { fakeHost, WebviewPanel } from '../../support/vscode';
import { asEditors, lastPanel, pagesBench, untilTold } from './pagesBench';

const idle = (message: { readonly type: string; readonly busy?: unknown }): boolean =>
  ['busy', 'progress'].includes(message.type) && message.busy === false;

describe('pages that are open', () => {
  it('are one for each account: it is shown again rather than twice', async () => {
    const { pages, gsid } = await pagesBench();
    await pages.openAccount(gsid);
    await pages.openAccount(gsid);
    assert.deepEqual([fakeHost.panels.length, lastPanel().revealed], [1, 1]);
    lastPanel().dispose();
    await pages.openAccount(gsid);
    assert.equal(fakeHost.panels.length, 2);
  });

  it('are one of the portfolio; one that is about another tenant makes room', async () => {
    const { pages, host } = await pagesBench();
    const before = new WebviewPanel('gainsight.portfolioPage', 'Portfolio');
    pages.restorePortfolio(asEditors(before), { scope: 'all', tenant: 'other.example.com' });
    await pages.openPortfolio();
    assert.ok(before.isClosed);
    await pages.openPortfolio();
    assert.deepEqual([fakeHost.panels.length, lastPanel().revealed], [1, 1]);
    const another = new WebviewPanel('gainsight.portfolioPage', 'Portfolio');
    pages.restorePortfolio(asEditors(another), { scope: 'mine', tenant: host });
    assert.ok(another.isClosed);
  });

  it('are none where nobody is signed in, and the user is told so', async () => {
    const { pages, active, gsid } = await pagesBench();
    active.set({ kind: 'signedOut' });
    await pages.openAccount(gsid);
    await pages.openPortfolio();
    assert.deepEqual([fakeHost.panels.length, fakeHost.notifications.length], [0, 2]);
  });

  it('are read anew when everything is refreshed, those that nobody sees when they are seen', async () => {
    const { pages, gsid, refresh, sandbox } = await pagesBench();
    await pages.openAccount(gsid);
    await pages.openPortfolio();
    const [account, portfolio] = fakeHost.panels;
    assert.ok(account && portfolio);
    for (const panel of [account, portfolio]) {
      panel.webview.said.fire({ type: 'ready' });
      await untilTold(panel, idle);
      panel.webview.told.length = 0;
    }
    account.visible = false;
    refresh();
    await untilTold(portfolio, idle);
    assert.deepEqual(account.webview.told, []);
    const asked = sandbox.calls.length;
    account.visible = true;
    account.webview.said.fire({ type: 'ready' });
    account.webview.told.length = 0;
    await untilTold(account, idle);
    assert.ok(sandbox.calls.length > asked);
  });

  it('follow the month that the fiscal year begins with, without reading', async () => {
    const { pages, changeFiscalYear, sandbox } = await pagesBench();
    await pages.openPortfolio();
    const panel = lastPanel();
    // A page that has not come up yet begins with the month that holds then.
    changeFiscalYear(3);
    assert.equal(panel.webview.told.length, 0);
    panel.webview.said.fire({ type: 'ready' });
    await untilTold(panel, idle);
    const asked = sandbox.calls.length;
    changeFiscalYear(2);
    assert.deepEqual(panel.webview.told.at(-1), { type: 'fiscalYear', fiscalYearStartMonth: 2 });
    panel.webview.told.length = 0;
    panel.webview.said.fire({ type: 'ready' });
    assert.ok(panel.webview.told.some(({ type }) => type === 'fiscalYear'));
    assert.equal(sandbox.calls.length, asked);
  });

  it('stop with the extension', async () => {
    const { pages, gsid } = await pagesBench();
    await pages.openAccount(gsid);
    const panel = lastPanel();
    pages.dispose();
    panel.webview.said.fire({ type: 'ready' });
    assert.deepEqual(panel.webview.told, []);
  });
});

describe('a page that the editor brings back', () => {
  const restored = () => new WebviewPanel('gainsight.accountPage', 'Account');

  it('is the page that it was', async () => {
    const { pages, gsid, host } = await pagesBench();
    const panel = restored();
    pages.restoreAccount(asEditors(panel), { gsid, tenant: host, filter: 'Call' });
    panel.webview.said.fire({ type: 'ready' });
    await untilTold(panel, idle);
    assert.equal(panel.title, 'Quillon Bank');
    await pages.openAccount(gsid);
    assert.deepEqual([fakeHost.panels.length, panel.revealed], [0, 1]);
  });

  it('is closed when there is one of this account already', async () => {
    const { pages, gsid, host } = await pagesBench();
    const [first, second] = [restored(), restored()];
    pages.restoreAccount(asEditors(first), { gsid, tenant: host });
    pages.restoreAccount(asEditors(second), { gsid, tenant: host });
    assert.deepEqual([first.isClosed, second.isClosed], [false, true]);
    // Closing the second must not forget the first.
    await pages.openAccount(gsid);
    assert.equal(first.revealed, 1);
  });

  const broken: readonly unknown[] = [
    undefined,
    null,
    'state',
    [],
    {},
    { gsid: '1P02A' },
    { gsid: '../../x', tenant: 'a.example.com' },
    { gsid: '', tenant: 'a.example.com' },
    { gsid: 'A'.repeat(65), tenant: 'a.example.com' },
    { gsid: '1P02A', tenant: 5 },
    { gsid: '1P02A', tenant: 'a'.repeat(256) },
    { gsid: { toString: () => '1P02A' }, tenant: 'a.example.com' },
  ];
  for (const state of broken)
    it(`is closed when its state is broken: ${JSON.stringify({ state }).slice(0, 60)}`, async () => {
      const { pages } = await pagesBench();
      const [account, portfolio] = [restored(), restored()];
      pages.restoreAccount(asEditors(account), state);
      pages.restorePortfolio(asEditors(portfolio), state);
      assert.deepEqual([account.isClosed, portfolio.isClosed], [true, true]);
    });

  it('keeps ids alone', async () => {
    const { gsid, host } = await pagesBench();
    const left = { gsid, tenant: host, name: 'Quillon Bank' };
    assert.deepEqual(accountState().safeParse(left).data, { gsid, tenant: host });
  });
});
