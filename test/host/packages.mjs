import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';
import { root } from './paths.mjs';

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
const MINUTE = 60_000;

/** Runs npm; a second time when it fails, because registries have hiccups. */
export async function npm(args, { cwd, env = {} }) {
  const once = () =>
    run('npm', args, {
      cwd,
      env: { ...process.env, ...env },
      limitMs: 10 * MINUTE,
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32',
    });
  if ((await once()) === 0 || (await once()) === 0) return;
  throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
}

export const installFromLock = (cwd) => npm(['ci', ...quiet], { cwd });
export const installUnlocked = (cwd) => npm(['install', '--omit=dev', '--no-save', ...quiet], { cwd });

/** Installs the repository's own packages, unless those in node_modules are what the lock file says. */
export async function installRootPackages() {
  if (isInstalled(root)) return;
  console.log('Installing packages (npm ci)');
  await installFromLock(root);
}

/** Compares the lock file with the record that npm leaves of what it installed. */
function isInstalled(folder) {
  const wanted = lockedPackages(path.join(folder, 'package-lock.json'));
  const present = lockedPackages(path.join(folder, 'node_modules/.package-lock.json'));
  return (
    wanted !== undefined &&
    present !== undefined &&
    Object.entries(wanted).every(
      ([name, entry]) => name === '' || entry.optional || present[name]?.version === entry.version,
    )
  );
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
