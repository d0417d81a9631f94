import type { Locator, Page } from 'playwright-core';

const SCRIPTED_MODEL = 'Scripted (demo)';

/** The chat view at the right. */
export class ChatPanel {
  constructor(private readonly page: Page) {}

  /** Resolves when the scripted model is the chosen one: a message sent earlier would find no model. */
  async untilReady(): Promise<void> {
    await this.input.filter({ hasText: SCRIPTED_MODEL }).waitFor({ timeout: 60_000 });
  }

  /** Types a message and sends it. */
  async send(text: string): Promise<void> {
    await this.untilReady();
    await this.editor.click();
    await this.page.keyboard.type(text);
    await this.submit();
  }

  /** Sends what stands in the input. */
  async submit(): Promise<void> {
    await this.untilReady();
    await this.editor.click();
    // Closes the suggestions, which would take the Enter.
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Enter');
  }

  /** The newest answer that holds the text. */
  answer(text: string | RegExp): Locator {
    return this.page.locator('.part.auxiliarybar .interactive-response').filter({ hasText: text }).last();
  }

  /** A question that is offered below the newest answer. */
  followup(question: string): Locator {
    return this.page.locator('.part.auxiliarybar .interactive-session-followups').getByRole('button', {
      name: question,
    });
  }

  get input(): Locator {
    return this.page.locator('.part.auxiliarybar .chat-input-container');
  }

  private get editor(): Locator {
    return this.input.locator('.monaco-editor').first();
  }
}
