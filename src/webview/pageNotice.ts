import { element } from './dom';
import type { Words } from './words';

/** What stands above a page instead of its content: why there is none, and the way to sign in where that helps. */
export class PageNotice {
  readonly place = element('div', { class: 'notice', attributes: { role: 'status' } });
  readonly #signIn: () => void;

  constructor(signIn: () => void) {
    this.#signIn = signIn;
  }

  get isEmpty(): boolean {
    return this.place.childElementCount === 0;
  }

  say({ text, signIn }: { readonly text: string; readonly signIn: boolean }, words: Words): void {
    const button = element('button', {
      ...{ class: 'primary', text: words('signIn'), attributes: { type: 'button' } },
      click: () => this.#signIn(),
    });
    this.place.replaceChildren(element('p', { text }), ...(signIn ? [button] : []));
  }

  clear(): void {
    this.place.replaceChildren();
  }
}
