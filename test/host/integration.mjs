// Runs the integration tests in the extension host of VS Code in the browser.
//   node test/host/integration.mjs [--window folder|untrusted|multiRoot] [--minimum] [--grep re]
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startBridge } from './bridge.mjs';
import { launchBrowser, newContext, seedStorage, trustedStorage } from './browser.mjs';
import { artifactsDir, hostDir, minimumHostDir, root } from './paths.mjs';
import { createProfile, linkForDevelopment } from './profile.mjs';
import { startSandboxServer } from './sandboxServer.mjs';
import { startServer, workbenchUrl } from './server.mjs';
import { startStranger } from './strangerServer.mjs';
import { windows } from './windows.mjs';
import { keepWholeAddresses } from './workbenchPatches.mjs';

const LIMIT_MS = 8 * 60_000;
/** More than two pages of companies, and no limit that the number of tests could reach. */
const TENANT = ['--companies', '450', '--rate', '10000'];
const { values } = parseArgs({
  options: {
    window: { type: 'string', default: 'folder' },
    minimum: { type: 'boolean', default: false },
    grep: { type: 'string', default: '' },
  },
});
const suite = path.join(root, 'out/integration/index');

async function main() {
  const sandbox = await startSandboxServer(TENANT);
  const stranger = await startStranger();
  const tenant = sandbox.env.TEST_SANDBOX_URL;
  const { settings, suites, trusts, open } = windows[values.window]({ tenant, stranger: stranger.url });
  const profile = createProfile(settings);
  const development = linkForDevelopment(profile);
  const bridge = await startBridge();
  const server = await startServer(profile, {
    dir: values.minimum ? minimumHostDir : hostDir,
    driver: true,
    trusts,
    env: {
      ...sandbox.env,
      TEST_STRANGER_URL: stranger.url,
      TEST_WINDOW: values.window,
      TEST_UI_BRIDGE: bridge.url,
      TEST_HOST_DIR: profile.folder,
      TEST_GREP: values.grep,
      // The minimum version bundles no agent mode, and does not tell a model that its request was cancelled.
      TEST_CURRENT: values.minimum ? '' : '1',
      TEST_SUITES: suites.filter((name) => !(values.minimum && name === 'current')).join(),
    },
  });
  const browser = await launchBrowser();
  try {
    return await runInBrowser(browser, server, bridge, {
      ...open(profile),
      development,
      tests: suite,
    });
  } finally {
    await browser.close();
    await Promise.all([server.stop(), sandbox.stop()]);
    bridge.stop();
    stranger.stop();
  }
}

/** Opens the workbench, which runs the suite in its extension host, and waits until that host ends. */
async function runInBrowser(browser, server, bridge, target) {
  const { context, external } = await newContext(browser, { opensPorts: true });
  if (values.minimum) await keepWholeAddresses(context);
  const page = await context.newPage();
  Object.assign(bridge.target, { page, external });
  // VS Code calls these functions of the page where they exist.
  const exited = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', () => {});
  await seedStorage(page, server, trustedStorage);
  await page.goto(workbenchUrl(server, target));
  const timeout = new Promise((resolve) =>
    setTimeout(resolve, LIMIT_MS, 'no end within the time limit').unref(),
  );
  const stopped = server.exited.then((code) => `the server ended with code ${code}`);
  const outcome = await Promise.race([exited, timeout, stopped]);
  if (outcome === 0) return 0;
  mkdirSync(artifactsDir, { recursive: true });
  const picture = path.join(artifactsDir, `integration-${values.window}-failed.png`);
  await page.screenshot({ path: picture }).catch(() => {});
  console.error(`Extension host: ${outcome}. Screenshot: ${picture}`);
  // 1 says that tests failed, and the results tell which; anything else wants an explanation.
  if (outcome !== 1) console.error(server.logTail());
  return 1;
}

process.exit(await main());
