import assert from 'node:assert/strict';
import { createSandbox } from '../../../src/sandbox/embedded';
import { AccountsScreen } from '../../../src/tree/accountsScreen';
import { MyWorkScreen } from '../../../src/tree/myWorkScreen';
import { problemRow } from '../../../src/tree/noticeRows';
import type { Screen } from '../../../src/tree/recordTree';
import type { Row } from '../../../src/tree/row';
import { SuccessPlansScreen } from '../../../src/tree/successPlansScreen';
import type { TreeNode } from '../../../src/tree/treeNode';
import { ViewSettings } from '../../../src/tree/viewSettings';
import { NOW, productOn } from '../../support/sandboxTenant';
import { memoryStore, TreeBench } from '../../support/treeBench';
import { cta, task, TreeTenant } from '../../support/treeTenant';

/** What an icon says to those who see it; words that are heard must say it too. */
const ICONS: Readonly<Record<string, RegExp>> = {
  'circle-filled': /health \d+ (At risk|Watch|Healthy)/,
  'circle-outline': /health not scored/,
  bell: /^CTA /,
  'star-full': /^CTA .*important/,
  target: /^Objective /,
  milestone: /^(Success plan |Success plans of )/,
  pass: /closed/,
  check: /^Task .*closed/,
  'circle-large-outline': /^Task /,
  person: /^Person /,
  note: /^Timeline activity /,
  mail: /mail/i,
  'call-outgoing': /call/i,
  calendar: /meet|visit|review|business|today|this week|later|no due date/i,
  warning: /^Overdue, /,
  folder: /: \d+/,
  history: /^Timeline of /,
  organization: /^People of /,
  references: /^Relationship/,
  ellipsis: /^Load more, \d+ shown/,
  info: /./,
};

/** And what a colour says. */
const COLORS: Readonly<Record<string, RegExp>> = {
  'charts.red': /At risk/,
  'charts.orange': /Watch/,
  'charts.green': /Healthy/,
  'list.errorForeground': /overdue/i,
  disabledForeground: /inactive/,
};

/** Rows of the folder `bell` is the icon of, beside CTAs. */
const isFolder = ({ kind }: Row): boolean => kind === 'folder';

function sandboxBench(screen: (settings: ViewSettings) => Screen, stored = {}): TreeBench {
  const { fetch } = createSandbox({ key: 'sandbox', now: () => NOW });
  const { tenant } = productOn(fetch);
  return new TreeBench(screen(new ViewSettings(memoryStore(stored))), tenant, () => NOW);
}

async function everyNode({ tree }: TreeBench): Promise<readonly TreeNode[]> {
  const below = async (node?: TreeNode): Promise<TreeNode[]> => {
    const nodes = await tree.getChildren(node);
    const deeper = await Promise.all(nodes.filter(({ hasChildren }) => hasChildren).map((one) => below(one)));
    return [...nodes, ...deeper.flat()];
  };
  return below();
}

function assertHeard(bench: TreeBench, nodes: readonly TreeNode[]): void {
  for (const node of nodes) {
    const { row } = node;
    const { label = '', role } = bench.item(node).accessibilityInformation ?? {};
    assert.ok(label.includes(row.label.slice(0, 100)), `${label} does not say ${row.label}`);
    assert.equal(role, 'treeitem');
    const said = isFolder(row) ? / of / : ICONS[row.icon];
    assert.ok(said, `what does the icon ${row.icon} of ${row.label} say?`);
    assert.match(label, said, row.icon);
    const color = row.color === undefined ? /./ : COLORS[row.color];
    assert.ok(color, `what does the colour ${row.color ?? ''} say?`);
    assert.match(label, color, row.color);
  }
}

describe('what is heard of a row', () => {
  for (const [name, screen, least] of [
    ['Accounts', (settings) => new AccountsScreen(settings), 200],
    ['My Work', (settings) => new MyWorkScreen(settings), 15],
    ['Success Plans', (settings) => new SuccessPlansScreen(settings), 15],
  ] as const satisfies readonly (readonly [string, (settings: ViewSettings) => Screen, number])[])
    it(`says all that its icon and colour say, in every row of ${name}`, async () => {
      const bench = sandboxBench(screen);
      const nodes = await everyNode(bench);
      assert.ok(nodes.length >= least, `${nodes.length} rows`);
      assertHeard(bench, nodes);
    });

  it('says it in groups, too, and how many companies are in each', async () => {
    const bench = sandboxBench((settings) => new AccountsScreen(settings), { 'accounts.grouping': 'health' });
    const groups = await bench.tree.getChildren();
    assertHeard(bench, groups);
    assert.deepEqual(
      groups.map(({ row }) => row.spoken),
      ['At risk, companies: 6', 'Watch, companies: 4', 'Healthy, companies: 3', 'Not scored, companies: 2'],
    );
  });

  it('says status and priority of work, and that a record is closed', async () => {
    const tenant = new TreeTenant();
    const late = { dueDate: '2026-03-01', priority: 'High', status: 'Open', important: true };
    tenant.ctas = [cta('Call', late)];
    tenant.tasks = [task('Dial', { closed: true, status: 'Done', priority: 'Low' })];
    const bench = new TreeBench(new MyWorkScreen(new ViewSettings(memoryStore())), tenant.tenant);
    const heard = (await everyNode(bench)).map((node) => bench.item(node).accessibilityInformation?.label);
    assert.ok(
      heard.includes('CTA Call, overdue, important, Open, due 3 days ago, priority High'),
      heard.join('\n'),
    );
    assert.ok(heard.includes('Task Dial, closed, Done, priority Low'), heard.join('\n'));
  });

  it('loses nothing behind a name that never ends', async () => {
    const tenant = new TreeTenant();
    tenant.ctas = [cta('x'.repeat(5000), { dueDate: '2026-03-01' })];
    const bench = new TreeBench(new MyWorkScreen(new ViewSettings(memoryStore())), tenant.tenant);
    const [row] = await bench.items('Overdue');
    assert.match(row?.accessibilityInformation?.label ?? '', /…, overdue, due 3 days ago$/);
  });

  it('says why rows are missing, and how to go on', () => {
    const { spoken } = problemRow(
      Object.assign(new Error('The tenant did not answer.'), { kind: 'network' }),
    );
    assert.equal(spoken, 'The tenant did not answer. Choose this row to try again.');
  });
});
