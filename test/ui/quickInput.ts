import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { chooseRow, openPalette, untilEnterTakes } from '../host/quickInputList.mjs';
import { until } from '../support/until';

/** Long enough for a box that is there. */
const FILLING_MS = 3000;

/** The box at the top of the window: command palette, pick lists and input boxes. */
export class QuickInput {
  constructor(private readonly page: Page) {}

  /** Runs a command by its full title, such as `Gainsight: Sign In…`. */
  async runCommand(title: string): Promise<void> {
    // What takes the focus closes the palette.
    await until(async () => {
      await openPalette(this.page);
      return this.box.fill(`>${title}`, { timeout: FILLING_MS }).then(
        () => true,
        () => false,
      );
    }, 'The command palette');
    await chooseRow(this.page, { label: title, whole: true });
  }

  /** Fills the input box that is open and accepts it. */
  async enter(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  /** The same, once the box of this title is open. */
  async enterUnder(title: string, text: string): Promise<void> {
    await this.title.filter({ hasText: title }).waitFor();
    await this.enter(text);
  }

  /** The same, once it is the question with this number. */
  async enterAt(step: number, text: string): Promise<void> {
    await this.untilStep(step);
    await this.enter(text);
  }

  /** Types a few letters into the box that looks for an account, and chooses what they find. */
  async findAccount(letters: string, name: string): Promise<void> {
    await this.page.getByPlaceholder('Part of a company’s name').fill(letters);
    await this.pick(name);
  }

  /** Chooses the row that is labelled so, or whose label begins so, and waits until its list is gone. */
  async pick(label: string): Promise<void> {
    await chooseRow(this.page, { label });
  }

  /** The same in the list of the question with this number. */
  async pickAt(step: number, label: string): Promise<void> {
    await chooseRow(this.page, { label, step });
  }

  /** Accepts the question with this number as it stands: its text, or the choice that Enter takes. */
  async acceptAt(step: number): Promise<void> {
    await untilEnterTakes(this.page, step);
    await this.box.press('Enter');
  }

  /** Resolves when the question with this number is asked. */
  async untilStep(step: number): Promise<void> {
    await this.title.filter({ hasText: `(${step}/` }).waitFor();
  }

  /** Saves where the box proposes to, which must be this file. */
  async saveAs(file: string): Promise<void> {
    await this.row('..').waitFor();
    assert.equal(await this.box.inputValue(), file);
    await this.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
  }

  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.box.waitFor({ state: 'hidden' });
  }

  get box(): Locator {
    return this.page.locator(
      '.quick-input-widget input[type="text"], .quick-input-widget input[type="password"]',
    );
  }

  get title(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-title');
  }

  /** What the box says below its input: a prompt or what is wrong with the entry. */
  get message(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-message');
  }

  row(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
  }
}
