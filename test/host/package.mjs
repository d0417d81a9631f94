// Packs the extension.  node test/host/package.mjs [--list]: only checks what the package would hold.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './children.mjs';
import { installHost } from './install.mjs';
import { installRootPackages } from './packages.mjs';
import { hostDir, root } from './paths.mjs';

const vsce = path.join(hostDir, 'node_modules/@vscode/vsce/vsce');
const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
/** The files that models read, as the manifest names them. */
const forAgents = [...contributes.chatSkills, ...contributes.chatAgents].map((entry) => entry.path.slice(2));
const required = [
  'package.json',
  'LICENSE',
  'dist/extension.js',
  'dist/connection.js',
  'dist/signIn.js',
  'dist/toolset.js',
  'dist/htmlText.js',
  'dist/oauth.js',
  'dist/processLock.js',
  'dist/reports.js',
  'dist/chat.js',
  'dist/documents.js',
  'dist/notes.js',
  'dist/actions.js',
  'dist/views.js',
  'dist/dashboards.js',
  'dist/records.js',
  'dist/webview/accountPage.js',
  'dist/webview/page.css',
  'dist/webview/portfolioPage.js',
  'dist/webview/queryPage.js',
  'dist/audit.js',
  'dist/sandbox.js',
  'dist/mcp.js',
  'dist/mcpCommands.js',
  'dist/pooledFetch.js',
  'dist/tools.js',
  'media/gainsight.svg',
  ...forAgents,
];
const allowed = [
  /^package(\.nls(\.[\w-]+)?)?\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/(?!sandboxServer)\w+\.js$/,
  /^dist\/tools\.d\.ts$/,
  /^dist\/webview\/\w+\.(js|css)$/,
  /^media\/[\w/-]+\.(png|svg|md|json|csv|mjs)$/,
  /^media\/agents\/[\w-]+\.agent\.md$/,
];

/** What a package made now would hold; refuses files that nobody would expect there. */
function checkedList() {
  const listing = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listing.split('\n').filter(Boolean);
  const unexpected = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  const missing = required.filter((file) => !files.includes(file));
  if (unexpected.length > 0) throw new Error(`The package must not hold ${unexpected.join(', ')}`);
  if (missing.length > 0) throw new Error(`The package lacks ${missing.join(', ')}`);
  return files;
}

async function pack() {
  await installRootPackages();
  await installHost({ logger: false });
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  if ((await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root })) !== 0)
    throw new Error('The build failed.');
  checkedList();
  // The pictures of the README are not on a public server, so its links stay as they are.
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  if ((await run(process.execPath, [vsce, 'package', ...options], { cwd: root })) !== 0)
    throw new Error('Packing failed.');
}

try {
  if (!process.argv.includes('--list')) await pack();
  else if (existsSync(vsce)) console.log(checkedList().join('\n'));
  else throw new Error('The packager is not installed: run node test/host/install.mjs first.');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
