import { writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { start, stop } from './children.mjs';
import { homeFlags } from './homeFlags.mjs';
import { hostDir, nodeFolder } from './paths.mjs';

const READY = /Extension host agent started|HTTP server listening/;
const LOG_LENGTH = 20_000;
const START_LIMIT_MS = 60_000;

/**
 * Starts VS Code's server for the browser on 127.0.0.1. `keepSecrets` starts it through code-server, whose key service
 * lets SecretStorage survive a reload (not in the minimum version); `driver` opens it to in-host tests. It trusts every
 * workspace, unless `trusts` is false.
 * @param {{ folder: string; user: string; extensions: string }} profile
 * @param {{
 *   dir?: string; env?: Record<string, string>; driver?: boolean; keepSecrets?: boolean; port?: number; trusts?: boolean
 * }} options
 */
export async function startServer(profile, options = {}) {
  const { dir = hostDir, env = {}, driver = false, keepSecrets = false, port = 0, trusts = true } = options;
  const chosen = port || (await freePort());
  const server = path.join(dir, 'node_modules/code-server');
  const args = keepSecrets
    ? wrapperArgs(server, profile, chosen, driver)
    : directArgs(server, profile, chosen, driver);
  if (trusts) args.push('--disable-workspace-trust');
  const child = start(path.join(nodeFolder(dir), 'node'), [...homeFlags(profile.folder), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // No look-ups in an extension gallery, and nothing outside the profile.
      EXTENSIONS_GALLERY: '{}',
      XDG_DATA_HOME: profile.folder,
      XDG_CONFIG_HOME: profile.folder,
      XDG_STATE_HOME: profile.folder,
      XDG_RUNTIME_DIR: profile.folder,
      TMPDIR: profile.folder,
      VSCODE_IPC_HOOK_CLI: '',
      ...env,
    },
  });
  const log = await untilReady(child);
  return {
    port: chosen,
    origin: `http://localhost:${chosen}`,
    logTail: () => log.text.slice(-4000),
    exited: new Promise((resolve) => child.once('exit', resolve)),
    stop: () => stop(child),
  };
}

/**
 * The address of the workbench; `development` is a folder of extensions and `tests` a module for the extension host.
 * @param {{ port: number; origin: string }} server
 * @param {{ folder?: string; workspace?: string; development?: string; tests?: string }} target one of the first two
 */
export function workbenchUrl(server, { development, tests, ...opened }) {
  const remote = (file) => `vscode-remote://localhost:${server.port}${file}`;
  const payload = [['skipWelcome', 'true']];
  if (development) payload.push(['extensionDevelopmentPath', remote(development)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  return `${server.origin}/?${new URLSearchParams({ ...opened, payload: JSON.stringify(payload) })}`;
}

const commonArgs = (profile) => ['--user-data-dir', profile.user, '--extensions-dir', profile.extensions];

function directArgs(server, profile, port, driver) {
  return [
    path.join(server, 'lib/vscode/out/server-main.js'),
    ...commonArgs(profile),
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--server-data-dir', path.join(profile.folder, 'server')],
    ...(driver ? ['--enable-smoke-test-driver'] : []),
  ];
}

function wrapperArgs(server, profile, port, driver) {
  const config = path.join(profile.folder, 'config.yaml');
  writeFileSync(config, '');
  return [
    path.join(server, 'out/node/entry.js'),
    ...commonArgs(profile),
    ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', '--config', config],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    ...(driver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

async function untilReady(child) {
  const log = { text: '' };
  await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`VS Code's server ${why}\n${log.text}`));
    const timer = setTimeout(() => fail('did not get ready'), START_LIMIT_MS);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code) => fail(`ended with code ${code}`));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        log.text = (log.text + data).slice(-LOG_LENGTH);
        if (!READY.test(log.text)) return;
        clearTimeout(timer);
        resolve();
      });
  });
  return log;
}

/**
 * A port that was free a moment ago: the server cannot be asked which one it took.
 * @returns {Promise<number>}
 */
export async function freePort() {
  const probe = net.createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
