// Prints, as JSON, what the Accounts view takes on a tenant of 100,000 companies: calls and time for its first rows, for
// twenty pages more, for a refresh, a search and an account that is revealed; the longest block, and the memory held.
// The tenant runs in a process of its own. Rows are handed over as VS Code takes them: all of a list after each change.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ActiveTenant } from '../../src/data/activeTenant';
import { AccountsScreen } from '../../src/tree/accountsScreen';
import { loadMore } from '../../src/tree/recordCommands';
import { RecordTree } from '../../src/tree/recordTree';
import type { TreeNode } from '../../src/tree/treeNode';
import { ViewSettings } from '../../src/tree/viewSettings';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { memoryStore } from '../support/treeBench';
import { TreeView } from '../support/vscode';
import { clientOf } from '../ui/sandboxClient';

const COMPANIES = 100_000;
const PAGES = 20;
/** How long the tenant may take to be made, on a machine with other work. */
const MAKING_MS = 60_000;
const NS_PER_MS = 1e6;
const BYTES_PER_MB = 1024 * 1024;

setFlagsFromString('--expose-gc');
// Made by the flag above; there is no other way to it without one on the command line.
const collect = runInNewContext('gc') as () => void;

const heldMb = (): number => {
  collect();
  return process.memoryUsage().heapUsed / BYTES_PER_MB;
};

let calls = 0;
const send = globalThis.fetch;
globalThis.fetch = (input, init) => {
  calls += 1;
  return send(input, init);
};

/** How long something takes, for how long it holds up the host at most, and its calls. */
async function measured(act: () => Promise<unknown>) {
  const [before, start] = [calls, performance.now()];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await act();
  delay.disable();
  return { calls: calls - before, ms: performance.now() - start, longestMs: delay.max / NS_PER_MS };
}

const sandbox = await startSandboxServer(['--companies', String(COMPANIES), '--rate', '100000'], MAKING_MS);
try {
  const active = new ActiveTenant();
  const tenant = clientOf({ url: sandbox.env.TEST_SANDBOX_URL, key: sandbox.env.TEST_SANDBOX_KEY });
  active.set({ kind: 'ready', tenant });
  const settings = new ViewSettings(memoryStore({ 'accounts.scope': 'all' }));
  const tree = new RecordTree(active, new AccountsScreen(settings), () => new Date());
  const view = new TreeView();
  tree.attach(view);
  view.see();
  const draw = async (): Promise<readonly TreeNode[]> => {
    const nodes = await tree.getChildren();
    for (const node of nodes) tree.getTreeItem(node);
    return nodes;
  };
  const empty = heldMb();
  const first = await measured(draw);
  const more = await measured(async () => {
    for (let page = 0; page < PAGES; page += 1) {
      await loadMore((await tree.getChildren()).at(-1));
      await draw();
    }
  });
  const rows = (await tree.getChildren()).length;
  const held = heldMb() - empty;
  const refresh = await measured(async () => {
    await tree.refresh();
    await draw();
  });
  const { rows: last } = await tenant.companies.page({ scope: 'all', offset: COMPANIES - 10, limit: 1 });
  const reveal = await measured(() => tree.reveal(last[0]?.company.gsid ?? '', true));
  const search = await measured(async () => {
    await settings.arrange('accounts', { 'accounts.search': 'zephyr' });
    await tree.restart();
    await draw();
  });
  const found = view.revealed.length;
  console.log(
    JSON.stringify({
      companies: COMPANIES,
      pages: PAGES,
      rows,
      first,
      more,
      refresh,
      reveal,
      found,
      search,
      held,
    }),
  );
} finally {
  await sandbox.stop();
}
process.exit(0);
