import { kindOfGsid } from '../model/recordKind';
import type { QueryColumn, QueryRow } from '../shared/queryMessages';
import type { Cell, RowSort } from '../shared/rowOrder';
import { element } from './dom';
import { giveFocus } from './giveFocus';
import { sortHead } from './sortHead';

/** Rows beyond what is seen, so that keys and wheels find some there. */
const SPARE = 12;
const WIDEST = 44;
const NARROWEST = 7;
/** Widths are judged by so many rows. */
const SAMPLE = 300;
const GSID = /^1[A-Z][A-Z0-9]{2}[A-Za-z0-9]{4,60}$/;

export interface QueryTableParts {
  readonly label: string;
  readonly columns: readonly QueryColumn[];
  /** A cell as people read it. */
  readonly text: (cell: Cell, column: QueryColumn) => string;
  readonly sort: RowSort | undefined;
  readonly sorted: (sort: RowSort) => void;
  /** Opens the record of a row, or the one that an id in a cell leads to. */
  readonly open: (gsid: string) => void;
}

/** Rows under heads that sort them. Only those that are seen are there: thousands scroll like a few. */
export class QueryTable {
  readonly element: HTMLElement;
  readonly #parts: QueryTableParts;
  readonly #rows: readonly QueryRow[];
  readonly #body = element('tbody');
  readonly #before = spacer();
  readonly #after = spacer();
  #first = -1;
  #last = -1;
  #rowHeight = 0;
  #awaited = false;

  constructor(rows: readonly QueryRow[], parts: QueryTableParts) {
    this.#rows = rows;
    this.#parts = parts;
    const { columns, label } = parts;
    const head = element('tr', {}, ...columns.map((column, at) => this.#head(column, at)));
    const attributes = { 'aria-rowcount': String(rows.length + 1), 'aria-label': label };
    const table = element(
      'table',
      { attributes },
      element('colgroup', {}, ...columns.map((column, at) => this.#width(column, at))),
      element('thead', {}, head),
      this.#before,
      this.#body,
      this.#after,
    );
    this.element = element(
      'div',
      { class: 'grid', attributes: { tabindex: '0', role: 'region', 'aria-label': label } },
      table,
    );
    this.element.addEventListener('scroll', () => this.#drawSoon());
    new ResizeObserver(() => this.#drawSoon()).observe(this.element);
  }

  #drawSoon(): void {
    if (this.#awaited) return;
    this.#awaited = true;
    requestAnimationFrame(() => {
      this.#awaited = false;
      this.#draw();
    });
  }

  #draw(): void {
    const { clientHeight, scrollTop } = this.element;
    const height = this.#measured();
    const first = Math.max(0, Math.floor(scrollTop / height) - SPARE);
    const last = Math.min(this.#rows.length, Math.ceil((scrollTop + clientHeight) / height) + SPARE);
    if (first === this.#first && last === this.#last) return;
    this.#first = first;
    this.#last = last;
    // Whoever is on a row that goes out of sight must not be thrown out of the table.
    const focused = document.activeElement?.closest<HTMLElement>('tr[data-row]');
    const focusedRow = focused && this.#body.contains(focused) ? focused.dataset.row : undefined;
    const focusedAt = focused ? buttonsIn(focused).findIndex((one) => one === document.activeElement) : -1;
    this.#body.replaceChildren(
      ...this.#rows.slice(first, last).map((row, index) => this.#row(row, first + index)),
    );
    setHeight(this.#before, first * height);
    setHeight(this.#after, (this.#rows.length - last) * height);
    if (focusedRow !== undefined) this.#focus(focusedRow, focusedAt);
  }

  #focus(row: string, at: number): void {
    const again = this.#body.querySelector<HTMLElement>(`tr[data-row="${row}"]`);
    const button = again ? buttonsIn(again)[at] : undefined;
    giveFocus(button ?? this.element);
  }

  /** The height of one row, which all have: nothing in them wraps. */
  #measured(): number {
    if (this.#rowHeight > 0) return this.#rowHeight;
    const [row] = this.#rows;
    if (!row) return 1;
    this.#body.replaceChildren(this.#row(row, 0));
    this.#rowHeight = this.#body.getBoundingClientRect().height;
    return this.#rowHeight || 1;
  }

  #head(column: QueryColumn, at: number): HTMLElement {
    const { sort, sorted } = this.#parts;
    const here = sort?.column === at;
    return sortHead({
      ...{ text: column.label, column: String(at) },
      sorted: here ? (sort.descending ? 'descending' : 'ascending') : undefined,
      click: () => sorted({ column: at, descending: here ? !sort.descending : false }),
    });
  }

  #row({ gsid, cells }: QueryRow, at: number): HTMLElement {
    const { columns } = this.#parts;
    // The head is the first row of the table.
    const attributes = { 'aria-rowindex': String(at + 2), 'data-row': String(at) };
    const row = columns.map((column, place) => {
      const cell = cells[place] ?? null;
      const own = place === 0 ? gsid : undefined;
      return this.#cell(cell, column, own ?? linked(cell), place === 0);
    });
    return element('tr', { attributes }, ...row);
  }

  #cell(cell: Cell, column: QueryColumn, gsid: string | undefined, isHead: boolean): HTMLElement {
    const { open, text: written } = this.#parts;
    const text = written(cell, column);
    const button = (to: string): HTMLElement =>
      element('button', {
        ...{ class: 'link title', text: text || to, click: () => open(to) },
        attributes: { type: 'button', 'data-gsid': to },
      });
    const name = column.kind === 'number' ? 'number' : undefined;
    // What does not fit into the row is there for the pointer.
    const attributes = { title: text === '' ? undefined : text, ...(isHead ? { scope: 'row' } : {}) };
    const tag = isHead ? 'th' : 'td';
    if (gsid !== undefined) return element(tag, { class: name, attributes }, button(gsid));
    return element(tag, { class: name, text, attributes });
  }

  #width(column: QueryColumn, at: number): HTMLElement {
    const lengths = this.#rows
      .slice(0, SAMPLE)
      .map(({ cells }) => this.#parts.text(cells[at] ?? null, column).length);
    const widest = Math.max(column.label.length + 3, NARROWEST, ...lengths);
    const col = element('col');
    col.style.width = `${Math.min(WIDEST, widest) + 2}ch`;
    return col;
  }
}

/** An id whose kind it tells itself leads to its record, wherever it stands. */
function linked(cell: Cell): string | undefined {
  return typeof cell === 'string' && GSID.test(cell) && kindOfGsid(cell) !== undefined ? cell : undefined;
}

/** Room for rows that are not there; nothing for those who hear the table. */
function spacer(): HTMLElement {
  return element('tbody', { attributes: { 'aria-hidden': 'true' } }, element('tr', {}, element('td')));
}

function setHeight(space: HTMLElement, height: number): void {
  space.hidden = height === 0;
  const cell = space.querySelector('td');
  if (cell) cell.style.height = `${height}px`;
}

function buttonsIn(row: HTMLElement): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('button')];
}
