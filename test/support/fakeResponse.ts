/** Keeps what a participant wrote into the chat. */
export class FakeResponse {
  readonly progressed: string[] = [];
  /** The commands behind the buttons. */
  readonly buttons: string[] = [];
  text = '';

  markdown(text: string): void {
    this.text += text;
  }

  progress(text: string): void {
    this.progressed.push(text);
  }

  button({ command }: { readonly command: string }): void {
    this.buttons.push(command);
  }
}
