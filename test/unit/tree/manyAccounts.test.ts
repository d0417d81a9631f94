import assert from 'node:assert/strict';
import { AccountsScreen } from '../../../src/tree/accountsScreen';
import { loadMore } from '../../../src/tree/recordCommands';
import { ViewSettings } from '../../../src/tree/viewSettings';
import { createSandbox } from '../../../src/sandbox/embedded';
import { NOW, productOn } from '../../support/sandboxTenant';
import { memoryStore, TreeBench } from '../../support/treeBench';
import { account, TreeTenant } from '../../support/treeTenant';

const MANY = 6000;
const PAGE = 200;

function setup(stored: Readonly<Record<string, unknown>> = {}) {
  const tenant = new TreeTenant();
  tenant.accounts = Array.from({ length: MANY }, (_none, n) => account(`Account ${n}`, {}, n % 101));
  const settings = new ViewSettings(memoryStore(stored));
  return { tenant, settings, bench: new TreeBench(new AccountsScreen(settings), tenant.tenant) };
}

async function more({ tree }: TreeBench, pages: number): Promise<void> {
  for (let page = 0; page < pages; page += 1) await loadMore((await tree.getChildren()).at(-1));
}

describe('Accounts of a tenant of thousands of companies', () => {
  it('reads a page at a time, and nothing for a single account', async () => {
    const { tenant, bench } = setup();
    await bench.items();
    await more(bench, 20);
    const items = await bench.items();
    assert.equal(items.length, 21 * PAGE + 1);
    assert.deepEqual(
      tenant.calls.toSorted(),
      ['bands', ...Array.from({ length: 21 }, () => 'companies')].toSorted(),
    );
    assert.deepEqual(
      tenant.companyQueries.map(({ offset }) => offset),
      Array.from({ length: 21 }, (_none, page) => page * PAGE),
    );
  });

  it('makes the row of an account once, however many pages follow', async () => {
    const { bench } = setup();
    const before = await bench.tree.getChildren();
    const rows = before.map(({ row }) => row);
    await more(bench, 3);
    const after = (await bench.tree.getChildren()).slice(0, PAGE);
    assert.deepEqual(
      after.map(({ row }, n) => row === rows[n]),
      Array.from({ length: PAGE }, () => true),
    );
  });

  it('reads again in one call, and of many thousand rows only the first', async () => {
    const { tenant, bench } = setup();
    await bench.items();
    await more(bench, 3);
    await bench.tree.refresh();
    assert.deepEqual([tenant.companyQueries.length, tenant.companyQueries.at(-1)?.limit], [5, 4 * PAGE]);
    assert.equal((await bench.tree.getChildren()).length, 4 * PAGE + 1);
    await more(bench, 22);
    await bench.tree.refresh();
    assert.deepEqual([tenant.companyQueries.length, tenant.companyQueries.at(-1)?.limit], [28, 5000]);
    assert.equal((await bench.tree.getChildren()).length, 5001);
  });

  it('groups what is loaded and no more', async () => {
    const { tenant, bench } = setup({ 'accounts.grouping': 'health' });
    const groups = await bench.items();
    const counted = groups.flatMap(({ contextValue, description }) =>
      contextValue === 'group' ? [Number(description)] : [],
    );
    assert.equal(
      counted.reduce((sum, count) => sum + count, 0),
      PAGE,
    );
    assert.equal(groups.at(-1)?.label, 'Load more');
    assert.equal(tenant.companyQueries.length, 1);
  });
});

describe('Accounts of a tenant that is reached by calls', () => {
  it('takes one call for each page more, with scores and bands', async () => {
    const { fetch } = createSandbox({ key: 'sandbox', now: () => NOW, companies: 1000 });
    const paths: string[] = [];
    const { tenant } = productOn((input, init) => {
      paths.push(new URL(new Request(input).url).pathname);
      return fetch(input, init);
    });
    const settings = new ViewSettings(memoryStore({ 'accounts.scope': 'all' }));
    const bench = new TreeBench(new AccountsScreen(settings), tenant, () => NOW);
    await bench.items();
    const first = paths.length;
    assert.ok(first <= 8, paths.join(' '));
    await more(bench, 4);
    assert.deepEqual(
      paths.slice(first),
      Array.from({ length: 4 }, () => '/v1/data/objects/query/Company'),
    );
  });
});
