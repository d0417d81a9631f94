import { ActiveTenant } from '../../src/data/activeTenant';
import type { Tenant } from '../../src/data/tenant';
import type { PendingWrites } from '../../src/tree/pendingWrites';
import { RecordTree, type Screen } from '../../src/tree/recordTree';
import type { TreeNode } from '../../src/tree/treeNode';
import { TreeItem, TreeView } from './vscode';

/** A view on the workbench: its rows as a user reads them. */
export class TreeBench {
  readonly active = new ActiveTenant();
  readonly view = new TreeView();
  readonly tree: RecordTree;
  /** The nodes whose change VS Code was told; `all` is the whole view. */
  readonly changes: string[] = [];

  constructor(
    screen: Screen,
    tenant?: Tenant,
    now = () => new Date('2026-03-04T12:00:00Z'),
    pending?: PendingWrites,
  ) {
    if (tenant) this.active.set({ kind: 'ready', tenant });
    this.tree = new RecordTree(this.active, screen, now, pending);
    this.tree.onDidChangeTreeData((node) => this.changes.push(node?.row.label ?? 'all'));
    this.tree.attach(this.view);
    this.view.see();
  }

  /** The node below these labels. */
  async node(...path: readonly string[]): Promise<TreeNode> {
    let found: TreeNode | undefined;
    for (const label of path) {
      const nodes: TreeNode[] = await this.tree.getChildren(found);
      found = nodes.find(({ row }) => row.label === label);
      if (!found) throw new Error(`no row ${label} among ${nodes.map(({ row }) => row.label).join(', ')}`);
    }
    if (!found) throw new Error('no path');
    return found;
  }

  /** The labels of the rows below. */
  async labels(...path: readonly string[]): Promise<string[]> {
    return (await this.items(...path)).map(({ label }) => label);
  }

  /** The rows below as VS Code gets them. */
  async items(...path: readonly string[]): Promise<TreeItem[]> {
    const nodes = await this.tree.getChildren(path.length > 0 ? await this.node(...path) : undefined);
    return nodes.map((node) => this.item(node));
  }

  /** The Markdown that VS Code gets when the pointer rests on a row. */
  tooltip(node: TreeNode): string | undefined {
    const { tooltip } = this.tree.resolveTreeItem(this.tree.getTreeItem(node), node);
    return typeof tooltip === 'string' ? tooltip : tooltip?.value;
  }

  /** One row as VS Code gets it. */
  item(node: TreeNode): TreeItem {
    const item: unknown = this.tree.getTreeItem(node);
    if (!(item instanceof TreeItem)) throw new Error('not an item of the stub');
    return item;
  }
}

/** A memento that forgets with the test. */
export function memoryStore(values: Readonly<Record<string, unknown>> = {}) {
  const synced: string[] = [];
  const kept = new Map<string, unknown>(Object.entries(values));
  return {
    // The editor's own signature promises whatever type is asked for.
    get: <T>(key: string, fallback?: T) => (kept.get(key) ?? fallback) as T,
    update: async (key: string, value: unknown) => void kept.set(key, value),
    setKeysForSync: (keys: readonly string[]) => void synced.push(...keys),
    /** The keys that go with the user to other computers. */
    synced,
  };
}
