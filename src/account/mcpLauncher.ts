/** What the launcher must find again: the binary that runs this extension, and where the extension is installed. */
export interface LauncherPlace {
  readonly windows: boolean;
  /** VS Code's own binary, or Node on a server: both run scripts. */
  readonly runtime: string;
  readonly extensionFolder: string;
  /** Where the launcher stays, whatever is updated. */
  readonly folder: string;
}

export interface LauncherFile {
  readonly name: string;
  readonly text: string;
}

/** How a client starts a server. */
export interface LaunchCommand {
  readonly command: string;
  readonly args: readonly string[];
}

const SCRIPT = 'gainsight-mcp.cjs';

/** The files of the launcher: a shell script that finds a runtime, and a script for it that finds the server. */
export function launcherFiles(place: LauncherPlace): readonly LauncherFile[] {
  return [
    { name: SCRIPT, text: finder(place) },
    place.windows
      ? { name: 'gainsight-mcp.cmd', text: batch(place) }
      : { name: 'gainsight-mcp.sh', text: shell(place) },
  ];
}

/** Through the system's shell, so that no file needs a right to be executed; it is found without a PATH. */
export function launchCommand({ windows, folder }: Pick<LauncherPlace, 'windows' | 'folder'>): LaunchCommand {
  // Without `call`, cmd takes the quotes off a path that has a special character beside its spaces.
  return windows
    ? { command: 'cmd', args: ['/d', '/c', 'call', `${folder}\\gainsight-mcp.cmd`] }
    : { command: '/bin/sh', args: [`${folder}/gainsight-mcp.sh`] };
}

/** The newest installed version beside the one that wrote this; that one itself where it is not installed in a row. */
function finder({ extensionFolder }: LauncherPlace): string {
  return `// Starts Gainsight's MCP server. Written by the extension "Gainsight for VS Code".
'use strict';
const { existsSync, readdirSync } = require('node:fs');
const path = require('node:path');

const written = ${JSON.stringify(extensionFolder)};
const parent = path.dirname(written);
const name = /^(.+?)-\\d+\\.\\d+\\.\\d+/.exec(path.basename(written))?.[1];
const serverIn = (folder) => path.join(folder, 'dist', 'mcp.js');

function installed() {
  if (!name || !existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((one) => one.startsWith(name + '-') && /^\\d/.test(one.slice(name.length + 1)))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((one) => path.join(parent, one));
}

const server = [...installed(), written].map(serverIn).find((file) => existsSync(file));
if (server) require(server);
else {
  process.stderr.write('gainsight: Gainsight for VS Code is not installed any more.\\n');
  process.exitCode = 2;
}
`;
}

function shell({ runtime, folder }: LauncherPlace): string {
  return `#!/bin/sh
# Starts Gainsight's MCP server. Written by the extension "Gainsight for VS Code".
# VS Code's own binary acts as Node; where it has moved, a Node of the system does.
ELECTRON_RUN_AS_NODE=1
export ELECTRON_RUN_AS_NODE
for runtime in ${quoted(runtime)} "$(command -v node)"; do
  if [ -x "$runtime" ]; then exec "$runtime" ${quoted(`${folder}/${SCRIPT}`)} "$@"; fi
done
echo 'gainsight: neither VS Code nor Node was found; copy the MCP configuration again.' >&2
exit 2
`;
}

function batch({ runtime }: LauncherPlace): string {
  const binary = `"${runtime.replaceAll('%', '%%')}"`;
  // cmd itself knows where this file is: no path of the user's has to survive cmd's encoding.
  const script = `"%~dp0${SCRIPT}"`;
  return [
    '@echo off',
    'rem Starts Gainsight\'s MCP server. Written by the extension "Gainsight for VS Code".',
    // cmd reads files in the code page of the console, and this one is UTF-8.
    ...(isAscii(runtime) ? [] : ['chcp 65001 >nul 2>nul']),
    'set ELECTRON_RUN_AS_NODE=1',
    `if not exist ${binary} goto node`,
    `${binary} ${script} %*`,
    'exit /b %errorlevel%',
    ':node',
    `node ${script} %*`,
    '',
  ].join('\r\n');
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
