// Prints, as JSON, how long an export of 5,000 accounts takes, for how long the host is held up by it at most, and how
// soon it ends when it is cancelled. The tenant runs in a process of its own, without latency.
import assert from 'node:assert/strict';
import { listsToExport } from '../../src/actions/lists';
import { exportRows } from '../../src/host/exportRows';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { fakeHost, Uri } from '../support/vscode';
import { clientOf, type ServedTenant } from '../ui/sandboxClient';
import { blockedBy } from './blocked';

const COMPANIES = 5000;
const FILE = 'file:///tmp/accounts.csv';

/** One export on a connection of its own; `progress` hears how far it is, and gets the signal's controller. */
async function exported(served: ServedTenant, progress: (text: string, cancel: () => void) => void) {
  const list = listsToExport(undefined).find(({ id }) => id === 'allAccounts');
  assert.ok(list);
  const controller = new AbortController();
  fakeHost.reset();
  fakeHost.saveTo = Uri.parse(FILE);
  const notify = {
    info: () => undefined,
    error: (message: string) => assert.fail(message),
    progress: async <T>(
      _title: string,
      task: (signal: AbortSignal, tell: (text: string) => void) => Promise<T>,
    ) => task(controller.signal, (text) => progress(text, () => controller.abort())),
  };
  const tenant = clientOf(served);
  // A connection that is in use has been asked something before.
  await tenant.companies.page({ scope: 'all', limit: 1 });
  return blockedBy(() => exportRows(list.of(tenant), notify));
}

const lines = (): number => (fakeHost.files.get(FILE) ?? '').split('\r\n').length - 2;

/** From the moment of the cancelling, in the middle of the accounts, to the end. */
async function cancelled(served: ServedTenant): Promise<number> {
  let at = 0;
  await exported(served, (text, cancel) => {
    if (at > 0 || !text.startsWith('2500')) return;
    at = performance.now();
    cancel();
  });
  assert.ok(at > 0 && fakeHost.files.size === 0, 'nothing is left of it');
  return performance.now() - at;
}

const sandbox = await startSandboxServer(['--companies', String(COMPANIES), '--rate', '100000']);
try {
  const served = { url: sandbox.env.TEST_SANDBOX_URL, key: sandbox.env.TEST_SANDBOX_KEY };
  const { ms, longestMs } = await exported(served, () => undefined);
  const accounts = lines();
  console.log(JSON.stringify({ accounts, ms, longestMs, cancelMs: await cancelled(served) }));
} finally {
  await sandbox.stop();
}
process.exit(0);
