import { kindOfGsid, kindOfObject } from '../model/recordKind';
import {
  type FromQueryPage,
  type QueryColumn,
  queryState,
  type QueryRow,
  type ToQueryPage,
  toQueryPage,
} from '../shared/queryMessages';
import { type Cell, type RowSort, sortedRows } from '../shared/rowOrder';
import { element, textButton } from './dom';
import { Editor } from './editor';
import { giveFocus } from './giveFocus';
import { PageNotice } from './pageNotice';
import { QueryTable } from './queryTable';
import { type Words, wordsFrom } from './words';

type Start = Extract<ToQueryPage, { type: 'start' }>;
type Head = Extract<ToQueryPage, { type: 'head' }>;
type Progress = Extract<ToQueryPage, { type: 'progress' }>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The page of a query: the question above, and the rows that answer it. */
class QueryPage {
  readonly #editor = new Editor();
  readonly #notice = new PageNotice(() => this.#send({ type: 'signIn' }));
  readonly #header = element('header');
  readonly #progress = element('div', { class: 'reading', attributes: { role: 'status' } });
  readonly #table = element('div', { class: 'result' });
  #start: Start | undefined;
  #head: Head | undefined;
  #rows: QueryRow[] = [];
  #sort: RowSort | undefined;
  #words: Words = (name) => name;
  #awaited = false;

  constructor(private readonly root: HTMLElement) {
    root.classList.add('query');
    root.replaceChildren(this.#notice.place, this.#header, this.#progress, this.#table);
    this.#editor.listen(toQueryPage(), (message) => this.#received(message));
  }

  #send(message: FromQueryPage): void {
    this.#editor.send(message);
  }

  #received(message: ToQueryPage): void {
    switch (message.type) {
      case 'start':
        this.#begin(message);
        return;
      case 'head':
        this.#showHead(message);
        return;
      case 'rows':
        this.#rows.push(...message.rows);
        this.#drawSoon();
        return;
      case 'progress':
        this.#tellProgress(message);
        return;
      case 'notice':
        this.#rows = [];
        this.#table.replaceChildren();
        this.#notice.say(message, this.#words);
    }
  }

  #begin(start: Start): void {
    const kept = this.#editor.state(queryState());
    const isSame = JSON.stringify(kept?.query) === JSON.stringify(start.state.query);
    this.#sort = isSame ? kept?.sort : start.state.sort;
    this.#start = start;
    this.#words = wordsFrom(start.words);
    this.#rows = [];
    this.#head = undefined;
    this.#notice.clear();
    this.#header.replaceChildren();
    this.#table.replaceChildren();
    this.#keep();
  }

  #keep(): void {
    if (this.#start) this.#editor.keep({ ...this.#start.state, sort: this.#sort });
  }

  #showHead(head: Head): void {
    this.#head = head;
    const conditions = head.conditions.length > 0 ? head.conditions : [this.#words('allRecords')];
    const buttons = element(
      'div',
      { class: 'actions' },
      this.#button('edit', { type: 'edit' }),
      this.#button('refresh', { type: 'refresh' }),
      this.#button('exportCsv', { type: 'export', format: 'csv' }),
      this.#button('exportJson', { type: 'export', format: 'json' }),
    );
    this.#header.replaceChildren(
      element('div', { class: 'page-title' }, element('h1', { text: head.title }), buttons),
      element('ul', { class: 'conditions' }, ...conditions.map((text) => element('li', { text }))),
    );
    this.#drawSoon();
  }

  #tellProgress({ busy, text, more, problem }: Progress): void {
    this.root.setAttribute('aria-busy', String(busy));
    // A button that has the focus is made anew: whoever uses keys must not lose their place.
    const hadFocus = this.#progress.contains(document.activeElement);
    const bar = element('progress', { attributes: { 'aria-label': text } });
    const buttons = busy
      ? [bar, this.#button('cancel', { type: 'cancel' })]
      : more
        ? [this.#button('more', { type: 'more' })]
        : [];
    this.#progress.replaceChildren(
      element('span', { class: 'summary', text }),
      ...buttons,
      ...(problem === undefined ? [] : [element('p', { class: 'problem', text: problem })]),
    );
    if (hadFocus) giveFocus(this.#progress.querySelector('button'));
    this.#drawSoon();
  }

  /** Pieces that come together are drawn together. */
  #drawSoon(): void {
    if (this.#awaited) return;
    this.#awaited = true;
    requestAnimationFrame(() => {
      this.#awaited = false;
      if (this.#notice.isEmpty) this.#draw();
    });
  }

  #draw(): void {
    const head = this.#head;
    if (!head) return;
    if (this.#rows.length === 0) {
      const done =
        this.root.getAttribute('aria-busy') === 'false' && !this.#progress.querySelector('.problem');
      this.#table.replaceChildren(
        ...(done ? [element('p', { class: 'summary', text: this.#words('noRows') })] : []),
      );
      return;
    }
    const before = this.#table.querySelector('.grid');
    const [top, left] = [before?.scrollTop ?? 0, before?.scrollLeft ?? 0];
    const focused = document.activeElement?.getAttribute('data-column');
    const table = new QueryTable(this.#ordered(head.columns), {
      ...{ label: this.#words('records'), columns: head.columns, sort: this.#sort },
      text: this.#textOf(),
      sorted: (sort) => this.#sortBy(sort),
      open: (gsid) => this.#open(gsid),
    });
    this.#table.replaceChildren(table.element);
    table.element.scrollTo(left, top);
    if (typeof focused === 'string')
      giveFocus(table.element.querySelector<HTMLElement>(`[data-column="${focused}"]`));
  }

  #ordered(columns: readonly QueryColumn[]): readonly QueryRow[] {
    const kind = this.#sort && columns[this.#sort.column]?.kind;
    return this.#sort && kind
      ? sortedRows(this.#rows, this.#sort, kind, this.#start?.locale ?? 'en')
      : this.#rows;
  }

  #sortBy(sort: RowSort): void {
    this.#sort = sort;
    this.#keep();
    this.#send({ type: 'sorted', sort });
    this.#draw();
    this.#table.querySelector('.grid')?.scrollTo({ top: 0 });
  }

  #open(gsid: string): void {
    const kind = kindOfGsid(gsid) ?? kindOfObject(this.#start?.state.query.object ?? '');
    if (kind === undefined) return;
    const action = kind === 'company' ? 'openPage' : 'open';
    this.#send({ type: 'run', action, record: { kind, gsid } });
  }

  #textOf(): (cell: Cell, column: QueryColumn) => string {
    const { locale = 'en', timeZone = 'UTC' } = this.#start ?? {};
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
    return (cell, { kind }) => {
      if (cell === null) return '';
      if (typeof cell === 'boolean') return this.#words(cell ? 'yes' : 'no');
      if (kind === 'number' && typeof cell === 'number') return number.format(cell);
      const instant = kind === 'day' ? Date.parse(String(cell)) : NaN;
      if (Number.isNaN(instant)) return String(cell);
      return (DAY.test(String(cell)) ? day : moment).format(instant);
    };
  }

  #button(word: string, message: FromQueryPage): HTMLElement {
    return textButton(this.#words(word), () => this.#send(message));
  }
}

const root = document.getElementById('page');
if (root) new QueryPage(root);
