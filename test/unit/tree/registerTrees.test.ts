import assert from 'node:assert/strict';
import { find, labels, sidebarBench as setup, treeOf } from '../../support/sidebarBench';
import { cta, plan, task } from '../../support/treeTenant';
import { fakeHost } from '../../support/vscode';

describe('the sidebar', () => {
  it('has three views that can be collapsed, and take a selection of several rows', () => {
    setup();
    assert.deepEqual(
      [...fakeHost.views.keys()],
      ['gainsight.accounts', 'gainsight.myWork', 'gainsight.successPlans'],
    );
    assert.ok([...fakeHost.views.values()].every(({ options }) => options.showCollapseAll));
    assert.ok([...fakeHost.views.values()].every(({ options }) => options.canSelectMany));
  });

  it('refreshes the views that are seen, from the tenant and not from what it remembers', async () => {
    const { tenant, run, trees } = setup();
    for (const id of fakeHost.views.keys()) await labels(id);
    tenant.calls.length = 0;
    fakeHost.views.get('gainsight.successPlans')?.see();
    const forgotten: number[] = [];
    trees.onDidRefresh(() => forgotten.push(tenant.forgotten));
    await run('gainsight.refresh');
    assert.deepEqual([tenant.calls, tenant.forgotten], [['plans'], 1]);
    // Others who show records hear of it when there is nothing old any more to read.
    assert.deepEqual(forgotten, [1]);
  });

  it('reads the views that are seen again when a record was written', async () => {
    const { tenant, trees } = setup();
    for (const id of fakeHost.views.keys()) await labels(id);
    fakeHost.views.get('gainsight.successPlans')?.see();
    await labels('gainsight.successPlans');
    tenant.calls.length = 0;
    const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    tenant.written.fire({ kind: 'successPlan', gsid: '1S02' });
    await settled();
    assert.deepEqual([tenant.calls, tenant.forgotten], [['plans'], 0]);
    trees.dispose();
    tenant.written.fire({ kind: 'successPlan', gsid: '1S02' });
    await settled();
    assert.deepEqual(tenant.calls, ['plans']);
  });

  it('shows what was written last where one write follows the other faster than rows are read', async () => {
    const { tenant } = setup();
    tenant.plans = [plan('First'), plan('Second')];
    const view = 'gainsight.successPlans';
    fakeHost.views.get(view)?.see();
    await labels(view);
    const release = tenant.hold('plans');
    const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    for (const name of ['First', 'Second']) {
      tenant.plans = tenant.plans.filter((one) => one.name !== name);
      tenant.written.fire({ kind: 'successPlan', gsid: `1S03${name}` });
      await settled();
    }
    release();
    await settled();
    assert.ok(!(await labels(view)).includes('Second'));
  });

  it('reads the views once when several records in a row are written', async () => {
    const { tenant, pending } = setup();
    fakeHost.views.get('gainsight.successPlans')?.see();
    await labels('gainsight.successPlans');
    tenant.calls.length = 0;
    const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const [release, releaseInner] = [pending.hold(), pending.hold()];
    for (const gsid of ['1S03A', '1S03B']) tenant.written.fire({ kind: 'successPlan', gsid });
    releaseInner();
    await settled();
    assert.deepEqual(tenant.calls, []);
    release();
    await settled();
    assert.deepEqual(tenant.calls, ['plans']);
    pending.hold()();
    await settled();
    assert.deepEqual(tenant.calls, ['plans']);
  });

  it('turns between the user’s accounts and all, for the next window too', async () => {
    const { tenant, keys, run } = setup();
    fakeHost.views.get('gainsight.accounts')?.see();
    await labels('gainsight.accounts');
    assert.equal(keys.get('gainsight.scope'), 'mine');
    await run('gainsight.showAllAccounts');
    assert.equal(keys.get('gainsight.scope'), 'all');
    assert.deepEqual(
      tenant.companyQueries.map(({ scope }) => scope),
      ['mine', 'all'],
    );
    await run('gainsight.showMyAccounts');
    assert.equal(keys.get('gainsight.scope'), 'mine');
  });

  it('turns between the user’s plans and all', async () => {
    const { tenant, keys, run } = setup();
    fakeHost.views.get('gainsight.successPlans')?.see();
    await labels('gainsight.successPlans');
    await run('gainsight.showAllPlans');
    assert.deepEqual([keys.get('gainsight.plansScope'), tenant.planScopes], ['all', ['mine', 'all']]);
    await run('gainsight.showMyPlans');
    assert.deepEqual(tenant.planScopes.at(-1), 'mine');
  });

  it('searches, shows what for, and forgets it', async () => {
    const { keys, run } = setup();
    const view = fakeHost.views.get('gainsight.accounts');
    assert.ok(view);
    view.see();
    fakeHost.typed = '  Bet ';
    await run('gainsight.searchAccounts');
    assert.deepEqual(await labels('gainsight.accounts'), ['Beta']);
    assert.deepEqual([view.description, keys.get('gainsight.searching')], ['mine, matching “Bet”', true]);
    fakeHost.typed = undefined;
    await run('gainsight.searchAccounts');
    assert.equal(view.description, 'mine, matching “Bet”');
    await run('gainsight.clearSearch');
    assert.deepEqual(await labels('gainsight.accounts'), ['Alpha', 'Beta']);
    assert.deepEqual([view.description, keys.get('gainsight.searching')], ['mine', false]);
  });

  it('sorts by what is chosen, and asks nothing when nothing is', async () => {
    const { tenant, run } = setup();
    fakeHost.views.get('gainsight.accounts')?.see();
    await labels('gainsight.accounts');
    await run('gainsight.sortAccounts');
    assert.equal(tenant.companyQueries.length, 1);
    fakeHost.pick = 'ARR, highest first';
    await run('gainsight.sortAccounts');
    assert.equal(tenant.companyQueries.at(-1)?.sort, 'arr');
  });

  it('groups by what is chosen', async () => {
    const { run } = setup();
    fakeHost.pick = 'Stage';
    await run('gainsight.groupAccounts');
    const tree = treeOf('gainsight.accounts');
    const kinds = (await tree.getChildren()).map(({ row }) => row.kind);
    assert.deepEqual(kinds, ['group', 'group']);
  });

  it('opens and copies the page of a record, and copies its GSID', async () => {
    const { tenant, opened, run } = setup();
    tenant.ctas = [cta('Call', { dueDate: '2026-03-01' })];
    const row = await find('gainsight.myWork', 'Overdue', 'Call');
    await run('gainsight.openInGainsight', row);
    assert.deepEqual(opened, ['cta 1S01Call']);
    await run('gainsight.copyLink', row);
    assert.equal(fakeHost.clipboard, 'https://acme.example.com/cta/1S01Call');
    await run('gainsight.copyGsid', row);
    assert.equal(fakeHost.clipboard, '1S01Call');
  });

  it('copies and opens what is selected together, also where the rows are of several kinds', async () => {
    const { tenant, opened, run } = setup();
    tenant.ctas = [cta('Call', { dueDate: '2026-03-01' })];
    tenant.tasks = [task('Dial', { dueDate: '2026-03-01' })];
    const rows = [
      await find('gainsight.myWork', 'Overdue', 'Call'),
      await find('gainsight.myWork', 'Overdue', 'Dial'),
    ];
    await run('gainsight.copyGsid', rows[0], rows);
    assert.equal(fakeHost.clipboard, '1S01Call\n1S02Dial');
    await run('gainsight.copyLink', rows[0], rows);
    assert.equal(fakeHost.clipboard, 'https://acme.example.com/cta/1S01Call');
    await run('gainsight.openInGainsight', rows[0], rows);
    assert.deepEqual(opened, ['cta 1S01Call']);
  });

  it('takes the row of the menu alone where it is not among those that are selected', async () => {
    const { tenant, run } = setup();
    tenant.ctas = [cta('Call', { dueDate: '2026-03-01' }), cta('Ask', { dueDate: '2026-03-01' })];
    const selected = [await find('gainsight.myWork', 'Overdue', 'Call')];
    await run('gainsight.copyGsid', await find('gainsight.myWork', 'Overdue', 'Ask'), selected);
    assert.equal(fakeHost.clipboard, '1S01Ask');
  });

  it('opens no page for what has none, or for an argument that is no row', async () => {
    const { tenant, opened, told, run } = setup();
    tenant.tasks = [task('Dial', { dueDate: '2026-03-01' })];
    await run('gainsight.openInGainsight', await find('gainsight.myWork', 'Overdue', 'Dial'));
    await run('gainsight.openInGainsight', { row: { record: { kind: 'cta', gsid: 'x' } } });
    assert.deepEqual([opened, told], [[], []]);
  });

  it('says that nothing was done where the row was read anew under its menu', async () => {
    const { opened, told, run } = setup();
    const row = await find('gainsight.accounts', 'Alpha');
    for (const args of [[undefined, undefined], [row, [row, undefined]], []]) {
      for (const id of ['openInGainsight', 'copyLink', 'copyGsid'] as const)
        await run(`gainsight.${id}`, ...args);
      assert.deepEqual(
        told.splice(0),
        Array(3).fill(
          'VS Code named no row, so nothing was done. While a list is read again, that is so for a moment.',
        ),
      );
    }
    assert.deepEqual([opened, fakeHost.clipboard], [[], '']);
  });

  it('stops reading when it is disposed', async () => {
    const { tenant, trees } = setup();
    const release = tenant.hold('companies');
    const reading = labels('gainsight.accounts');
    await new Promise((resolve) => setImmediate(resolve));
    trees.dispose();
    assert.equal(tenant.signals.at(-1)?.aborted, true);
    release();
    assert.deepEqual(await reading, []);
  });
});
