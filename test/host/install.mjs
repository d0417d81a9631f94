// Installs VS Code for the browser host.  node test/host/install.mjs [--minimum] [--without-logger]
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFromLock, installUnlocked, npm } from './packages.mjs';
import { hostDir, minimumHostDir, nodeFolder } from './paths.mjs';
import { installSystemPackages, missingForBrowser, missingForCompiler } from './systemPackages.mjs';

/**
 * Installs the VS Code of the given folder; does nothing when that has been done for the same lock file. Without the
 * logger no compiler is needed, but VS Code writes no log files.
 */
export async function installHost({ dir = hostDir, logger = true } = {}) {
  if (process.platform !== 'linux') throw new Error('VS Code in the browser can be installed on Linux only.');
  const stampFile = path.join(dir, 'node_modules/.installed.json');
  const key = lockKey(dir);
  const stamp = readStamp(stampFile);
  if (stamp.key !== key) {
    console.log(`Installing VS Code for the browser in ${path.relative(process.cwd(), dir) || '.'}`);
    rmSync(stampFile, { force: true });
    await installVSCode(dir);
    writeFileSync(stampFile, JSON.stringify({ key, logger: false }));
  }
  if (logger && !(stamp.key === key && stamp.logger)) {
    await installSystemPackages(missingForCompiler());
    await buildLogger(dir);
    writeFileSync(stampFile, JSON.stringify({ key, logger: true }));
  }
}

/** Installs the browser that drives the workbench, where the machine has none. */
export const installBrowser = () => installSystemPackages(missingForBrowser());

async function installVSCode(dir) {
  await installFromLock(dir);
  // code-server leaves these to a script; VS Code's shrinkwrap pins them, but lacks an entry that `npm ci` wants.
  const vscode = path.join(dir, 'node_modules/code-server/lib/vscode');
  await installUnlocked(vscode);
  await installUnlocked(path.join(vscode, 'extensions'));
  if (!existsSync(path.join(nodeFolder(dir), 'node')))
    throw new Error(`There is no Node for ${process.platform}-${process.arch} among the packages of ${dir}`);
}

/** The one native module that is not prebuilt and is missed: without it there are no log files. */
async function buildLogger(dir) {
  console.log('Building the logger of VS Code');
  await npm(['rebuild', '@vscode/spdlog', '--loglevel=error'], {
    cwd: path.join(dir, 'node_modules/code-server/lib/vscode'),
    env: {
      PATH: nodeFolder(dir) + path.delimiter + process.env.PATH,
      // The headers of that very Node stand beside its binary: nothing is downloaded.
      npm_config_nodedir: path.dirname(nodeFolder(dir)),
    },
  });
}

/** The native parts are built for the Node among the locked packages, so the lock file says it all but the machine. */
function lockKey(dir) {
  const lock = readFileSync(path.join(dir, 'package-lock.json'));
  return [createHash('sha256').update(lock).digest('hex'), process.platform, process.arch].join('-');
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await installHost({
      dir: process.argv.includes('--minimum') ? minimumHostDir : hostDir,
      logger: !process.argv.includes('--without-logger'),
    });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
