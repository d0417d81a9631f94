import assert from 'node:assert/strict';
import { MyWorkScreen } from '../../../src/tree/myWorkScreen';
import { retry } from '../../../src/tree/recordCommands';
import { ViewSettings } from '../../../src/tree/viewSettings';
import { memoryStore, TreeBench } from '../../support/treeBench';
import { cta, ReadError, task, TreeTenant } from '../../support/treeTenant';
import { TreeItemCollapsibleState } from '../../support/vscode';

function setup() {
  const tenant = new TreeTenant();
  tenant.ctas = [
    cta('Renewal risk', { companyName: 'Praxis Inc', dueDate: '2026-03-01' }),
    cta('Kick-off', { companyName: 'Bravura', dueDate: '2026-03-04' }),
    cta('Some day'),
  ];
  tenant.tasks = [task('Call the sponsor', { companyName: 'Praxis Inc', dueDate: '2026-03-02' })];
  const settings = new ViewSettings(memoryStore());
  const bench = new TreeBench(new MyWorkScreen(settings), tenant.tenant, () => tenant.now);
  return { tenant, settings, bench };
}

describe('My Work', () => {
  it('groups CTAs and tasks of the user by when they are due, with counts', async () => {
    const { bench } = setup();
    const groups = await bench.items();
    assert.deepEqual(
      groups.map(({ label, description }) => [label, description]),
      [
        ['Overdue', '2'],
        ['Today', '1'],
        ['No due date', '1'],
      ],
    );
    assert.deepEqual(await bench.labels('Overdue'), ['Renewal risk', 'Call the sponsor']);
  });

  it('opens what presses and leaves the rest closed', async () => {
    const { bench } = setup();
    const open = (await bench.items()).map(({ label, collapsibleState }) => [
      label,
      collapsibleState === TreeItemCollapsibleState.Expanded,
    ]);
    assert.deepEqual(open, [
      ['Overdue', true],
      ['Today', true],
      ['No due date', false],
    ]);
  });

  it('names company and lateness of each', async () => {
    const { bench } = setup();
    const [first] = await bench.items('Overdue');
    assert.equal(first?.description, 'Praxis Inc · due 3 days ago');
    assert.equal(
      first.accessibilityInformation?.label,
      'CTA Renewal risk, Praxis Inc, overdue, due 3 days ago',
    );
  });

  it('counts what is overdue on its badge', async () => {
    const { tenant, bench } = setup();
    await bench.labels();
    assert.deepEqual(bench.view.badge, { value: 2, tooltip: '2 CTAs and tasks of yours are overdue' });
    tenant.ctas = [];
    tenant.tasks = [];
    await bench.tree.refresh();
    assert.deepEqual(await bench.labels(), ['You have no open CTAs or tasks.']);
    assert.equal(bench.view.badge, undefined);
  });

  it('takes the badge away with the tenant', async () => {
    const { bench } = setup();
    await bench.labels();
    bench.active.set({ kind: 'signedOut' });
    assert.equal(bench.view.badge, undefined);
  });

  it('shows the CTAs when the tasks cannot be read, and tries both again from there', async () => {
    const { tenant, bench } = setup();
    const message = 'Your rights do not reach tasks.';
    tenant.failures.set('openTasks', new ReadError('forbidden', message));
    assert.deepEqual(await bench.labels(), [message, 'Overdue', 'Today', 'No due date']);
    assert.deepEqual(await bench.labels('Overdue'), ['Renewal risk']);
    tenant.failures.clear();
    await retry(await bench.node(message));
    assert.deepEqual(await bench.labels('Overdue'), ['Renewal risk', 'Call the sponsor']);
  });

  it('keeps tasks that were read before when they cannot be read again', async () => {
    const { tenant, bench } = setup();
    await bench.labels('Overdue');
    tenant.failures.set('openTasks', new ReadError('network', 'Gainsight cannot be reached.'));
    await bench.tree.refresh();
    assert.deepEqual(await bench.labels('Overdue'), ['Renewal risk', 'Call the sponsor']);
  });

  it('says of nothing that it is not there but of what was read and is shown', async () => {
    const { tenant, settings, bench } = setup();
    [tenant.ctas, tenant.tasks] = [[], []];
    await settings.arrange('work', { 'work.show': 'ctas' });
    assert.deepEqual(await bench.labels(), ['You have no open CTAs.']);
    await settings.arrange('work', { 'work.show': 'all' });
    tenant.failures.set('openTasks', new ReadError('forbidden', 'Not allowed.'));
    await bench.tree.refresh();
    assert.deepEqual((await bench.labels()).slice(1), ['You have no open CTAs.']);
    await settings.arrange('work', { 'work.show': 'tasks' });
    bench.tree.layOut();
    assert.equal((await bench.labels()).length, 1);
  });

  it('says that nobody in the tenant has the user’s address', async () => {
    const { tenant, bench } = setup();
    const message = 'No Gainsight user has the e-mail address of this connection.';
    tenant.failures.set('me', new ReadError('notFound', message));
    assert.deepEqual(await bench.labels(), [message]);
  });
});
