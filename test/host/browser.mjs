import { chromium } from 'playwright-core';
import { findChromium } from './systemPackages.mjs';

const ACTION_LIMIT_MS = 20_000;
const flags = [
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
 * opened outside.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} options
 */
export async function newContext(browser, { viewport = { width: 1400, height: 900 }, ...options } = {}) {
  const context = await browser.newContext({ viewport, ...options });
  context.setDefaultTimeout(ACTION_LIMIT_MS);
  // VS Code keeps its clipboard in the browser, which would ask.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  /** @type {string[]} */
  const external = [];
  await context.route(
    (url) => !['localhost', '127.0.0.1'].includes(url.hostname),
    async (route) => {
      const request = route.request();
      if (!request.isNavigationRequest()) return route.abort();
      external.push(request.url());
      return route.fulfill({ contentType: 'text/html', body: 'This page is outside of the test.' });
    },
  );
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
