import assert from 'node:assert/strict';
import { AccountsScreen } from '../../../src/tree/accountsScreen';
import { ViewSettings } from '../../../src/tree/viewSettings';
import { memoryStore, TreeBench } from '../../support/treeBench';
import { account, cta, plan, task, TreeTenant } from '../../support/treeTenant';
import { ThemeIcon } from '../../support/vscode';

function setup(stored: Readonly<Record<string, unknown>> = {}) {
  const tenant = new TreeTenant();
  const settings = new ViewSettings(memoryStore(stored));
  const bench = new TreeBench(new AccountsScreen(settings), tenant.tenant);
  return { tenant, settings, bench };
}

describe('Accounts', () => {
  it('shows a company with ARR and renewal, in the colour of its band', async () => {
    const { tenant, bench } = setup();
    tenant.accounts = [
      account('Praxis Inc', { arr: 1_240_000, currency: 'EUR', renewalDate: '2026-03-27' }, 31),
    ];
    const [item] = await bench.items();
    assert.equal(item?.label, 'Praxis Inc');
    assert.equal(item.description, '€1.2M · renews in 23 days');
    assert.equal(item.contextValue, 'company');
    assert.ok(item.iconPath instanceof ThemeIcon);
    assert.deepEqual([item.iconPath.id, item.iconPath.color?.id], ['circle-filled', 'charts.red']);
  });

  it('tells in words what the colour shows', async () => {
    const { tenant, bench } = setup();
    tenant.accounts = [account('Praxis Inc', {}, 31), account('Bravura')];
    const spoken = (await bench.items()).map((item) => item.accessibilityInformation?.label);
    assert.deepEqual(spoken, ['Praxis Inc, health 31 At risk', 'Bravura, health not scored']);
  });

  it('leaves an account without a score uncoloured', async () => {
    const { tenant, bench } = setup();
    tenant.accounts = [account('Bravura')];
    const [item] = await bench.items();
    assert.deepEqual([item?.iconPath?.id, item?.iconPath?.color], ['circle-outline', undefined]);
  });

  it('asks the tenant for scope, sort and search', async () => {
    const { tenant, settings, bench } = setup({ 'accounts.scope': 'all', 'accounts.sort': 'renewal' });
    await settings.arrange('accounts', { 'accounts.search': 'Prax' });
    await bench.items();
    assert.deepEqual(tenant.companyQueries, [
      { scope: 'all', sort: 'renewal', search: 'Prax', offset: 0, limit: 200 },
    ]);
    assert.equal(bench.view.description, 'all, matching “Prax”');
  });

  it('falls back to known settings when it finds others', async () => {
    const { tenant, bench } = setup({ 'accounts.scope': 'team', 'accounts.sort': 7 });
    await bench.items();
    assert.deepEqual([tenant.companyQueries[0]?.scope, tenant.companyQueries[0]?.sort], ['mine', 'name']);
  });

  it('says why it is empty', async () => {
    const { settings, bench } = setup();
    assert.match((await bench.labels()).join(), /^You are the CSM of no company/);
    await settings.arrange('accounts', { 'accounts.search': 'Nobody' });
    await bench.tree.restart();
    assert.deepEqual(await bench.labels(), ['No company’s name contains “Nobody”.']);
  });

  it('groups by health, worst first, without reading again', async () => {
    const { tenant, settings, bench } = setup();
    tenant.accounts = [account('A', {}, 90), account('B', {}, 20), account('C')];
    await bench.labels();
    await settings.arrange('accounts', { 'accounts.grouping': 'health' });
    bench.tree.layOut();
    assert.deepEqual(await bench.labels(), ['At risk', 'Healthy', 'Not scored']);
    assert.deepEqual(await bench.labels('At risk'), ['B']);
    assert.equal(tenant.companyQueries.length, 1);
    assert.equal((await bench.items())[0]?.accessibilityInformation?.label, 'At risk, companies: 1');
  });

  it('names renewal months', async () => {
    const { tenant, bench } = setup({ 'accounts.grouping': 'renewalMonth' });
    tenant.accounts = [account('A', { renewalDate: '2026-05-02' }), account('B')];
    assert.deepEqual(await bench.labels(), ['May 2026', 'No renewal date']);
  });

  it('gives every row an id of its own, also where a name is shown twice', async () => {
    const { tenant, bench } = setup();
    tenant.accounts = [account('A'), account('B'), account('A')];
    tenant.ctas = [cta('Call')];
    assert.deepEqual(await bench.labels(), ['A', 'B']);
    const ids = [...(await bench.items('A', 'CTAs')), ...(await bench.items('B', 'CTAs'))].map(
      ({ id }) => id,
    );
    assert.equal(new Set(ids).size, 2);
  });

  it('keeps the rows coloured by their own bands when the bands cannot be read', async () => {
    const { tenant, bench } = setup();
    tenant.failures.set('bands', new Error('no scheme'));
    const band = { label: 'Red', color: '#d13438' };
    tenant.accounts = [{ ...account('A'), score: { band, source: 'band' } }];
    assert.equal((await bench.items())[0]?.iconPath?.color?.id, 'charts.red');
  });
});

describe('what lies below a company', () => {
  it('is read only when its folder is opened, and then counted', async () => {
    const { tenant, bench } = setup();
    tenant.accounts = [account('Praxis Inc')];
    assert.deepEqual(await bench.labels('Praxis Inc'), [
      'CTAs',
      'Success plans',
      'Timeline',
      'People',
      'Relationships',
    ]);
    assert.deepEqual(tenant.calls, ['bands', 'companies']);
    tenant.ctas = [cta('First'), cta('Second'), cta('Third')];
    await bench.labels('Praxis Inc', 'CTAs');
    const folder = bench.item(await bench.node('Praxis Inc', 'CTAs'));
    assert.equal(folder.description, '2+');
    assert.equal(folder.accessibilityInformation?.label, 'CTAs of Praxis Inc, 2+');
    assert.deepEqual(bench.changes, ['CTAs']);
  });

  it('holds the tasks of a CTA and the objectives of a plan', async () => {
    const { tenant, bench } = setup();
    tenant.accounts = [account('Praxis Inc')];
    tenant.ctas = [cta('Renewal risk')];
    tenant.tasks = [task('Call the sponsor', { dueDate: '2026-03-01' })];
    tenant.plans = [plan('Adoption', { percentComplete: 40.4, dueDate: '2026-03-05' })];
    tenant.objectives = [cta('Train admins', { totalTasks: 0 })];
    const [call] = await bench.items('Praxis Inc', 'CTAs', 'Renewal risk');
    assert.equal(call?.description, 'due 3 days ago');
    assert.equal(call.accessibilityInformation?.label, 'Task Call the sponsor, overdue, due 3 days ago');
    const [adoption] = await bench.items('Praxis Inc', 'Success plans');
    assert.equal(adoption?.description, '40 % · due tomorrow');
    const [train] = await bench.items('Praxis Inc', 'Success plans', 'Adoption');
    assert.deepEqual(
      [train?.label, train?.contextValue, train?.collapsibleState],
      ['Train admins', 'objective', 0],
    );
  });

  it('shows Timeline, people and relationships in one line each', async () => {
    const { tenant, bench } = setup();
    tenant.accounts = [account('Praxis Inc')];
    const at = new Date('2026-02-25T23:30:00Z');
    tenant.activities = [
      { gsid: 't1', subject: 'Check-in', type: 'Call', at, author: { name: 'Lena Okafor' } },
    ];
    tenant.contacts = [{ gsid: 'p1', name: 'Mina Farrow', title: 'CIO', active: true, primary: true }];
    tenant.relationships = [{ gsid: 'r1', name: 'Praxis EMEA', type: 'Region', arr: 90_000 }];
    const described = async (folder: string) =>
      (await bench.items('Praxis Inc', folder)).map(({ description }) => description);
    assert.deepEqual(await described('Timeline'), ['Feb 25, 2026 · Call · Lena Okafor']);
    assert.deepEqual(await described('People'), ['CIO · primary']);
    assert.deepEqual(await described('Relationships'), ['Region · 90K']);
  });

  it('shows a Timeline also where an entry has an impossible year', async () => {
    const { tenant, bench } = setup();
    tenant.accounts = [account('Praxis Inc')];
    tenant.activities = [
      { gsid: 't1', subject: 'Check-in', at: new Date('2026-02-25T12:00:00Z') },
      { gsid: 't2', subject: 'Import', at: new Date('0202-02-25T12:00:00Z') },
    ];
    const entries = await bench.items('Praxis Inc', 'Timeline');
    assert.deepEqual(
      entries.map(({ label, description }) => [label, description]),
      [
        ['Check-in', 'Feb 25, 2026'],
        ['Import', 'Feb 25, 202'],
      ],
    );
  });

  it('says so when there is nothing', async () => {
    const { tenant, bench } = setup();
    tenant.accounts = [account('Praxis Inc')];
    assert.deepEqual(await bench.labels('Praxis Inc', 'Timeline'), ['No activities.']);
    assert.equal(bench.item(await bench.node('Praxis Inc', 'Timeline')).description, '0');
  });
});
