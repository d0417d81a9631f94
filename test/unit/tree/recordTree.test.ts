import assert from 'node:assert/strict';
import { AccountsScreen } from '../../../src/tree/accountsScreen';
import { loadMore, retry } from '../../../src/tree/recordCommands';
import { ViewSettings } from '../../../src/tree/viewSettings';
import { settled } from '../../support/fakeTimers';
import { memoryStore, TreeBench } from '../../support/treeBench';
import { account, cta, ReadError, TreeTenant } from '../../support/treeTenant';
import { fakeHost } from '../../support/vscode';

const NETWORK = new ReadError('network', 'Gainsight cannot be reached. Check the connection.');

function setup(names: readonly string[] = ['A', 'B']) {
  const tenant = new TreeTenant();
  tenant.accounts = names.map((name) => account(name));
  const settings = new ViewSettings(memoryStore());
  const bench = new TreeBench(new AccountsScreen(settings), tenant.tenant, () => tenant.now);
  return { tenant, settings, bench };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `Company ${index}`);

describe('a view', () => {
  it('is empty without a tenant, so that its welcome shows', async () => {
    const bench = new TreeBench(new AccountsScreen(new ViewSettings(memoryStore())));
    assert.deepEqual(await bench.labels(), []);
    assert.equal(bench.view.description, '');
  });

  it('reads nothing before it is looked at, and nothing again while hidden', async () => {
    const { tenant, bench } = setup();
    assert.deepEqual(tenant.calls, []);
    await bench.labels();
    bench.view.see(false);
    await bench.tree.refresh();
    assert.equal(tenant.companyQueries.length, 1);
    bench.view.see();
    await settled();
    assert.equal(tenant.companyQueries.length, 2);
  });

  it('reads again when it is seen on another day', async () => {
    const { tenant, bench } = setup();
    await bench.labels();
    bench.view.see();
    await settled();
    assert.equal(tenant.companyQueries.length, 1);
    tenant.now = new Date('2026-03-05T00:10:00Z');
    bench.view.see();
    await settled();
    assert.equal(tenant.companyQueries.length, 2);
  });

  it('reads again when somebody comes back to its window on another day', async () => {
    fakeHost.reset();
    const { tenant, bench } = setup();
    await bench.labels();
    fakeHost.focusChanged.fire({ focused: true });
    tenant.now = new Date('2026-03-05T00:10:00Z');
    fakeHost.focusChanged.fire({ focused: false });
    await settled();
    assert.equal(tenant.companyQueries.length, 1);
    fakeHost.focusChanged.fire({ focused: true });
    await settled();
    assert.equal(tenant.companyQueries.length, 2);
    bench.view.see(false);
    tenant.now = new Date('2026-03-06T00:10:00Z');
    fakeHost.focusChanged.fire({ focused: true });
    await settled();
    assert.equal(tenant.companyQueries.length, 2);
  });

  it('loads page after page, and shows how many there are so far', async () => {
    const { tenant, bench } = setup(many(450));
    assert.equal((await bench.labels()).length, 201);
    const more = await bench.node('Load more');
    assert.deepEqual(
      [bench.item(more).description, bench.item(more).command?.command],
      ['200 shown', 'gainsight.loadMore'],
    );
    await loadMore(more);
    await loadMore(await bench.node('Load more'));
    assert.equal((await bench.labels()).length, 450);
    assert.deepEqual(
      tenant.companyQueries.map(({ offset }) => offset),
      [0, 200, 400],
    );
  });

  it('reads as many rows again as it shows', async () => {
    const { tenant, bench } = setup(many(450));
    await bench.labels();
    await loadMore(await bench.node('Load more'));
    await bench.tree.refresh();
    assert.equal((await bench.labels()).length, 401);
    const { offset, limit } = tenant.companyQueries.at(-1) ?? {};
    assert.deepEqual([offset, limit], [0, 400]);
  });

  it('keeps the old rows until the new ones are there', async () => {
    const { tenant, bench } = setup(['Old']);
    await bench.labels();
    tenant.accounts = [account('New')];
    const release = tenant.hold('companies');
    const refreshed = bench.tree.refresh();
    await settled();
    assert.deepEqual([await bench.labels(), bench.changes], [['Old'], []]);
    release();
    await refreshed;
    assert.deepEqual([await bench.labels(), bench.changes], [['New'], ['all']]);
  });

  it('joins refreshes that overlap', async () => {
    const { tenant, bench } = setup();
    await bench.labels();
    const release = tenant.hold('companies');
    const first = bench.tree.refresh();
    await settled();
    const second = bench.tree.refresh();
    await settled();
    assert.equal(tenant.signals.at(-1)?.aborted, false);
    release();
    await Promise.all([first, second]);
    assert.equal(tenant.companyQueries.length, 2);
  });

  it('is read once more when records are written while it is being read', async () => {
    const { tenant, bench } = setup(['Before']);
    await bench.labels();
    const release = tenant.hold('companies');
    const refreshed = bench.tree.refresh();
    await settled();
    tenant.accounts = [account('After')];
    const writes = [bench.tree.reread(), bench.tree.reread(), bench.tree.reread()];
    release();
    await Promise.all([refreshed, ...writes]);
    assert.deepEqual(await bench.labels(), ['After']);
    assert.equal(tenant.companyQueries.length, 3);
  });

  it('is read once more when a record is written while its first answer is awaited', async () => {
    const { tenant, bench } = setup(['Before']);
    const release = tenant.hold('companies');
    const first = bench.labels();
    await settled();
    tenant.accounts = [account('After')];
    const written = bench.tree.reread();
    release();
    await Promise.all([first, written]);
    assert.deepEqual([await bench.labels(), bench.changes.at(-1)], [['After'], 'all']);
  });

  it('keeps the page that is being loaded while a record is written', async () => {
    const { tenant, bench } = setup(many(450));
    await bench.labels();
    const release = tenant.hold('companies');
    const loaded = loadMore(await bench.node('Load more'));
    await settled();
    const written = bench.tree.reread();
    release();
    await Promise.all([loaded, written]);
    assert.equal((await bench.labels()).length, 401);
    assert.equal(tenant.companyQueries.at(-1)?.limit, 400);
  });

  it('loads the page that somebody asks for while the list is being read again', async () => {
    const { tenant, bench } = setup(many(450));
    await bench.labels();
    const more = await bench.node('Load more');
    const release = tenant.hold('companies');
    const refreshed = bench.tree.refresh();
    await settled();
    const loaded = [loadMore(more), loadMore(more)];
    release();
    await Promise.all([refreshed, ...loaded]);
    assert.equal((await bench.labels()).length, 401);
    assert.deepEqual(
      tenant.companyQueries.map(({ offset }) => offset),
      [0, 0, 200],
    );
  });

  it('is not read again after a write for a tenant that is left meanwhile', async () => {
    const { tenant, bench } = setup();
    await bench.labels();
    const release = tenant.hold('companies');
    const writes = [bench.tree.refresh(), bench.tree.reread()];
    await settled();
    bench.active.set({ kind: 'signedOut' });
    release();
    await Promise.all(writes);
    assert.equal(tenant.companyQueries.length, 2);
  });

  it('calls off the older question and drops its answer', async () => {
    const { tenant, settings, bench } = setup(['Alpha', 'Beta']);
    await bench.labels();
    const release = tenant.hold('companies');
    const older = bench.tree.refresh();
    await settled();
    const olderSignal = tenant.signals.at(-1);
    await settings.arrange('accounts', { 'accounts.search': 'Beta' });
    const newer = bench.tree.restart();
    assert.equal(olderSignal?.aborted, true);
    await settled();
    release();
    await Promise.all([older, newer]);
    assert.deepEqual(await bench.labels(), ['Beta']);
  });

  it('drops rows and answers of a tenant that is left', async () => {
    const { tenant, bench } = setup(['Old tenant']);
    await bench.labels();
    const release = tenant.hold('companies');
    const refreshed = bench.tree.refresh();
    await settled();
    const next = new TreeTenant();
    next.accounts = [account('New tenant')];
    bench.active.set({ kind: 'ready', tenant: next.tenant });
    release();
    await refreshed;
    assert.deepEqual(await bench.labels(), ['New tenant']);
    assert.equal(tenant.signals.at(-1)?.aborted, true);
    bench.active.set({ kind: 'signedOut' });
    assert.deepEqual(await bench.labels(), []);
  });

  it('keeps what is open below a company across a refresh, and reads it again when looked at', async () => {
    const { tenant, bench } = setup(['A']);
    tenant.ctas = [cta('Old')];
    await bench.labels('A', 'CTAs');
    tenant.ctas = [cta('New')];
    const before = await bench.node('A', 'CTAs');
    await bench.tree.refresh();
    assert.equal(await bench.node('A', 'CTAs'), before);
    assert.deepEqual(await bench.labels('A', 'CTAs'), ['Old']);
    await settled();
    assert.deepEqual(await bench.labels('A', 'CTAs'), ['New']);
    assert.equal(bench.changes.at(-1), 'CTAs');
  });

  it('knows the parent of every row', async () => {
    const { bench } = setup(['A']);
    const folder = await bench.node('A', 'CTAs');
    const company = bench.tree.getParent(folder);
    assert.equal(company, await bench.node('A'));
    assert.equal(bench.tree.getParent(await bench.node('A')), undefined);
  });
});

describe('a failure', () => {
  it('stands in place of the rows, with what happened and a way to try again', async () => {
    const { tenant, bench } = setup(['A']);
    tenant.failures.set('companies', new ReadError('forbidden', 'Your rights do not reach companies.'));
    const [item] = await bench.items();
    assert.equal(item?.label, 'Your rights do not reach companies.');
    assert.deepEqual([item.contextValue, item.iconPath?.id], ['error', 'lock']);
    assert.equal(item.command?.command, 'gainsight.retry');
    tenant.failures.clear();
    await retry(item.command.arguments?.[0]);
    assert.deepEqual(await bench.labels(), ['A']);
  });

  it('of a window that lags behind is a row that reloads it', async () => {
    const { tenant, bench } = setup(['A']);
    tenant.failures.set('companies', new ReadError('outdated', 'Reload this window.'));
    const [item] = await bench.items();
    assert.equal(item?.command?.command, 'workbench.action.reloadWindow');
    assert.equal(
      item.accessibilityInformation?.label,
      'Reload this window. Choose this row to reload the window.',
    );
  });

  it('leaves the old rows, and says when they were read', async () => {
    const { tenant, bench } = setup(['A']);
    await bench.labels();
    tenant.now = new Date('2026-03-04T13:00:00Z');
    tenant.failures.set('companies', NETWORK);
    await bench.tree.refresh();
    assert.deepEqual(await bench.labels(), [NETWORK.message, 'A']);
    assert.match(bench.view.message, /^These rows were read at 12:00\sPM\.$/);
    tenant.failures.clear();
    await bench.tree.refresh();
    assert.deepEqual([await bench.labels(), bench.view.message], [['A'], '']);
  });

  it('of the next page leaves the pages before, and is tried again from there', async () => {
    const { tenant, bench } = setup(many(250));
    await bench.labels();
    tenant.failures.set('companies', NETWORK);
    await loadMore(await bench.node('Load more'));
    const labels = await bench.labels();
    assert.deepEqual([labels.length, labels.at(-1)], [201, NETWORK.message]);
    tenant.failures.clear();
    await retry(await bench.node(NETWORK.message));
    assert.equal((await bench.labels()).length, 250);
    assert.equal(tenant.companyQueries.at(-1)?.offset, 200);
  });

  it('of one folder stays in that folder', async () => {
    const { tenant, bench } = setup(['A', 'B']);
    tenant.failures.set('timeline', new ReadError('forbidden', 'Your rights do not reach Timeline.'));
    assert.deepEqual(await bench.labels('A', 'Timeline'), ['Your rights do not reach Timeline.']);
    assert.deepEqual(await bench.labels(), ['A', 'B']);
  });

  it('that is a defect shows no stack or internals', async () => {
    const { tenant, bench } = setup(['A']);
    tenant.failures.set('companies', new TypeError('x is not a function'));
    assert.deepEqual(await bench.labels(), ['These rows could not be read.']);
  });
});

describe('an offline tenant', () => {
  it('keeps its rows, says how old they are, and reads again when it is back', async () => {
    const { tenant, bench } = setup(['A']);
    await bench.labels();
    const { tenant: known } = tenant;
    const since = new Date('2026-03-04T12:30:00Z');
    bench.active.set({ kind: 'offline', tenant: known, message: 'Gainsight cannot be reached.', since });
    assert.deepEqual(await bench.labels(), ['A']);
    assert.match(bench.view.message, /^Gainsight cannot be reached\. These rows were read at 12:00\sPM\.$/);
    bench.active.set({ kind: 'ready', tenant: known });
    await settled();
    assert.equal(tenant.companyQueries.length, 2);
    assert.equal(bench.view.message, '');
  });
});
