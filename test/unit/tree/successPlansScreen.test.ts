import assert from 'node:assert/strict';
import { SuccessPlansScreen } from '../../../src/tree/successPlansScreen';
import { ViewSettings } from '../../../src/tree/viewSettings';
import { memoryStore, TreeBench } from '../../support/treeBench';
import { cta, plan, TreeTenant } from '../../support/treeTenant';

function setup(stored: Readonly<Record<string, unknown>> = {}) {
  const tenant = new TreeTenant();
  const settings = new ViewSettings(memoryStore(stored));
  return { tenant, bench: new TreeBench(new SuccessPlansScreen(settings), tenant.tenant) };
}

describe('Success Plans', () => {
  it('stand under their status, open ones first', async () => {
    const { tenant, bench } = setup();
    tenant.plans = [
      plan('Done', { status: 'Closed', closed: true }),
      plan('Adoption', { status: 'Active' }),
      plan('Unsorted'),
    ];
    const groups = await bench.items();
    assert.deepEqual(
      groups.map(({ label, description, collapsibleState }) => [label, description, collapsibleState]),
      [
        ['Active', '1', 2],
        ['Closed', '1', 1],
        ['No status', '1', 2],
      ],
    );
  });

  it('say progress, company, owner and due date', async () => {
    const { tenant, bench } = setup();
    const owner = { name: 'Lena Okafor' };
    tenant.plans = [
      plan('Adoption', {
        status: 'Active',
        percentComplete: 0,
        companyName: 'Praxis Inc',
        owner,
        dueDate: '2026-03-02',
      }),
    ];
    const [item] = await bench.items('Active');
    assert.equal(item?.description, '0 % · Praxis Inc · Lena Okafor · due 2 days ago');
    assert.equal(
      item.accessibilityInformation?.label,
      'Success plan Adoption, Active, 0 % complete, Praxis Inc, overdue, due 2 days ago, Lena Okafor',
    );
  });

  it('are over where their status alone says so, as on the page of their account', async () => {
    const { tenant, bench } = setup();
    tenant.plans = [
      plan('Done', { status: 'Completed', dueDate: '2020-01-01' }),
      plan('Adoption', { status: 'Active' }),
    ];
    assert.deepEqual(await bench.labels(), ['Active', 'Completed']);
    const [done] = await bench.items('Completed');
    assert.deepEqual([done?.iconPath?.id, done?.iconPath?.color], ['pass', undefined]);
    assert.doesNotMatch(done?.accessibilityInformation?.label ?? 'overdue', /overdue/);
  });

  it('open to their objectives', async () => {
    const { tenant, bench } = setup();
    tenant.plans = [plan('Adoption', { status: 'Active' })];
    tenant.objectives = [cta('Train admins', { closed: true, status: 'Won' })];
    const [objective] = await bench.items('Active', 'Adoption');
    assert.deepEqual(
      [objective?.label, objective?.description, objective?.iconPath?.id],
      ['Train admins', 'Won', 'pass'],
    );
  });

  it('are those of the scope, page by page', async () => {
    const { tenant, bench } = setup({ 'plans.scope': 'all' });
    tenant.plans = Array.from({ length: 60 }, (_, index) => plan(`Plan ${index}`, { status: 'Active' }));
    assert.deepEqual(await bench.labels(), ['Active', 'Load more']);
    assert.deepEqual([tenant.planScopes, bench.view.description], [['all'], 'all']);
  });

  it('say that none of them is open, not that there are none, where the filter leaves out the closed ones', async () => {
    const { tenant, bench } = setup({ 'plans.show': 'open' });
    tenant.plans = [plan('Done', { status: 'Closed', closed: true })];
    assert.deepEqual(await bench.labels(), [
      'No open success plan. The view’s menu can show closed ones too.',
    ]);
  });
});
