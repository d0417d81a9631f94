import type { FromPortfolioPage, ToPortfolioPage } from '../shared/portfolioMessages';
import { element, textButton } from './dom';
import type { Words } from './words';

type Start = Extract<ToPortfolioPage, { type: 'start' }>;
type Progress = Extract<ToPortfolioPage, { type: 'progress' }>;
type Send = (message: FromPortfolioPage) => void;

/** The title of a portfolio, whose accounts it is about, and what is being read. */
export class PortfolioHead {
  readonly place = element('header');
  readonly #progress = element('div', { class: 'reading', attributes: { role: 'status' } });
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  begin(start: Start, words: Words): void {
    const title = element('h1', { text: words('portfolio') });
    const top = element('div', { class: 'page-title' }, title, this.#scopeBox(start, words));
    this.place.replaceChildren(top, this.#progress);
  }

  tell({ busy, text, share }: Progress, words: Words): void {
    const bar = element('progress', { attributes: { 'aria-label': text } });
    if (share !== undefined) bar.value = share;
    const cancel = textButton(words('cancel'), () => this.#send({ type: 'cancel' }));
    this.#progress.replaceChildren(
      element('span', { class: 'summary', text }),
      ...(busy ? [bar, cancel] : []),
    );
  }

  #scopeBox({ state }: Start, words: Words): HTMLElement {
    const option = (text: string, value: string): HTMLElement =>
      element('option', { text, attributes: { value } });
    const select = element('select', {}, option(words('mine'), 'mine'), option(words('everyone'), 'all'));
    select.value = state.scope;
    select.addEventListener('change', () =>
      this.#send({ type: 'scope', scope: select.value === 'all' ? 'all' : 'mine' }),
    );
    const refresh = textButton(words('refresh'), () => this.#send({ type: 'refresh' }));
    const label = element('label', { class: 'filter' }, element('span', { text: words('scope') }), select);
    return element('div', { class: 'actions' }, label, refresh);
  }
}
