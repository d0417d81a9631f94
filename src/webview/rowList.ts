import type { RowsView } from '../shared/accountMessages';
import type { ViewRow } from '../shared/viewParts';
import { actionButtons, besideTitle, type Run, title } from './actionButtons';
import { element } from './dom';
import type { Words } from './words';

const SHOWN_AT_FIRST = 8;

export interface RowListParts {
  readonly words: Words;
  readonly run: Run;
  /** All rows are shown, not the first few alone. */
  readonly all: boolean;
  readonly showedAll: () => void;
}

/** Records one below the other; what is beyond the first few comes when it is asked for. */
export function rowList({ summary, rows }: RowsView, parts: RowListParts): HTMLElement {
  const { words, run, all } = parts;
  const shown = all ? rows : rows.slice(0, SHOWN_AT_FIRST);
  const list = element('ul', { class: 'rows' }, ...shown.map((row) => item(row, words, run)));
  const body = element('div', {}, summary ? element('p', { class: 'summary', text: summary }) : undefined);
  if (rows.length > 0) body.append(list);
  if (rows.length > shown.length) body.append(showAll(rows, list, parts));
  return body;
}

function showAll(
  rows: readonly ViewRow[],
  list: HTMLElement,
  { words, run, showedAll }: RowListParts,
): HTMLElement {
  const text = words('showAll').replace('{0}', String(rows.length));
  const button = element('button', { class: 'quiet', text, attributes: { type: 'button' } });
  button.addEventListener('click', () => {
    const others = rows.slice(SHOWN_AT_FIRST).map((row) => item(row, words, run));
    list.append(...others);
    button.remove();
    showedAll();
    others[0]?.querySelector('button')?.focus();
  });
  return button;
}

function item(row: ViewRow, words: Words, run: Run): HTMLElement {
  const { record, color, details, progress, actions } = row;
  return element(
    'li',
    { class: 'row' },
    element(
      'div',
      { class: 'row-main' },
      color ? element('span', { class: `mark ${color}`, attributes: { 'aria-hidden': 'true' } }) : undefined,
      title(row.title, record, actions, run),
      actionButtons(besideTitle(actions), record, { run, words, subject: row.title }),
    ),
    progress ? progressBar(progress) : undefined,
    element(
      'div',
      { class: 'details' },
      ...details.map(({ text, tone }) => element('span', { class: `detail ${tone ?? ''}`, text })),
    ),
  );
}

function progressBar({ percent, text }: { readonly percent: number; readonly text: string }): HTMLElement {
  return element(
    'div',
    { class: 'progress' },
    bar(percent, 'blue'),
    element('span', { class: 'progress-text', text }),
  );
}

/** A bar that is filled to a share; what it says stands beside it as text. */
export function bar(percent: number, color: string): HTMLElement {
  const fill = element('div', { class: `fill ${color}` });
  fill.style.width = `${Math.max(0, Math.min(100, percent))}%`;
  return element('div', { class: 'bar', attributes: { 'aria-hidden': 'true' } }, fill);
}
