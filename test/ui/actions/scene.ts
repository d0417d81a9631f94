import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { createProfile, linkAsInstalled } from '../../host/profile.mjs';
import { startSandboxServer } from '../../host/sandboxServer.mjs';
import { HeldRecords } from '../heldRecords';
import { until } from '../../support/until';
import { type Profile, useWorkbench, type Workbench } from '../workbench';

const EMAIL = 'lena.hofmann@example.com';
/** All rows of the three views are drawn, and nothing has to be scrolled to. */
const TALL = { width: 1400, height: 1500 };
/** The most that the product sends in a minute. */
const MOST_CALLS = 100;
/** After so many a test begins in a minute of its own: what is left of this one could be too little for it. */
const MANY_CALLS = 35;
/** So many looks in turn find no new call when the reading is over. */
const QUIET_LOOKS = 6;
const PACE = 'gainsight.callsPerMinute';

/** A window that is signed in to a served tenant of its own, and what people do in it. */
export class Scene {
  #pace = MOST_CALLS;
  #callsBefore = 0;

  constructor(
    readonly workbench: Workbench,
    readonly held: HeldRecords,
    private readonly profile: Profile,
  ) {}

  /** Begins to count the calls of a minute anew where many were made: people are not as fast as tests. */
  async startMinute(): Promise<void> {
    if ((await this.callsOfMinute()) <= MANY_CALLS) return;
    const before = await this.#timesOpened();
    this.#callsBefore = await this.held.calls();
    this.#pace = this.#pace === MOST_CALLS ? MOST_CALLS - 1 : MOST_CALLS;
    this.#writeSettings({ [PACE]: this.#pace });
    // A change of the pace opens the tenant anew, and what is shown is read from it: until then a row may be none of
    // its any more. Another call would prove nothing, as one may be left of what was done before.
    await until(async () => (await this.#timesOpened()) > before, 'a tenant at the new pace');
    await this.#untilQuiet();
    await this.open(this.work('Later'));
  }

  /** How many calls were made at the pace of now. */
  async callsOfMinute(): Promise<number> {
    return (await this.held.calls()) - this.#callsBefore;
  }

  /** A tenant that was just opened asks once for the fields of a company. */
  #timesOpened(): Promise<number> {
    return this.held.calls('GET', '/v1/meta/services/objects/company/describe');
  }

  /** In one step: a file that is seen empty means the default pace. */
  #writeSettings(settings: object): void {
    const file = path.join(this.profile.user, 'Machine', 'settings.json');
    writeFileSync(`${file}.new`, JSON.stringify(settings));
    renameSync(`${file}.new`, file);
  }

  /** Resolves when nothing has been read for a while. */
  async #untilQuiet(): Promise<void> {
    let seen = -1;
    let quiet = 0;
    await until(async () => {
      const calls = await this.held.calls();
      quiet = calls === seen ? quiet + 1 : 0;
      seen = calls;
      return quiet === QUIET_LOOKS;
    }, 'the end of the reading');
    await this.workbench.page
      .locator('.part.sidebar .monaco-progress-container.active')
      .first()
      .waitFor({ state: 'detached' });
  }

  get quickInput() {
    return this.workbench.quickInput;
  }

  /** A row of the Accounts view. */
  account(name: string): Locator {
    return this.workbench.view('Accounts').getByRole('treeitem', { name: new RegExp(`^${name},`) });
  }

  /** A row of a view, whatever else it says. */
  row(view: string, name: string): Locator {
    return this.workbench.view(view).getByRole('treeitem', { name });
  }

  work(name: string): Locator {
    return this.row('My Work', name);
  }

  /** Opens a row that may be open already. */
  async open(row: Locator): Promise<void> {
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  }

  /** A button on a row, which shows when the pointer is over it; on one that is not being read anew. */
  async press(row: Locator, action: string): Promise<void> {
    await this.#untilQuiet();
    await this.workbench.press(row, action);
  }

  /** The same in its menu. */
  async chooseInMenu(row: Locator, action: string): Promise<void> {
    await this.#untilQuiet();
    await this.workbench.chooseInMenu(row, action);
  }

  /**
   * Begins an entry at the account of a row. VS Code hands no row over where it is read anew under the menu, and the
   * question about the note names no account then.
   */
  async beginEntryAt(account: string): Promise<void> {
    await until(async () => {
      await this.chooseInMenu(this.account(account), 'Log Timeline Activity…');
      await this.quickInput.untilStep(1);
      if ((await this.quickInput.message.innerText()).includes(account)) return true;
      await this.quickInput.dismiss();
      return false;
    }, `The question for a note about ${account}`);
  }

  menuItem(action?: string): Locator {
    const items = this.workbench.page.locator('.monaco-menu .action-label:not(.separator)');
    return action === undefined ? items : items.filter({ hasText: action });
  }

  /** Looks for something by words that nothing else has, and takes it. */
  async findAt(step: number, words: string, label: string): Promise<void> {
    await this.quickInput.untilStep(step);
    await this.quickInput.box.fill(words);
    // What was offered before goes unless it fits; what an answer has no place for would be lost.
    const rows = this.workbench.page.locator('.quick-input-list .monaco-list-row');
    await rows.nth(1).waitFor({ state: 'detached' });
    await this.quickInput.pickAt(step, label);
  }

  /** Ticks choices of a list, and goes on. */
  async tickAt(step: number, ...labels: readonly string[]): Promise<void> {
    const widget = this.workbench.page.locator('.quick-input-widget');
    await this.quickInput.untilStep(step);
    await widget.getByText('0 Selected').waitFor();
    for (const label of labels) await this.quickInput.row(label).click();
    await widget.getByText(`${labels.length} Selected`).waitFor();
    await this.workbench.page.keyboard.press('Enter');
  }

  /** The entry of a list that Enter takes. */
  chosen(label: string): Locator {
    return this.workbench.page
      .locator('.quick-input-list .monaco-list-row.focused')
      .filter({ hasText: label });
  }

  async goBack(): Promise<void> {
    await this.workbench.page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
  }

  /** Says yes to what is about to be written; gives what was shown. */
  async approve(): Promise<string> {
    const dialog = this.workbench.dialog();
    const yes = dialog.getByRole('button', { name: 'Write to Gainsight' });
    await yes.waitFor();
    const text = await dialog.innerText();
    await yes.click();
    return text;
  }

  /** Presses the button of a message that says this. */
  async answer(message: string, button: string): Promise<void> {
    await this.workbench.notification(message).getByRole('button', { name: button }).click();
  }
}

/** Opens the scene for the calling suite; call it inside `describe`. */
export function useScene(): () => Scene {
  const profile = createProfile({ [PACE]: MOST_CALLS });
  linkAsInstalled(profile);
  const workbench = useWorkbench({ profile, opensPorts: true });
  let sandbox: Awaited<ReturnType<typeof startSandboxServer>>;
  let scene: Scene;
  before(async () => {
    sandbox = await startSandboxServer();
    const { TEST_SANDBOX_URL: url, TEST_SANDBOX_KEY: key } = sandbox.env;
    scene = new Scene(workbench(), new HeldRecords({ url, key }), profile);
    await scene.workbench.page.setViewportSize(TALL);
    const { quickInput } = scene;
    await quickInput.runCommand('Gainsight: Sign In…');
    await quickInput.enterAt(1, url);
    await quickInput.pickAt(2, 'Access key');
    await quickInput.enterAt(3, key);
    await quickInput.enterAt(4, EMAIL);
    await scene.workbench.openContainer('Gainsight');
    await scene.account('Bravura').waitFor();
    await scene.open(scene.work('Later'));
  });
  beforeEach(() => scene.startMinute());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      console.error(`Calls since the pace was set: ${await scene.callsOfMinute()}`);
  });
  after(() => sandbox.stop());
  return () => scene;
}
