import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window: command palette, pick lists and input boxes. */
export class QuickInput {
  constructor(private readonly page: Page) {}

  /** Runs a command by its full title, such as `Gainsight: Sign In…`. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.box.fill(`>${title}`);
    await this.row(title).click();
  }

  /** Fills the input box that is open and accepts it. */
  async enter(text: string): Promise<void> {
    await this.box.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** The same, once it is the question with this number. */
  async enterAt(step: number, text: string): Promise<void> {
    await this.title.filter({ hasText: `(${step}/` }).waitFor();
    await this.enter(text);
  }

  async pick(label: string): Promise<void> {
    await this.row(label).click();
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
