import { element } from './dom';

export interface SortHead {
  readonly text: string;
  /** Which way the column is sorted; absent where another one is. */
  readonly sorted?: 'ascending' | 'descending' | undefined;
  /** The name by which the column is found again. */
  readonly column: string;
  readonly click: () => void;
}

/** The head of a column: a button that sorts by it, and says whether and which way it does. */
export function sortHead({ text, sorted, column, click }: SortHead): HTMLTableCellElement {
  const arrow = sorted === undefined ? '' : sorted === 'descending' ? ' ↓' : ' ↑';
  const button = element('button', {
    ...{ class: 'link', text: `${text}${arrow}`, click },
    attributes: { type: 'button', 'data-column': column },
  });
  return element('th', { attributes: { scope: 'col', 'aria-sort': sorted ?? 'none' } }, button);
}
