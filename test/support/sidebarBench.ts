import assert from 'node:assert/strict';
import { ActiveTenant } from '../../src/data/activeTenant';
import type { CommandId } from '../../src/host/commandIds';
import type { CommandHandler } from '../../src/host/commands';
import { PendingWrites } from '../../src/tree/pendingWrites';
import type { RecordTree } from '../../src/tree/recordTree';
import { registerTrees } from '../../src/tree/registerTrees';
import type { TreeNode } from '../../src/tree/treeNode';
import { memoryStore } from './treeBench';
import { account, TreeTenant } from './treeTenant';
import { fakeHost } from './vscode';

/** The sidebar as it is registered, with the buttons that a test presses. */
export function sidebarBench(state = memoryStore()) {
  fakeHost.reset();
  const tenant = new TreeTenant();
  tenant.accounts = ['Alpha', 'Beta'].map((name) => account(name, { stage: name }));
  const active = new ActiveTenant();
  active.set({ kind: 'ready', tenant: tenant.tenant });
  const handlers = new Map<CommandId, CommandHandler>();
  const keys = new Map<string, unknown>();
  const opened: string[] = [];
  const told: string[] = [];
  const pending = new PendingWrites();
  const trees = registerTrees({
    active,
    commands: { register: (id, handler) => void handlers.set(id, handler) },
    contextKeys: { set: (key: string, value: unknown) => void keys.set(key, value) },
    notify: { info: (message) => void told.push(message) },
    state,
    pending,
    now: () => tenant.now,
    openLink: async (kind, gsid) => void opened.push(`${kind} ${gsid}`),
    linkOf: (kind, gsid) => `https://acme.example.com/${kind}/${gsid}`,
  });
  const run = async (id: CommandId, ...args: readonly unknown[]) => {
    const handler = handlers.get(id);
    assert.ok(handler, id);
    await handler(...args);
  };
  return { tenant, active, keys, opened, told, trees, state, pending, run };
}

/** What the view with this id shows its rows by. */
export function treeOf(viewId: string): RecordTree {
  const view = fakeHost.views.get(viewId);
  assert.ok(view);
  // What was registered with the stub is what the code under test handed over.
  return view.options.treeDataProvider as RecordTree;
}

/** The row below these labels. */
export async function find(viewId: string, ...path: readonly string[]): Promise<TreeNode> {
  let found: TreeNode | undefined;
  for (const label of path) {
    found = (await treeOf(viewId).getChildren(found)).find(({ row }) => row.label === label);
    assert.ok(found, label);
  }
  assert.ok(found);
  return found;
}

/** The labels of a view's top rows. */
export const labels = async (viewId: string) =>
  (await treeOf(viewId).getChildren()).map(({ row }) => row.label);
