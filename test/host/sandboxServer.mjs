import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { start, stop } from './children.mjs';
import { sandboxServerFile } from './paths.mjs';

const START_LIMIT_MS = 15_000;

/**
 * Starts the sandbox tenant behind HTTP for one test run, with a key of its own. Returns what tests read from their
 * environment, or an empty environment while the build has no such server.
 */
export async function startSandboxServer(args = []) {
  if (!existsSync(sandboxServerFile)) return { env: {}, stop: async () => {} };
  const key = randomBytes(16).toString('hex');
  const child = start(process.execPath, [sandboxServerFile, '--port', '0', '--key', key, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await printedAddress(child);
  if (url === undefined) return { env: {}, stop: async () => {} };
  return { env: { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key }, stop: () => stop(child) };
}

function printedAddress(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why) => reject(new Error(`The sandbox server ${why}. It printed: ${text}`));
    const timer = setTimeout(() => fail('printed no address'), START_LIMIT_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(undefined);
      else fail(`ended with code ${code}`);
    });
    child.stdout.on('data', (data) => {
      text += data;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
