import http from 'node:http';
import { pageOperations } from './pageOperations.mjs';
import { pageStorage } from './pageStorage.mjs';
import { treeOperations } from './treeOperations.mjs';

/**
 * Lets tests inside the extension host act as the user: they post `{ op, args }` and the page does it. The operations
 * are declared for them in test/integration/bridge.ts.
 */
export async function startBridge() {
  const target = { page: undefined, external: [] };
  const server = http.createServer(async (request, response) => {
    const { op, args } = JSON.parse(await text(request));
    try {
      const value = await operations(target)[op](...args);
      response.end(JSON.stringify({ value: value ?? null }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error) }));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    target,
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const operations = ({ page, external }) => ({
  ...treeOperations(page),
  ...pageOperations(page),
  fill: (selector, value) => page.locator(selector).first().fill(value),
  press: (key) => page.keyboard.press(key),
  type: (value) => page.keyboard.type(value),
  click: (selector) => page.locator(selector).first().click(),
  clickText: (selector, hasText) => page.locator(selector).filter({ hasText }).first().click(),
  clickRole: (role, name) => page.getByRole(role, { name }).first().click(),
  hover: (selector) => page.locator(selector).first().hover(),
  waitFor: (selector) => page.locator(selector).first().waitFor(),
  waitForText: (selector, hasText) => page.locator(selector).filter({ hasText }).first().waitFor(),
  waitForNone: (selector) => page.locator(selector).first().waitFor({ state: 'detached' }),
  text: (selector) => page.locator(selector).first().innerText(),
  texts: (selector) => page.locator(selector).allInnerTexts(),
  count: (selector) => page.locator(selector).count(),
  screenshot: async (path) => void (await page.screenshot({ path })),
  external: () => external,
  storage: () => pageStorage(page),
});

async function text(stream) {
  let body = '';
  for await (const chunk of stream) body += chunk;
  return body;
}
