import type { MarkdownString } from 'vscode';

interface Button {
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** Keeps what a participant wrote into the chat. */
export class FakeResponse {
  /** What was written with links that may run commands, and which. */
  readonly trusted: { readonly text: string; readonly commands: readonly string[] }[] = [];
  /** What was written so that HTML in it would be shown as such. */
  readonly html: string[] = [];
  /** The arguments of the buttons, in the order of `buttons`. */
  readonly buttonArguments: (readonly unknown[])[] = [];
  readonly progressed: string[] = [];
  /** The commands behind the buttons. */
  readonly buttons: string[] = [];
  text = '';

  markdown(text: string | MarkdownString): void {
    if (typeof text === 'string') {
      this.text += text;
      return;
    }
    this.text += text.value;
    const { isTrusted } = text;
    if (text.supportHtml) this.html.push(text.value);
    if (typeof isTrusted === 'object')
      this.trusted.push({ text: text.value, commands: isTrusted.enabledCommands });
  }

  progress(text: string): void {
    this.progressed.push(text);
  }

  button({ command, arguments: given = [] }: Button): void {
    this.buttons.push(command);
    this.buttonArguments.push(given);
  }
}
