import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';
import { root } from './paths.mjs';
import { extensionFolders } from './profile.mjs';
import { findProgram, programVersion } from './systemPackages.mjs';

const macApp = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/** The `code` command of a desktop VS Code that can run the extension here, or undefined. */
export function findDesktop() {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI } = process.env;
  // In a remote terminal `code` talks to the window that is open, and knows no profile of its own.
  if (VSCODE_IPC_HOOK_CLI) return undefined;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return undefined;
  const code = findProgram('code') ?? (existsSync(macApp) ? macApp : undefined);
  if (code === undefined) return undefined;
  const version = programVersion(code)?.split('\n')[0];
  if (version !== undefined && isRecent(version)) return code;
  console.log(`${code} is ${version ?? 'not working'}; the extension needs ${minimumVersion().join('.')}.`);
  return undefined;
}

/** Opens a window with a profile of its own and waits until it is closed. The user's own profile is never touched. */
export function openDesktop(code, profile, env) {
  console.log('Opening VS Code; closing its window ends this and forgets what was entered.');
  const args = [
    ...['--user-data-dir', profile.user, '--extensions-dir', profile.extensions],
    ...extensionFolders.map((folder) => `--extensionDevelopmentPath=${folder}`),
    ...['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--new-window', '--wait'],
    profile.workspace,
  ];
  const onWindows = process.platform === 'win32';
  // `code` is a .cmd file on Windows, which only a shell can start; a shell wants its words quoted.
  const words = onWindows ? args.map((arg) => `"${arg}"`) : args;
  return run(onWindows ? `"${code}"` : code, words, {
    env: { ...process.env, ...env },
    shell: onWindows,
  });
}

function minimumVersion() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return engines.vscode.replace('^', '').split('.').map(Number);
}

function isRecent(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor, neededMinor] = minimumVersion();
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}
