import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const running = new Set();
const folders = new Set();

/**
 * A folder that must not outlive this process.
 * @param {string} folder
 */
export function removeAtExit(folder) {
  folders.add(folder);
  return folder;
}

/**
 * Starts a program that ends with this process at the latest, together with everything it started.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(command, args, options = {}) {
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached, ...options });
  running.add(child);
  const ended = () => running.delete(child);
  child.once('exit', ended);
  child.once('error', ended);
  return child;
}

/** Signals a child's whole process group: servers and browsers have children of their own. */
export function kill(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended between the check and the signal.
  }
}

/**
 * Asks a child to end and waits for it; one that does not listen is killed after the grace time.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function stop(child, graceMs = 8000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  kill(child);
  const timer = setTimeout(() => kill(child, 'SIGKILL'), graceMs);
  await exited;
  clearTimeout(timer);
}

/**
 * Runs a program to its end and returns its exit code. One that takes longer than `limitMs` is ended and counts as
 * failed.
 */
export async function run(command, args, { limitMs, ...options } = {}) {
  const child = start(command, args, options);
  const timer = limitMs === undefined ? undefined : setTimeout(() => void timedOut(), limitMs);
  const timedOut = async () => {
    console.error(`${command} ${args.join(' ')}: ended after ${limitMs / 1000} s`);
    await stop(child);
  };
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(signal ? 1 : code));
    });
  } finally {
    clearTimeout(timer);
  }
}

function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  } catch {
    // A child that is still ending wrote into it; the system's cleaning of temporary files takes the rest.
  }
}

process.once('exit', () => {
  for (const child of running) kill(child, 'SIGKILL');
  for (const folder of folders) removeFolder(folder);
});

const ending = new AbortController();

/** Whether this process was told to end: then it is no news that its children did. */
export const isEnding = () => ending.signal.aborted;

/** Ends after the children did, so that none of them writes into a folder that has been removed. */
async function endWith(code) {
  if (isEnding()) process.exit(code);
  ending.abort();
  await Promise.all([...running].map((child) => stop(child, 5000)));
  process.exit(code);
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])
  process.on(signal, () => void endWith(code));
