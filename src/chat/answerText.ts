/** The longest start of something forbidden that may stand at the end of a piece of text. */
const UNFINISHED = /(?:!|<(?:i(?:mg?)?)?)$/i;

/**
 * A model's words on their way to the screen, piece by piece. Images are shown as their source text: an address
 * that a record smuggled in would be fetched without anybody's click.
 */
export class AnswerText {
  #kept = '';
  #whole = '';

  /** Everything that was let through so far. */
  get whole(): string {
    return this.#whole;
  }

  /** The part of the text that can be shown now. */
  push(text: string): string {
    const joined = this.#kept + text;
    this.#kept = UNFINISHED.exec(joined)?.[0] ?? '';
    return this.#pass(joined.slice(0, joined.length - this.#kept.length));
  }

  /** What was held back, once no more text comes. */
  end(): string {
    const rest = this.#kept;
    this.#kept = '';
    return this.#pass(rest);
  }

  #pass(text: string): string {
    const shown = text.replaceAll('![', '!\\[').replaceAll(/<(?=img)/gi, '&lt;');
    this.#whole += shown;
    return shown;
  }
}
