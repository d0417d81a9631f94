import { chromium } from 'playwright-core';
import { findChromium } from './systemPackages.mjs';

/** Long enough for a busy machine. */
const ACTION_LIMIT_MS = 40_000;
const HERE = ['localhost', '127.0.0.1'];
const flags = [
  // A route that keeps requests back would stop each of the thousand that a workbench begins with.
  `--host-resolver-rules=MAP * ~NOTFOUND, ${HERE.map((host) => `EXCLUDE ${host}`).join(', ')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchBrowser = () => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium: set CHROMIUM or have one on the PATH.');
  return chromium.launch({ executablePath, args: flags });
};

/**
 * A fresh browser profile that reaches this machine only. `external` collects the addresses that would have been
 * opened outside; `opensPorts` lets VS Code open ports of its machine in pages of this browser.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions & { opensPorts?: boolean }} options
 */
export async function newContext(browser, options = {}) {
  const { viewport = { width: 1400, height: 900 }, opensPorts = false, ...others } = options;
  const context = await browser.newContext({ viewport, ...others });
  context.setDefaultTimeout(ACTION_LIMIT_MS);
  // VS Code keeps its clipboard in the browser, which would ask.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  /** @type {string[]} */
  const external = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!request.isNavigationRequest() || !protocol.startsWith('http') || HERE.includes(hostname)) return;
    external.push(request.url());
  });
  if (opensPorts)
    await context.route(
      (url) => PROXIED.test(url.pathname),
      (route) => route.fulfill({ status: 302, headers: { location: direct(route.request().url()) } }),
    );
  return { context, external };
}

/** This build of VS Code opens ports of its machine through a proxy that only its wrapper serves. */
const PROXIED = /^\/proxy\/(\d+)/;

function direct(address) {
  const url = new URL(address);
  const [prefix, port] = PROXIED.exec(url.pathname);
  return `http://127.0.0.1:${port}${url.pathname.slice(prefix.length)}${url.search}`;
}

/** What VS Code keeps in the browser and no settings file can say. */
export const trustedStorage = {
  'http.linkProtectionTrustedDomains': '["*"]',
  // Without it a fresh profile starts with the bundled chat extension disabled.
  builtinChatExtensionEnablementMigration: 'true',
};

/**
 * Fills VS Code's application storage; the workbench must not have been opened before in this browser context.
 * @param {import('playwright-core').Page} page
 * @param {{ origin: string }} server
 * @param {Record<string, string>} items
 */
export async function seedStorage(page, server, items) {
  await page.goto(`${server.origin}/version`);
  await page.evaluate(
    (entries) =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('vscode-web-state-db-global');
        open.onupgradeneeded = () => open.result.createObjectStore('ItemTable');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction('ItemTable', 'readwrite');
          for (const [key, value] of entries) transaction.objectStore('ItemTable').put(value, key);
          transaction.oncomplete = () => {
            open.result.close();
            resolve(undefined);
          };
        };
      }),
    Object.entries(items),
  );
}
