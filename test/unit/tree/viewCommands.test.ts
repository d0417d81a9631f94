import assert from 'node:assert/strict';
import { SAVED_VIEWS } from '../../../src/tree/viewSettings';
import { labels, sidebarBench } from '../../support/sidebarBench';
import { memoryStore } from '../../support/treeBench';
import { account, cta, plan, task } from '../../support/treeTenant';
import { fakeHost, type QuickPick } from '../../support/vscode';

const EDIT = 0;
const TRASH = 1;

type Bench = ReturnType<typeof sidebarBench>;

/** A sidebar in which every view is seen and read. */
async function setup(state = memoryStore()) {
  const bench = sidebarBench(state);
  for (const command of ['accounts', 'myWork', 'successPlans'])
    fakeHost.commands.set(`gainsight.${command}.focus`, () => undefined);
  for (const [id, view] of fakeHost.views) {
    view.see();
    await labels(id);
  }
  return bench;
}

/** Runs a command and answers in the list that it shows. */
async function inList({ run }: Bench, id: Parameters<Bench['run']>[0], act: (pick: QuickPick) => void) {
  const shown = new Promise<QuickPick>((resolve) => {
    const listening = fakeHost.picking.event((pick) => {
      listening.dispose();
      resolve(pick);
    });
  });
  const running = run(id);
  const pick = await shown;
  act(pick);
  await running;
  return pick;
}

function choose(pick: QuickPick, label: string): void {
  pick.selectedItems = pick.items.filter((item) => item.label === label);
  pick.accepted.fire(undefined);
}

/** Presses a button of a row, and waits until what it does is done. */
async function pressButton(pick: QuickPick, label: string, button: number): Promise<void> {
  const item = pick.items.find((one) => one.label === label) as { label: string; buttons: unknown[] };
  pick.pressedItem.fire({ item, button: item.buttons[button] });
  await new Promise((resolve) => setImmediate(resolve));
}

/** The same, and closes the list. */
async function press(pick: QuickPick, label: string, button: number): Promise<void> {
  await pressButton(pick, label, button);
  pick.dispose();
}

async function save(bench: Bench, id: Parameters<Bench['run']>[0], name: string): Promise<void> {
  fakeHost.typed = name;
  await bench.run(id);
}

const description = (id: string): string | undefined => fakeHost.views.get(id)?.description;
const accountsView = (): string | undefined => description('gainsight.accounts');

describe('a view that is saved', () => {
  it('is named beside the title, and opened again as it was', async () => {
    const bench = await setup();
    fakeHost.typed = 'Bet';
    await bench.run('gainsight.searchAccounts');
    await bench.run('gainsight.showAllAccounts');
    fakeHost.pick = 'Stage';
    await bench.run('gainsight.groupAccounts');
    await save(bench, 'gainsight.saveAccountsView', '  Betas  ');
    assert.equal(accountsView(), '“Betas”: all, matching “Bet”');
    await bench.run('gainsight.clearSearch');
    assert.equal(accountsView(), 'all');
    await bench.run('gainsight.showMyAccounts');
    await inList(bench, 'gainsight.openView', (pick) => choose(pick, 'Betas'));
    assert.equal(accountsView(), '“Betas”: all, matching “Bet”');
    assert.deepEqual(await labels('gainsight.accounts'), ['Beta']);
    assert.deepEqual(bench.tenant.companyQueries.at(-1), {
      ...{ scope: 'all', sort: 'name', search: 'Bet', offset: 0, limit: 200 },
    });
  });

  it('has no name any more once the view is changed', async () => {
    const bench = await setup();
    await save(bench, 'gainsight.saveAccountsView', 'Mine');
    fakeHost.pick = 'ARR, highest first';
    await bench.run('gainsight.sortAccounts');
    assert.equal(fakeHost.lists.at(-1)?.ignoreFocusOut, true);
    assert.equal(accountsView(), 'mine');
  });

  it('takes away a search that it does not have', async () => {
    const bench = await setup();
    await save(bench, 'gainsight.saveAccountsView', 'Mine');
    fakeHost.typed = 'Bet';
    await bench.run('gainsight.searchAccounts');
    assert.deepEqual(await labels('gainsight.accounts'), ['Beta']);
    await inList(bench, 'gainsight.openView', (pick) => choose(pick, 'Mine'));
    assert.deepEqual(await labels('gainsight.accounts'), ['Alpha', 'Beta']);
    assert.equal(bench.keys.get('gainsight.searching'), false);
  });

  it('is still open in the next window, with its search; a search without a name is not', async () => {
    const bench = await setup();
    fakeHost.typed = 'Bet';
    await bench.run('gainsight.searchAccounts');
    await save(bench, 'gainsight.saveAccountsView', 'Betas');
    await setup(bench.state);
    assert.equal(accountsView(), '“Betas”: mine, matching “Bet”');
    const other = await setup();
    await other.run('gainsight.searchAccounts');
    await setup(other.state);
    assert.equal(accountsView(), 'mine');
  });

  it('goes with the user to other computers', async () => {
    const { state } = await setup();
    assert.deepEqual(state.synced, [SAVED_VIEWS]);
  });

  it('can be one of My Work, which shows CTAs or tasks alone without another call', async () => {
    const bench = sidebarBench();
    bench.tenant.ctas = [cta('Call')];
    bench.tenant.tasks = [task('Dial')];
    fakeHost.views.get('gainsight.myWork')?.see();
    await labels('gainsight.myWork');
    const calls = bench.tenant.calls.length;
    fakeHost.pick = 'Tasks only';
    await bench.run('gainsight.filterWork');
    assert.equal(description('gainsight.myWork'), 'tasks only');
    await save(bench, 'gainsight.saveWorkView', 'Dials');
    assert.equal(description('gainsight.myWork'), '“Dials”: tasks only');
    assert.equal(bench.tenant.calls.length, calls);
  });

  it('can be one of Success Plans, which leaves out closed ones', async () => {
    const bench = sidebarBench();
    bench.tenant.plans = [plan('Old', { closed: true, status: 'Closed' }), plan('Now', { status: 'Active' })];
    fakeHost.views.get('gainsight.successPlans')?.see();
    assert.deepEqual(await labels('gainsight.successPlans'), ['Active', 'Closed']);
    fakeHost.pick = 'Open plans only';
    await bench.run('gainsight.filterPlans');
    await save(bench, 'gainsight.savePlansView', 'Open');
    assert.deepEqual(await labels('gainsight.successPlans'), ['Active']);
    assert.equal(description('gainsight.successPlans'), '“Open”: mine, open plans only');
  });
});

describe('the list of saved views', () => {
  async function withTwo(): Promise<Bench> {
    const bench = await setup();
    await save(bench, 'gainsight.savePlansView', 'All of them');
    await save(bench, 'gainsight.saveAccountsView', 'Mine');
    return bench;
  }

  it('stands by view, and says which are open', async () => {
    const pick = await inList(await withTwo(), 'gainsight.openView', (list) => list.dispose());
    assert.deepEqual(
      pick.items.map(({ label }) => label),
      ['Accounts', 'Mine', 'Success Plans', 'All of them'],
    );
  });

  it('deletes by its command and by a button; the view stays as it is', async () => {
    const bench = await withTwo();
    await inList(bench, 'gainsight.deleteView', (pick) => choose(pick, 'Mine'));
    assert.equal(accountsView(), 'mine');
    await inList(bench, 'gainsight.openView', (pick) => void press(pick, 'All of them', TRASH));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(description('gainsight.successPlans'), 'mine');
    fakeHost.notifications.length = 0;
    await bench.run('gainsight.openView');
    assert.match(fakeHost.notifications[0]?.message ?? '', /No view is saved yet/);
  });

  it('is listed until there is none, wherever the focus goes', async () => {
    const bench = await withTwo();
    const deleteAll = async (pick: QuickPick): Promise<void> => {
      for (const label of ['Mine', 'All of them']) await pressButton(pick, label, TRASH);
    };
    const { ignoreFocusOut } = await inList(bench, 'gainsight.openView', (pick) => void deleteAll(pick));
    assert.equal(ignoreFocusOut, true);
  });

  it('renames by a button, and the open view bears the new name', async () => {
    const bench = await withTwo();
    fakeHost.typed = 'My book';
    await inList(bench, 'gainsight.openView', (pick) => void press(pick, 'Mine', EDIT));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(accountsView(), '“My book”: mine');
  });

  it('tells its command when one can be neither renamed nor deleted', async () => {
    for (const button of [EDIT, TRASH]) {
      const bench = await withTwo();
      fakeHost.typed = 'My book';
      bench.state.update = async () => {
        throw new Error('disk full');
      };
      const failing = inList(bench, 'gainsight.openView', (pick) => void press(pick, 'Mine', button));
      await assert.rejects(failing, /disk full/);
    }
  });

  it('says while one types that a name is taken, is missing or is too long', async () => {
    const bench = await withTwo();
    await bench.run('gainsight.saveAccountsView');
    const validate = fakeHost.asked.at(-1)?.validateInput;
    assert.ok(validate);
    assert.deepEqual(validate('MINE'), { message: 'Replaces the view of this name.', severity: 1 });
    assert.equal(validate(' '), 'Type a name.');
    assert.equal(validate('x'.repeat(61)), '60 characters at most.');
    assert.equal(validate('All of them'), undefined);
  });
});

describe('the filter of Accounts', () => {
  it('asks for health, stage and renewal, and hands them to the tenant', async () => {
    const bench = await setup();
    const chosen: Readonly<Record<string, string>> = {
      'Health of the accounts that are shown': 'At risk',
      'Stage of the accounts that are shown': 'Adoption',
      'Renewal of the accounts that are shown': 'Within 90 days',
    };
    const listening = fakeHost.picking.event((pick) =>
      setImmediate(() => choose(pick, chosen[pick.placeholder ?? ''] ?? '')),
    );
    await bench.run('gainsight.filterAccounts');
    listening.dispose();
    assert.deepEqual(bench.tenant.companyQueries.at(-1), {
      ...{ scope: 'mine', sort: 'name', search: undefined, offset: 0, limit: 200 },
      ...{ band: 'At risk', stage: 'Adoption', renewal: { from: '2026-03-04', to: '2026-06-02' } },
    });
    assert.equal(accountsView(), 'mine, At risk, Adoption, renewing within 90 days');
    assert.equal(bench.keys.get('gainsight.searching'), true);
    await bench.run('gainsight.clearSearch');
    assert.equal(accountsView(), 'mine');
  });

  it('changes nothing when it is given up', async () => {
    const bench = await setup();
    const calls = bench.tenant.companyQueries.length;
    await inList(bench, 'gainsight.filterAccounts', (pick) => pick.dispose());
    assert.equal(bench.tenant.companyQueries.length, calls);
  });

  it('says why nothing is shown', async () => {
    const bench = await setup(
      memoryStore({ 'accounts.open': { name: 'X', arrangement: { 'accounts.band': 'Red' } } }),
    );
    bench.tenant.accounts = [];
    await bench.run('gainsight.showAllAccounts');
    assert.deepEqual(await labels('gainsight.accounts'), ['No company passes the filter of this view.']);
  });
});

describe('an account that is revealed', () => {
  const revealed = () => fakeHost.views.get('gainsight.accounts')?.revealed ?? [];
  const selected = () =>
    revealed().map(({ element, options }) => [(element as { row: { label: string } }).row.label, options]);

  it('is selected where it stands, within its group too', async () => {
    const bench = await setup();
    assert.equal(await bench.trees.reveal('1P02BETA', true), true);
    fakeHost.pick = 'Stage';
    await bench.run('gainsight.groupAccounts');
    assert.equal(await bench.trees.reveal('1P02BETA', false), true);
    assert.deepEqual(selected(), [
      ['Beta', { select: true, focus: true }],
      ['Beta', { select: true, focus: false }],
    ]);
    assert.equal(bench.tenant.companyQueries.length, 1);
  });

  it('is read alone and stands first, called found, where it is not loaded', async () => {
    const bench = await setup();
    bench.tenant.elsewhere = [account('Omega', { arr: 5000 }, 20)];
    assert.equal(await bench.trees.reveal('1P02OMEGA', true), true);
    assert.deepEqual(selected(), [['Omega', { select: true, focus: true }]]);
    assert.deepEqual(await labels('gainsight.accounts'), ['Omega', 'Alpha', 'Beta']);
    assert.deepEqual(bench.tenant.companyQueries.slice(1), [{ scope: 'all', gsid: '1P02OMEGA', limit: 1 }]);
    await bench.run('gainsight.refresh');
    assert.deepEqual(await labels('gainsight.accounts'), ['Omega', 'Alpha', 'Beta']);
    await bench.run('gainsight.showAllAccounts');
    assert.deepEqual(await labels('gainsight.accounts'), ['Alpha', 'Beta']);
  });

  it('is not shown where the tenant does not have it', async () => {
    const bench = await setup();
    assert.equal(await bench.trees.reveal('1P02NOBODY', true), false);
    bench.active.set({ kind: 'signedOut' });
    assert.equal(await bench.trees.reveal('1P02ALPHA', true), false);
    assert.deepEqual(selected(), []);
  });
});
