import type { CalendarDay } from '../base/dates';
import { createFormats } from '../model/format';
import { type Column, COLUMNS, type PortfolioBand } from '../shared/portfolioMessages';
import { orderedAccounts, type Sort } from './accountOrder';
import { element } from './dom';
import type { PortfolioRow } from './portfolioData';
import { sortHead } from './sortHead';
import type { Words } from './words';

/** So many rows are shown at first, and as many more each time that somebody asks. */
export const SHOWN_AT_ONCE = 100;

export interface TableParts {
  readonly words: Words;
  readonly bands: readonly PortfolioBand[];
  readonly locale: string;
  readonly open: (gsid: string) => void;
  readonly sort: Sort;
  readonly sorted: (sort: Sort) => void;
  /** How many rows are shown, as far as there are so many. */
  readonly shown: number;
  readonly showedMore: (shown: number) => void;
}

/** Accounts as a table that can be sorted by each of its columns, the first of them at first. */
export function accountTable(rows: readonly PortfolioRow[], parts: TableParts): HTMLElement {
  const { words } = parts;
  if (rows.length === 0) return element('p', { class: 'summary', text: words('noRows') });
  const ordered = orderedAccounts(rows, parts.sort);
  const body = element('tbody');
  const more = element('button', { class: 'quiet', text: words('more'), attributes: { type: 'button' } });
  const formats = createFormats(parts.locale, 'UTC');
  const show = (count: number): HTMLElement | undefined => {
    const rows = ordered.slice(body.childElementCount, count).map((row) => tableRow(row, parts, formats));
    body.append(...rows);
    more.hidden = body.childElementCount >= ordered.length;
    return rows[0];
  };
  more.addEventListener('click', () => {
    const first = show(body.childElementCount + SHOWN_AT_ONCE);
    parts.showedMore(body.childElementCount);
    // A button that goes takes the focus with it.
    if (more.hidden) first?.querySelector('button')?.focus();
  });
  show(parts.shown);
  const head = element('tr', {}, ...COLUMNS.map((column) => headCell(column, parts)));
  const table = element('table', { class: 'accounts' }, element('thead', {}, head), body);
  const attributes = { tabindex: '0', role: 'group', 'aria-label': words('list') };
  return element('div', {}, element('div', { class: 'wide', attributes }, table), more);
}

function headCell(column: Column, { words, sort, sorted }: TableParts): HTMLElement {
  const here = sort.column === column;
  return sortHead({
    ...{ text: words(column), column },
    sorted: here ? (sort.descending ? 'descending' : 'ascending') : undefined,
    click: () =>
      sorted({ column, descending: here ? !sort.descending : column === 'arrColumn' || column === 'open' }),
  });
}

function tableRow(
  row: PortfolioRow,
  { open, bands }: TableParts,
  formats: ReturnType<typeof createFormats>,
): HTMLElement {
  const { gsid, name, arr, currency, renewalDate, touch, change, ctas, csm, score, band } = row;
  const day = (value: CalendarDay | null | undefined): string => (value ? formats.day(value) : '');
  const title = element('button', {
    ...{ class: 'title link', text: name, click: () => open(gsid) },
    attributes: { type: 'button', 'data-gsid': gsid },
  });
  const color = band === undefined ? undefined : bands[band]?.color;
  const mark =
    color === undefined
      ? undefined
      : element('span', { class: `mark ${color}`, attributes: { 'aria-hidden': 'true' } });
  const cells = [
    arr === undefined ? '' : formats.money(arr, currency),
    day(renewalDate),
    touch === null ? '–' : day(touch),
    change ? `${change.change > 0 ? '+' : '−'}${Math.abs(change.change)}` : '',
    ctas.length > 0 ? String(ctas.length) : '',
    csm?.name ?? '',
  ];
  return element(
    'tr',
    {},
    element('th', { attributes: { scope: 'row' } }, title),
    element('td', { class: 'with-mark' }, mark, element('span', { text: score })),
    ...cells.map((text) => element('td', { text })),
  );
}
