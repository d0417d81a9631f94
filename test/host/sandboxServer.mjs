import { randomBytes } from 'node:crypto';
import { start, stop } from './children.mjs';
import { sandboxServerFile } from './paths.mjs';

const START_LIMIT_MS = 15_000;
/** Tests are faster than people, and a tenant that lets nobody in for the rest of a minute would outlast them. */
const RATE = ['--rate', '10000'];

/**
 * Starts the sandbox tenant behind HTTP for one test run, with a key of its own; `env` is what tests read of it.
 * @param {string[]} args
 * @param {number} limitMs how long a large tenant may take to be made
 * @returns {Promise<{ env: { TEST_SANDBOX_URL: string; TEST_SANDBOX_KEY: string }; stop: () => Promise<void> }>}
 */
export async function startSandboxServer(args = [], limitMs = START_LIMIT_MS) {
  const key = randomBytes(16).toString('hex');
  const child = start(process.execPath, [sandboxServerFile, '--port', '0', '--key', key, ...RATE, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await printedAddress(child, limitMs);
  return { env: { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key }, stop: () => stop(child) };
}

function printedAddress(child, limitMs) {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why) => {
      clearTimeout(timer);
      reject(new Error(`The sandbox server ${why}. It printed: ${text}`));
    };
    const timer = setTimeout(() => fail('printed no address'), limitMs);
    child.once('exit', (code) => fail(`ended with code ${code}`));
    child.stdout.on('data', (data) => {
      text += data;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
