import { CitedNames } from './citedNames';
import { inertText, unfinishedAt } from './inertText';

/**
 * A model's words on their way to the screen, piece by piece. The names of records become links that open them; every
 * other link, image and piece of markup is shown as its source text.
 */
export class AnswerText {
  readonly #names: () => CitedNames;
  #kept = '';
  #said = '';

  /** `names` is asked at each piece: what is known grows with the calls of a question. */
  constructor(names: () => CitedNames = () => new CitedNames()) {
    this.#names = names;
  }

  /** Everything that was let through so far, as the model said it. */
  get said(): string {
    return this.#said;
  }

  /** The part of the text that can be shown now, as Markdown. */
  push(text: string): string {
    const joined = this.#kept + text;
    return this.#pass(joined, Math.min(unfinishedAt(joined), this.#names().unfinishedAt(joined)));
  }

  /** What was held back, once no more text comes. */
  end(): string {
    return this.#pass(this.#kept, this.#kept.length);
  }

  #pass(text: string, until: number): string {
    const passed = text.slice(0, until);
    this.#kept = text.slice(until);
    const stretches = this.#names().stretches(passed, this.#said.slice(-1));
    return stretches
      .map(({ text: words, link }, at) => {
        const cited = link !== undefined && !endsInCode(this.#said);
        this.#said += words;
        return cited ? link : inertText(words, stretches[at + 1]?.text ?? this.#kept);
      })
      .join('');
  }
}

/** Whether what follows is code, which shows a link as its source. */
function endsInCode(text: string): boolean {
  const fences = text.match(/^[ \t>]*(?:`{3}|~{3})/gm) ?? [];
  if (fences.length % 2 === 1) return true;
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return (line.match(/`/g) ?? []).length % 2 === 1;
}
