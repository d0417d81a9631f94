import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser, newContext, seedStorage, trustedStorage } from '../host/browser.mjs';
import { artifactsDir } from '../host/paths.mjs';
import { createProfile, linkAsInstalled } from '../host/profile.mjs';
import { startServer, workbenchUrl } from '../host/server.mjs';
import { pressButtonOfRow, pressEnter } from '../host/treeOperations.mjs';
import { shareSecrets } from '../host/workbenchPatches.mjs';
import { until } from '../support/until';
import { ChatPanel } from './chatPanel';
import { QuickInput } from './quickInput';

/** Within it what a click opens is there, even on a busy machine. */
const OPENING_MS = 5000;
/** Within it the pointer is over something that is there. */
const FOCUS_MS = 2000;

export interface WorkbenchOptions {
  settings?: Record<string, unknown>;
  env?: Record<string, string>;
  /** SecretStorage survives a reload of the page. */
  keepSecrets?: boolean;
  /** Windows of one browser see each other's secrets, as those of a desktop do. */
  sharesSecrets?: boolean;
  /** VS Code may open ports of its machine in pages of the browser, as a sign-in there does. */
  opensPorts?: boolean;
  /** A profile with its extensions; without it a fresh one with the extension as it was built. */
  profile?: Profile;
}

export type Profile = ReturnType<typeof createProfile>;

/** The workbench as a user sees it, in a fresh profile, with the extension installed. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly chat: ChatPanel;

  constructor(
    readonly page: Page,
    /** Addresses that VS Code opened outside. */
    readonly external: readonly string[] = [],
  ) {
    this.quickInput = new QuickInput(page);
    this.chat = new ChatPanel(page);
  }

  /** Resolves when the workbench is drawn and the extension's container stands in the activity bar. */
  async untilReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.activitybar').waitFor({ timeout: 60_000 });
    await this.container('Gainsight').waitFor({ timeout: 60_000 });
  }

  /** Opens a view container of the activity bar. */
  async openContainer(title: string): Promise<void> {
    const opened = this.page.locator('.part.sidebar .composite.title', { hasText: title });
    // A window that was just loaded may open it by itself, and a click would close it again.
    while (!(await opened.isVisible())) {
      await this.container(title).click();
      await appears(opened);
    }
  }

  treeItem(name: string | RegExp): Locator {
    return this.page.locator('.part.sidebar').getByRole('treeitem', { name });
  }

  /** A view in the side bar, alone in its container or not; what follows its title, such as its scope, is left open. */
  view(title: string): Locator {
    return this.page.locator(`.part.sidebar .pane:has(> .pane-header[aria-label^="${title}"])`);
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-toast').filter({ hasText: text });
  }

  /**
   * A notification in the list of all of them, which is opened: VS Code shows no toast of one that follows three others
   * within 800 ms, and who works as fast as a test has so many.
   */
  async listedNotification(text: string | RegExp): Promise<Locator> {
    const listed = this.page.locator('.notifications-center.visible .monaco-list-row');
    if (!(await listed.first().isVisible()))
      await this.quickInput.runCommand('Notifications: Show Notifications');
    return listed.filter({ hasText: text });
  }

  /** Presses a button on a row of a tree, which shows while the pointer is over it. */
  async press(row: Locator, action: string): Promise<void> {
    await until(async () => {
      // A row that is drawn anew under a pointer at rest shows its buttons only when the pointer moves again.
      await this.page.mouse.move(0, 0);
      await row.hover();
      const label = await row.getAttribute('aria-label');
      return row.evaluate(pressButtonOfRow, { label, action });
    }, `The button "${action}"`);
  }

  /** Opens the menu of a row; once more where something else took the focus, which closes a menu. */
  async openMenu(row: Locator): Promise<void> {
    const item = this.page.locator('.monaco-menu .action-item').first();
    await until(async () => {
      await row.click({ button: 'right' });
      return appears(item);
    }, 'The menu');
  }

  /** Opens the menu at a place and chooses from it; once more where it was closed meanwhile. */
  async chooseInMenu(place: Locator, ...path: readonly string[]): Promise<void> {
    await until(
      async () => {
        await this.openMenu(place);
        return this.#choose(path);
      },
      `The item "${path.join('" › "')}" of the menu`,
    );
  }

  /** The same in the menu that is open. */
  async chooseFromMenu(...path: readonly string[]): Promise<void> {
    assert.ok(await this.#choose(path), `The menu was closed before "${path.join('" › "')}" was chosen`);
  }

  /**
   * Whether what it says was chosen before the menu was closed. By the keys, because a menu swallows clicks in its first
   * moments; and not before the item has the focus that Enter acts on, because a menu may move under the pointer.
   */
  async #choose(path: readonly string[]): Promise<boolean> {
    const items = this.page.locator('.monaco-menu .action-item');
    for (const label of path) {
      const focused = items.and(this.page.locator('.focused')).filter({ hasText: label });
      const item = items.filter({ hasText: label }).last();
      if (!(await appears(item))) return false;
      await until(async () => {
        await item.hover({ timeout: FOCUS_MS }).catch(() => undefined);
        return (await focused.count()) > 0 || (await items.count()) === 0;
      }, `The focus on "${label}"`);
      if (label === path.at(-1)) return focused.evaluateAll(pressEnter);
    }
    return false;
  }

  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Loads the page anew, as a user's reload does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.untilReady();
  }

  /** Ends the window and begins it anew by the editor's own command, which keeps what is open. */
  async reloadWindow(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.quickInput.runCommand('Developer: Reload Window');
    await loaded;
    await this.untilReady();
  }

  /** Another window on the same folder, beside this one. */
  async openWindow(): Promise<Workbench> {
    const other = new Workbench(await this.page.context().newPage(), this.external);
    await other.page.goto(this.page.url());
    await other.untilReady();
    return other;
  }

  /** Leaves a picture where a person looks after a failure; returns its file. */
  async screenshot(name: string): Promise<string> {
    mkdirSync(artifactsDir, { recursive: true });
    const file = path.join(artifactsDir, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  private container(title: string): Locator {
    return this.page.locator(`.activitybar [aria-label*="${title}"]`).first();
  }
}

/**
 * Opens a workbench that belongs to the calling mocha suite: closed after it, and a picture of it is kept for each
 * test that fails. Call it inside `describe`; the returned function gives the workbench to the tests.
 */
export function useWorkbench(options: WorkbenchOptions = {}): () => Workbench {
  let current: { workbench: Workbench; close: () => Promise<void> } | undefined;
  before(async () => {
    current = await openWorkbench(options);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await keepPicture(current, this.currentTest.fullTitle());
  });
  after(async function () {
    const suite = this.test?.parent;
    // Where no test was run, the preparation failed.
    if (suite?.tests.every(({ state }) => state === undefined)) await keepPicture(current, suite.fullTitle());
    await current?.close();
  });
  return () => {
    if (!current) throw new Error('The workbench opens before the first test.');
    return current.workbench;
  };
}

/** Whether it is there soon. */
function appears(wanted: Locator): Promise<boolean> {
  return wanted.waitFor({ timeout: OPENING_MS }).then(
    () => true,
    () => false,
  );
}

async function keepPicture(opened: { workbench: Workbench } | undefined, title: string): Promise<void> {
  if (!opened) return;
  const name = title.replaceAll(/\W+/g, '-').slice(0, 80);
  console.error(`Screenshot: ${await opened.workbench.screenshot(name)}`);
}

/** Opens a workbench that the caller closes. */
export async function openWorkbench(options: WorkbenchOptions = {}) {
  const { settings = {}, env = {}, keepSecrets = false, profile = freshProfile(settings) } = options;
  const { sharesSecrets = false, opensPorts = false } = options;
  const server = await startServer(profile, { env: { TEST_HOST_DIR: profile.folder, ...env }, keepSecrets });
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  const { context, external } = await newContext(browser, { opensPorts });
  if (sharesSecrets) await shareSecrets(context);
  const workbench = new Workbench(await context.newPage(), external);
  try {
    await seedStorage(workbench.page, server, trustedStorage);
    await workbench.page.goto(workbenchUrl(server, { folder: profile.workspace }));
    await workbench.untilReady();
  } catch (error) {
    const picture = await workbench.screenshot('workbench-did-not-open');
    await close();
    throw new Error(`The workbench did not open. Screenshot: ${picture}\n${server.logTail()}`, {
      cause: error,
    });
  }
  return { workbench, close };
}

function freshProfile(settings: Record<string, unknown>): Profile {
  const profile = createProfile(settings);
  linkAsInstalled(profile);
  return profile;
}
