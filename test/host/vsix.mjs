import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';
import { hostDir, nodeFolder, root } from './paths.mjs';

const LIMIT_MS = 60_000;
const contents = ['README.md', 'CHANGELOG.md', 'LICENSE', '.vscodeignore', 'dist', 'media'];

/**
 * Packs what was built as the version that is named, which its MCP server then tells as its own; returns the file.
 * @param {string} version
 * @param {string} folder where it is packed
 */
export async function packVersion(version, folder) {
  const source = path.join(folder, version);
  const file = path.join(folder, `${version}.vsix`);
  mkdirSync(source);
  for (const name of contents) cpSync(path.join(root, name), path.join(source, name), { recursive: true });
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  writeFileSync(path.join(source, 'package.json'), JSON.stringify({ ...manifest, version }));
  const server = path.join(source, 'dist/mcp.js');
  const text = readFileSync(server, 'utf8');
  writeFileSync(server, text.replaceAll(`"${manifest.version}"`, `"${version}"`));
  const vsce = path.join(hostDir, 'node_modules/@vscode/vsce/vsce');
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await succeed(process.execPath, [vsce, 'package', ...options, '--out', file], source);
  return file;
}

/**
 * Installs or updates an extension as VS Code itself does, also while a workbench is open.
 * @param {{ folder: string; user: string; extensions: string }} profile
 * @param {string} file
 */
export async function installVsix(profile, file) {
  const server = path.join(hostDir, 'node_modules/code-server/lib/vscode/out/server-main.js');
  const folders = [
    ...['--user-data-dir', profile.user, '--extensions-dir', profile.extensions],
    ...['--server-data-dir', path.join(profile.folder, 'server')],
  ];
  const args = [server, ...folders, '--accept-server-license-terms', '--install-extension', file];
  await succeed(path.join(nodeFolder(), 'node'), args, profile.folder);
}

async function succeed(command, args, cwd) {
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}', VSCODE_IPC_HOOK_CLI: '' };
  const code = await run(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    limitMs: LIMIT_MS,
  });
  if (code !== 0) throw new Error(`${path.basename(args[0])} ended with code ${code}`);
}
