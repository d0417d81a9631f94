import assert from 'node:assert/strict';
import { AccountsScreen } from '../../../src/tree/accountsScreen';
import { MyWorkScreen } from '../../../src/tree/myWorkScreen';
import type { Screen } from '../../../src/tree/recordTree';
import { SuccessPlansScreen } from '../../../src/tree/successPlansScreen';
import { tooltipOf } from '../../../src/tree/treeItem';
import type { TreeNode } from '../../../src/tree/treeNode';
import { ViewSettings } from '../../../src/tree/viewSettings';
import { hostileTenant, TURNS } from '../../support/hostileTenant';
import { livelyParts } from '../../support/inertMarkdown';
import { NOW } from '../../support/sandboxTenant';
import { memoryStore, TreeBench } from '../../support/treeBench';

const SCREENS: readonly (readonly [string, () => Screen])[] = [
  ['Accounts', () => new AccountsScreen(new ViewSettings(memoryStore()))],
  ['My Work', () => new MyWorkScreen(new ViewSettings(memoryStore()))],
  ['Success Plans', () => new SuccessPlansScreen(new ViewSettings(memoryStore()))],
];

/** Companies beside whose rows no others are opened: each has the same kinds of records. */
const OPENED = 3;

async function nodesOf(tree: TreeBench['tree'], node?: TreeNode): Promise<TreeNode[]> {
  const below = await tree.getChildren(node);
  const opened = node === undefined ? below.slice(0, OPENED) : below.filter(({ hasChildren }) => hasChildren);
  const deeper = await Promise.all(opened.map((one) => nodesOf(tree, one)));
  return [...below, ...deeper.flat()];
}

const steering = /[\u202a-\u202e\u2066-\u2069]|\p{Cc}/u;

describe('the views of a tenant in which all text is hostile', () => {
  for (const [name, screen] of SCREENS)
    it(`${name} shows it as text, in rows and in their tooltips`, async () => {
      for (const turn of TURNS) {
        const { tenant } = hostileTenant(turn);
        const bench = new TreeBench(screen(), tenant, () => NOW);
        const nodes = await nodesOf(bench.tree);
        assert.ok(nodes.length > 10, `${nodes.length} rows`);
        for (const node of nodes) {
          const { label, description, accessibilityInformation } = bench.item(node);
          for (const text of [label, description ?? '', accessibilityInformation?.label ?? '']) {
            assert.doesNotMatch(text, steering);
            assert.ok(text.length <= 600, text);
          }
          const tooltip = tooltipOf(node.row.facts?.() ?? []);
          assert.deepEqual(
            livelyParts(tooltip.value, () => false),
            [],
          );
          assert.deepEqual(
            [tooltip.isTrusted, tooltip.supportHtml, tooltip.supportThemeIcons],
            [false, false, false],
          );
        }
      }
    });
});
