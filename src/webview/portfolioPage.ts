import {
  type FromPortfolioPage,
  keptList,
  type MarkRef,
  type ToPortfolioPage,
  toPortfolioPage,
} from '../shared/portfolioMessages';
import type { Sort } from './accountOrder';
import { Editor } from './editor';
import { MarkCharts, type Marks } from './markCharts';
import { MarkedAccounts } from './markedAccounts';
import { PageNotice } from './pageNotice';
import { type Extent, PortfolioData, type Source } from './portfolioData';
import { PortfolioHead } from './portfolioHead';
import { marksOf } from './portfolioMarks';
import { type Words, wordsFrom } from './words';

type Start = Extract<ToPortfolioPage, { type: 'start' }>;

/** The page of a portfolio: charts whose marks filter the list of accounts below. */
export class PortfolioPage {
  readonly #editor = new Editor();
  readonly #notice = new PageNotice(() => this.#send({ type: 'signIn' }));
  readonly #head = new PortfolioHead((message) => this.#send(message));
  readonly #charts = new MarkCharts((mark) => this.#press(mark));
  readonly #list = new MarkedAccounts(
    (message) => this.#send(message),
    (mark) => this.#press(mark),
  );
  #data = new PortfolioData();
  #start: Start | undefined;
  #words: Words = (name) => name;
  #mark: MarkRef | undefined;
  #sort: Sort;
  #marks: Marks | undefined;
  #awaited = false;
  #busy = true;

  constructor(private readonly root: HTMLElement) {
    const kept = this.#editor.state(keptList());
    this.#mark = kept?.mark;
    this.#sort = kept?.sort ?? { column: 'arrColumn', descending: true };
    root.classList.add('portfolio');
    root.replaceChildren(this.#notice.place, this.#head.place, this.#charts.place, this.#list.place);
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
        this.#data = new PortfolioData();
        this.#charts.clear();
        this.#list.clear();
        this.#notice.say(message, this.#words);
        return;
      case 'fiscalYear':
        this.#start &&= { ...this.#start, fiscalYearStartMonth: message.fiscalYearStartMonth };
        this.#drawSoon();
        return;
      case 'progress':
        this.#busy = message.busy;
        this.root.setAttribute('aria-busy', String(message.busy));
        this.#head.tell(message);
        this.#drawSoon();
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
    this.#busy = true;
    this.#notice.clear();
    this.#head.begin(start, this.#words);
    this.#keep();
    this.#drawSoon();
  }

  #keep(): void {
    this.#editor.keep({ ...this.#start?.state, mark: this.#mark, sort: this.#sort });
  }

  /** Pieces come faster than anybody can read: they are drawn together. */
  #drawSoon(): void {
    if (this.#awaited) return;
    this.#awaited = true;
    requestAnimationFrame(() => {
      this.#awaited = false;
      const known = this.#data.rows.length > 0 || !this.#busy;
      if (this.#notice.isEmpty && known) this.#draw();
    });
  }

  #draw(): void {
    const { rows, bands, problems } = this.#data;
    const extentOf = (source: Source): Extent => this.#data.extentOf(source);
    const { today = '', locale = 'en', fiscalYearStartMonth = 1 } = this.#start ?? {};
    const [words, pressed] = [this.#words, this.#mark];
    this.#marks = marksOf(rows, { bands, today, locale, fiscalYearStartMonth, words });
    this.#charts.draw(this.#marks, { words, problems, extentOf, pressed });
    this.#drawList(this.#marks);
  }

  #drawList(marks: Marks): void {
    const { rows, bands } = this.#data;
    const { locale = 'en' } = this.#start ?? {};
    const isKnown = rows.length > 0 || this.#data.extentOf('accounts') === 'all';
    this.#list.draw(rows, {
      ...{ words: this.#words, locale, bands, marks, mark: this.#mark, isKnown, sort: this.#sort },
      sorted: (sort) => {
        this.#sort = sort;
        this.#keep();
        this.#drawList(marks);
      },
    });
  }

  /** A mark that is pressed again is let go. */
  #press(mark: MarkRef): void {
    const again = this.#mark?.chart === mark.chart && this.#mark.key === mark.key;
    this.#mark = again ? undefined : mark;
    this.#keep();
    this.#charts.show(this.#mark);
    if (this.#marks) this.#drawList(this.#marks);
  }
}

const root = document.getElementById('page');
if (root) new PortfolioPage(root);
