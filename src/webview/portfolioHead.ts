import type { FromPortfolioPage, ToPortfolioPage } from '../shared/portfolioMessages';
import { element, textButton } from './dom';
import { giveFocus } from './giveFocus';
import type { Words } from './words';

type Start = Extract<ToPortfolioPage, { type: 'start' }>;
type Progress = Extract<ToPortfolioPage, { type: 'progress' }>;
type Send = (message: FromPortfolioPage) => void;

/**
 * The title of a portfolio, whose accounts it is about, and what is being read. Nothing in it is made twice: it is
 * told much while somebody is on their way through it.
 */
export class PortfolioHead {
  readonly place = element('header');
  readonly #title = element('h1');
  readonly #scope = element('span');
  readonly #select = element('select');
  readonly #text = element('span', { class: 'summary' });
  readonly #bar = element('progress');
  readonly #refresh: HTMLElement;
  readonly #cancel: HTMLElement;

  constructor(send: Send) {
    this.#refresh = textButton('', () => send({ type: 'refresh' }));
    this.#cancel = textButton('', () => send({ type: 'cancel' }));
    this.#select.addEventListener('change', () =>
      send({ type: 'scope', scope: this.#select.value === 'all' ? 'all' : 'mine' }),
    );
  }

  begin({ state }: Start, words: Words): void {
    this.#title.textContent = words('portfolio');
    this.#scope.textContent = words('scope');
    this.#refresh.textContent = words('refresh');
    this.#cancel.textContent = words('cancel');
    if (this.place.childElementCount === 0) this.#layOut(words);
    this.#select.value = state.scope;
  }

  tell({ busy, text, share }: Progress): void {
    // A button that goes takes the focus with it: the next one has it then.
    if (!busy && document.activeElement === this.#cancel) giveFocus(this.#refresh);
    this.#text.textContent = text;
    this.#bar.setAttribute('aria-label', text);
    if (share === undefined) this.#bar.removeAttribute('value');
    else this.#bar.value = share;
    for (const one of [this.#bar, this.#cancel]) one.hidden = !busy;
  }

  #layOut(words: Words): void {
    const option = (text: string, value: string): HTMLElement =>
      element('option', { text, attributes: { value } });
    this.#select.replaceChildren(option(words('mine'), 'mine'), option(words('everyone'), 'all'));
    const label = element('label', { class: 'filter' }, this.#scope, this.#select);
    const actions = element('div', { class: 'actions' }, label, this.#refresh);
    const top = element('div', { class: 'page-title' }, this.#title, actions);
    for (const one of [this.#bar, this.#cancel]) one.hidden = true;
    const status = element('div', { attributes: { role: 'status' } }, this.#text);
    this.place.replaceChildren(top, element('div', { class: 'reading' }, status, this.#bar, this.#cancel));
  }
}
