import {
  type Chart,
  CHARTS,
  type FromPortfolioPage,
  keptMark,
  type MarkRef,
  type ToPortfolioPage,
  toPortfolioPage,
} from '../shared/portfolioMessages';
import { accountTable, type Sort } from './accountTable';
import { dataTable } from './dataTable';
import { element } from './dom';
import { drawing } from './drawing';
import { Editor } from './editor';
import { markBars, markColumns } from './markBars';
import { PortfolioData } from './portfolioData';
import { arrText, type Mark, marksOf, rowsUnder } from './portfolioMarks';
import { type Words, wordsFrom } from './words';

type Marks = Readonly<Record<Chart, readonly Mark[]>>;
type Start = Extract<ToPortfolioPage, { type: 'start' }>;

/** The source of each chart that is not the accounts themselves, by the name of its message. */
const SOURCES: Readonly<Partial<Record<Chart, string>>> = {
  movers: 'changes',
  touch: 'touches',
  owners: 'ctas',
};

/** The page of a portfolio: charts whose marks filter the list of accounts below. */
class PortfolioPage {
  readonly #editor = new Editor();
  readonly #notice = element('div', { class: 'notice', attributes: { role: 'status' } });
  readonly #header = element('header');
  readonly #progress = element('div', { class: 'reading', attributes: { role: 'status' } });
  readonly #charts = element('div', { class: 'charts' });
  readonly #list = element('section', { class: 'card', attributes: { 'aria-labelledby': 'list-heading' } });
  #data = new PortfolioData();
  #start: Start | undefined;
  #words: Words = (name) => name;
  #mark: MarkRef | undefined;
  #sort: Sort = { column: 'arrColumn', descending: true };
  #awaited = false;
  #marks: Marks | undefined;
  /** The mark that is to have the focus once its chart is drawn again. */
  #focused: MarkRef | undefined;

  constructor(private readonly root: HTMLElement) {
    this.#mark = this.#editor.state(keptMark())?.mark;
    root.classList.add('portfolio');
    root.replaceChildren(this.#notice, this.#header, this.#charts, this.#list);
    this.#editor.listen(toPortfolioPage(), (message) => this.#received(message));
  }

  #send(message: FromPortfolioPage): void {
    this.#editor.send(message);
  }

  #received(message: ToPortfolioPage): void {
    switch (message.type) {
      case 'start':
        this.#begin(message);
        return;
      case 'notice':
        this.#say(message.text, message.signIn);
        return;
      case 'progress':
        this.#tellProgress(message);
        return;
      default:
        this.#data.add(message);
        this.#drawSoon();
    }
  }

  #begin(start: Start): void {
    this.#start = start;
    this.#words = wordsFrom(start.words);
    this.#data = new PortfolioData();
    this.#notice.replaceChildren();
    this.#keep();
    this.#header.replaceChildren(
      element(
        'div',
        { class: 'page-title' },
        element('h1', { text: this.#words('portfolio') }),
        this.#scopeBox(start),
      ),
      this.#progress,
    );
    this.#drawSoon();
  }

  #keep(): void {
    this.#editor.keep({ ...this.#start?.state, mark: this.#mark });
  }

  #scopeBox({ state }: Start): HTMLElement {
    const select = element(
      'select',
      {},
      element('option', { text: this.#words('mine'), attributes: { value: 'mine' } }),
      element('option', { text: this.#words('everyone'), attributes: { value: 'all' } }),
    );
    select.value = state.scope;
    select.addEventListener('change', () =>
      this.#send({ type: 'scope', scope: select.value === 'all' ? 'all' : 'mine' }),
    );
    const refresh = this.#button('refresh', () => this.#send({ type: 'refresh' }));
    const label = element(
      'label',
      { class: 'filter' },
      element('span', { text: this.#words('scope') }),
      select,
    );
    return element('div', { class: 'actions' }, label, refresh);
  }

  #tellProgress({ busy, text, share }: Extract<ToPortfolioPage, { type: 'progress' }>): void {
    this.root.setAttribute('aria-busy', String(busy));
    const bar = element('progress', { attributes: { 'aria-label': text } });
    if (share !== undefined) bar.value = share;
    const cancel = this.#button('cancel', () => this.#send({ type: 'cancel' }));
    this.#progress.replaceChildren(
      element('span', { class: 'summary', text }),
      ...(busy ? [bar, cancel] : []),
    );
  }

  #say(text: string, signIn: boolean): void {
    this.#data = new PortfolioData();
    this.#charts.replaceChildren();
    this.#list.replaceChildren();
    const button = element('button', {
      ...{ class: 'primary', text: this.#words('signIn'), attributes: { type: 'button' } },
      click: () => this.#send({ type: 'signIn' }),
    });
    this.#notice.replaceChildren(element('p', { text }), ...(signIn ? [button] : []));
  }

  /** Pieces come faster than anybody can read: they are drawn together. */
  #drawSoon(): void {
    if (this.#awaited) return;
    this.#awaited = true;
    requestAnimationFrame(() => {
      this.#awaited = false;
      if (this.#notice.childElementCount === 0) this.#draw();
    });
  }

  #draw(): void {
    const { rows, bands } = this.#data;
    const { today = '', locale = 'en', fiscalYearStartMonth = 1 } = this.#start ?? {};
    const marks = marksOf(rows, { bands, today, locale, fiscalYearStartMonth, words: this.#words });
    // A mark that has the focus is drawn anew: whoever uses keys must not lose their place.
    this.#focused = focusedMark() ?? this.#focused;
    this.#charts.replaceChildren(...CHARTS.map((chart) => this.#chart(chart, marks[chart])));
    this.#drawList(marks);
    this.#marks = marks;
  }

  #refocus(chart: Chart, place: HTMLElement): void {
    if (this.#focused?.chart !== chart) return;
    const { key } = this.#focused;
    const found = [...place.querySelectorAll<SVGElement>('[data-key]')].find(
      (one) => one.dataset.key === key,
    );
    this.#focused = undefined;
    found?.focus();
  }

  #chart(chart: Chart, marks: readonly Mark[]): HTMLElement {
    const words = this.#words;
    const id = `chart-${chart}`;
    const heading = element('h2', { text: words(chart), attributes: { id } });
    const attributes = { 'aria-labelledby': id, 'data-chart': chart };
    const problem = this.#data.problems.get(SOURCES[chart] ?? '');
    const press = (key: string): void => this.#press({ chart, key });
    const paint = chart === 'renewals' ? markColumns : markBars;
    const content =
      problem !== undefined
        ? [element('p', { class: 'problem', text: `${words('problem')} ${problem}` })]
        : marks.length === 0
          ? [element('p', { class: 'summary', text: words(`empty.${chart}`) })]
          : [
              drawing(
                'marks',
                (width) =>
                  paint(marks, width, { pressed: this.#pressedIn(chart), press, name: words(chart) }),
                (place) => this.#refocus(chart, place),
              ),
              dataTable(
                words('asTable'),
                words(chart),
                [words('what'), words('value')],
                marks.map(({ label, text }) => [label, text]),
              ),
            ];
    return element('section', { class: `card chart-${chart}`, attributes }, heading, ...content);
  }

  /** A mark that is pressed again is let go. */
  #press(mark: MarkRef): void {
    const again = this.#mark?.chart === mark.chart && this.#mark.key === mark.key;
    this.#mark = again ? undefined : mark;
    this.#keep();
    for (const one of this.#charts.querySelectorAll<SVGElement>('[data-key]')) {
      const chart = chartOf(one);
      const pressed = chart !== undefined && this.#pressedIn(chart) === one.dataset.key;
      one.setAttribute('aria-pressed', String(pressed));
    }
    if (this.#marks) this.#drawList(this.#marks);
  }

  #pressedIn(chart: Chart): string | undefined {
    return this.#mark?.chart === chart ? this.#mark.key : undefined;
  }

  #drawList(marks: Marks): void {
    const mark = this.#mark;
    const own = mark && rowsUnder(marks[mark.chart], mark.key);
    const rows = own ?? this.#data.rows;
    const { locale = 'en' } = this.#start ?? {};
    const words = this.#words;
    const title = mark && own ? this.#titleOf(mark, marks[mark.chart]) : words('all');
    const figures = [words('accounts').replace('{0}', String(rows.length)), arrText(rows, locale)];
    const top = element(
      'div',
      { class: 'section-title' },
      element('h2', { text: title, attributes: { id: 'list-heading' } }),
      element('span', {
        class: 'summary',
        text: figures.filter(Boolean).join(' · '),
        attributes: { role: 'status' },
      }),
      mark && own ? this.#markActions(mark) : undefined,
    );
    const table = accountTable(rows, {
      ...{ words, locale, bands: this.#data.bands, sort: this.#sort },
      open: (gsid) => this.#send({ type: 'run', action: 'openPage', record: { kind: 'company', gsid } }),
      sorted: (sort) => {
        this.#sort = sort;
        this.#drawList(marks);
        this.#list.querySelector<HTMLElement>(`[data-column="${sort.column}"]`)?.focus();
      },
    });
    this.#list.replaceChildren(top, table);
  }

  #titleOf({ chart, key }: MarkRef, marks: readonly Mark[]): string {
    const own = marks.find((mark) => mark.key === key);
    const label = own?.label ?? marks.find(({ under }) => under?.key === key)?.under?.label ?? '';
    return `${this.#words(chart)}: ${label}`;
  }

  #markActions(mark: MarkRef): HTMLElement {
    return element(
      'div',
      { class: 'actions' },
      this.#button('action.ask', () => this.#send({ type: 'ask', mark })),
      this.#button('clear', () => this.#press(mark)),
    );
  }

  #button(word: string, click: () => void): HTMLElement {
    return element('button', {
      class: 'quiet',
      text: this.#words(word),
      click,
      attributes: { type: 'button' },
    });
  }
}

function focusedMark(): MarkRef | undefined {
  const { activeElement } = document;
  const key = activeElement instanceof SVGElement ? activeElement.dataset.key : undefined;
  const chart = activeElement ? chartOf(activeElement) : undefined;
  return key === undefined || chart === undefined ? undefined : { chart, key };
}

function chartOf(mark: Element): Chart | undefined {
  const name = mark.closest('[data-chart]')?.getAttribute('data-chart');
  return CHARTS.find((chart) => chart === name);
}

const root = document.getElementById('page');
if (root) new PortfolioPage(root);
