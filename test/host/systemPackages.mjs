import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const fonts = { 'fonts-dejavu-core': 'truetype/dejavu', 'fonts-liberation': 'truetype/liberation' };

/** The first of these programs that stands on the PATH. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const suffixes = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  const files = names.flatMap((name) =>
    folders.flatMap((folder) => suffixes.map((suffix) => path.join(folder, name + suffix))),
  );
  return files.find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium that drives the workbench: CHROMIUM when it is set, else what the PATH has. */
export const findChromium = () => process.env.CHROMIUM ?? findProgram(...browsers);

/** The Debian packages that this machine lacks for a browser that can draw text. */
export function missingForBrowser() {
  if (findChromium() !== undefined) return [];
  const missingFonts = Object.keys(fonts).filter((name) => !existsSync(`/usr/share/fonts/${fonts[name]}`));
  return ['chromium', ...missingFonts];
}

/** The Debian packages that this machine lacks for building a native Node module. */
export function missingForCompiler() {
  const tools = { 'g++': ['g++', 'c++', 'clang++'], make: ['make'], python3: ['python3'] };
  return Object.keys(tools).filter((name) => findProgram(...tools[name]) === undefined);
}

/** Installs Debian packages as root; anybody else is told the one line to run. */
export async function installSystemPackages(names) {
  if (names.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined)
    throw new Error(
      `This machine lacks: ${names.join(', ')}. On Debian or Ubuntu run:\n  sudo apt-get update && sudo ${install}\n` +
        'Elsewhere set CHROMIUM to a Chromium or Chrome, and have a C++ compiler, make and Python 3 on the PATH.',
    );
  console.log(`Installing system packages: ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = async (line) =>
    (await run('apt-get', line.split(' ').slice(1), { env, limitMs: 600_000 })) === 0;
  await apt('apt-get update -qq');
  if (await apt(install.replace('-y', '-y -qq'))) return;
  await apt('apt-get update -qq');
  if (!(await apt(install.replace('-y', '-y -qq')))) throw new Error(`${install} failed`);
}

/** The version that a program prints, or undefined when it cannot be run. */
export function programVersion(file) {
  try {
    return execFileSync(file, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }).trim();
  } catch {
    return undefined;
  }
}
