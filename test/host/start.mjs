// Opens the extension on its sandbox tenant.  npm start -- [--web] [--port n]
import { parseArgs } from 'node:util';
import { isEnding, run } from './children.mjs';
import { findDesktop, openDesktop } from './desktopWindow.mjs';
import { installRootPackages } from './packages.mjs';
import { root } from './paths.mjs';
import { createProfile, linkAsInstalled } from './profile.mjs';

const { values } = parseArgs({
  options: { web: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
});
/** Tells the companion extension to open the sandbox tenant. */
const env = { GAINSIGHT_DEMO: '1' };

async function main() {
  await installRootPackages();
  if ((await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: root })) !== 0) return 1;
  const desktop = values.web ? undefined : findDesktop();
  return desktop ? openDesktop(desktop, createProfile(), env) : openInBrowser();
}

/** Serves VS Code until the process is told to end. */
async function openInBrowser() {
  const { installHost } = await import('./install.mjs');
  const { startServer } = await import('./server.mjs');
  await installHost({ logger: false });
  const profile = createProfile();
  linkAsInstalled(profile);
  const server = await startServer(profile, { env, keepSecrets: true, port: Number(values.port) });
  const address = `${server.origin}/?${new URLSearchParams({ folder: profile.workspace })}`;
  console.log(`\nOpen this address in a browser; Ctrl+C ends it and forgets what was entered.\n${address}`);
  const code = await server.exited;
  if (isEnding()) return new Promise(() => {});
  console.error(`VS Code's server ended with code ${code}.\n${server.logTail()}`);
  return 1;
}

try {
  process.exit(await main());
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
