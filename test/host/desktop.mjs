// Runs the integration tests in desktop VS Code, which is downloaded.  node test/host/desktop.mjs [--version v] [--grep re]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { root } from './paths.mjs';
import { createProfile, extensionFolders } from './profile.mjs';
import { startSandboxServer } from './sandboxServer.mjs';

const { values } = parseArgs({
  options: { version: { type: 'string', default: 'stable' }, grep: { type: 'string', default: '' } },
});

async function main() {
  const profile = createProfile();
  const sandbox = await startSandboxServer();
  try {
    return await runTests({
      version: values.version,
      // A copy of VS Code that is on the machine already, instead of a download.
      ...(process.env.VSCODE_EXECUTABLE && { vscodeExecutablePath: process.env.VSCODE_EXECUTABLE }),
      extensionDevelopmentPath: extensionFolders,
      extensionTestsPath: path.join(root, 'out/integration/index.js'),
      extensionTestsEnv: { ...sandbox.env, TEST_HOST_DIR: profile.folder, TEST_GREP: values.grep },
      launchArgs: [
        profile.workspace,
        `--user-data-dir=${profile.user}`,
        `--extensions-dir=${profile.extensions}`,
        '--use-inmemory-secretstorage',
        '--disable-telemetry',
      ],
    });
  } catch (error) {
    console.error(String(error));
    return 1;
  } finally {
    await sandbox.stop();
  }
}

process.exit(await main());
