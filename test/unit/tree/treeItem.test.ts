import assert from 'node:assert/strict';
import { AccountsScreen } from '../../../src/tree/accountsScreen';
import { tooltipOf } from '../../../src/tree/treeItem';
import { ViewSettings } from '../../../src/tree/viewSettings';
import { memoryStore, TreeBench } from '../../support/treeBench';
import { account, TreeTenant } from '../../support/treeTenant';

const HOSTILE = '![x](https://evil.example/p.png)\n[y](command:z) <b>$(bug)</b>\u202e';

function setup(name: string) {
  const tenant = new TreeTenant();
  tenant.accounts = [account(name, { stage: HOSTILE })];
  return new TreeBench(new AccountsScreen(new ViewSettings(memoryStore())), tenant.tenant);
}

describe('a row', () => {
  it('has no tooltip until somebody asks for it', async () => {
    const bench = setup('Praxis Inc');
    const node = await bench.node('Praxis Inc');
    assert.equal(bench.item(node).tooltip, undefined);
    assert.match(bench.tooltip(node) ?? '', /\*\*Company:\*\* Praxis Inc/);
  });

  it('puts a record’s text on one line and takes direction marks out', async () => {
    const [item] = await setup('Praxis\n\u202eInc').items();
    assert.equal(item?.label, 'Praxis Inc');
    assert.match(item.accessibilityInformation?.label ?? '', /^Praxis Inc, /);
  });

  it('cuts a name that never ends', async () => {
    const [item] = await setup('x'.repeat(5000)).items();
    assert.equal(item?.label.length, 200);
  });
});

describe('a tooltip', () => {
  it('shows a record’s text as text: no image, link, markup or icon', () => {
    const tooltip = tooltipOf([['Stage', HOSTILE]]);
    assert.equal(
      tooltip.value,
      '**Stage:** \\!\\[x\\]\\(https\\://evil.example/p.png\\) \\[y\\]\\(command:z\\) \\<b\\>\\$\\(bug\\)\\</b\\>',
    );
    assert.deepEqual(
      [tooltip.isTrusted, tooltip.supportHtml, tooltip.supportThemeIcons],
      [false, false, false],
    );
  });

  it('leaves out what the record does not say', () => {
    assert.equal(
      tooltipOf([
        ['Stage', undefined],
        ['CSM', ' '],
        ['ARR', '€1M'],
      ]).value,
      '**ARR:** €1M',
    );
  });

  it('cuts long notes', () => {
    assert.ok(tooltipOf([['', 'word '.repeat(1000)]]).value.length <= 600);
  });
});

describe('5,000 companies', () => {
  it('are drawn without making one tooltip or one row below them', async () => {
    const tenant = new TreeTenant();
    let looked = 0;
    tenant.accounts = Array.from({ length: 5000 }, (_, index) => {
      const company = { ...account(`Company ${index}`).company, arr: index * 1000, currency: 'EUR' };
      // Only tooltips and rows below a company speak of its stage.
      return { company: Object.defineProperty(company, 'stage', { get: () => `Stage ${(looked += 1)}` }) };
    });
    const settings = new ViewSettings(memoryStore());
    const bench = new TreeBench(new AccountsScreen(settings), tenant.tenant);
    await bench.labels();
    await bench.tree.refresh();
    let shown = 0;
    while ((await bench.tree.getChildren()).length > shown) {
      const nodes = await bench.tree.getChildren();
      shown = nodes.length;
      for (const node of nodes) bench.item(node);
      await nodes.at(-1)?.parent?.listing?.loadMore();
    }
    assert.deepEqual([shown, looked], [5000, 0]);
    const [first] = await bench.tree.getChildren();
    assert.ok(first);
    bench.tooltip(first);
    assert.equal(looked, 1);
  });
});
