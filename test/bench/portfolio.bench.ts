// Prints, as JSON, how long a portfolio of 5,000 accounts takes to be read, for how long the host is held up by it at most,
// and how soon it ends when it is cancelled. The tenant runs in a process of its own, without latency.
import { PortfolioReading } from '../../src/dashboards/portfolioReading';
import type { ToPortfolioPage } from '../../src/shared/portfolioMessages';
import { startSandboxServer } from '../host/sandboxServer.mjs';
import { clientOf, type ServedTenant } from '../ui/sandboxClient';
import { blockedBy } from './blocked';

const COMPANIES = 5000;

/** One reading on a connection of its own; `tell` hears what the page would be told. */
async function read(served: ServedTenant, signal: AbortSignal, tell: (message: ToPortfolioPage) => void) {
  const failed = (error: unknown): void => {
    throw error;
  };
  const reading = new PortfolioReading({ tenant: clientOf(served), scope: 'all', tell, failed });
  return blockedBy(() =>
    reading.all(signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    }),
  );
}

/** From the moment of the cancelling, in the middle of the accounts, to the end of the reading. */
async function cancelled(served: ServedTenant): Promise<number> {
  const controller = new AbortController();
  let at = 0;
  await read(served, controller.signal, ({ type }) => {
    if (type !== 'changes' || at > 0) return;
    at = performance.now();
    controller.abort();
  });
  return performance.now() - at;
}

const sandbox = await startSandboxServer(['--companies', String(COMPANIES), '--rate', '100000']);
try {
  const served = { url: sandbox.env.TEST_SANDBOX_URL, key: sandbox.env.TEST_SANDBOX_KEY };
  let accounts = 0;
  const { ms, longestMs } = await read(served, new AbortController().signal, (message) => {
    if (message.type === 'accounts') accounts += message.accounts.length;
  });
  console.log(JSON.stringify({ accounts, ms, longestMs, cancelMs: await cancelled(served) }));
} finally {
  await sandbox.stop();
}
process.exit(0);
