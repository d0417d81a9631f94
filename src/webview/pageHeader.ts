import type { Header } from '../shared/accountMessages';
import type { Fact } from '../shared/viewParts';
import { actionButtons, type Run } from './actionButtons';
import { element, textButton } from './dom';
import type { Words } from './words';

export interface HeaderParts {
  readonly words: Words;
  readonly run: Run;
  readonly refresh: () => void;
  /** Why it could not be read; figures beside it are those of before. */
  readonly problem: string | undefined;
}

/** The name of the account, what can be done with it, and its figures, as far as they are known. */
export function accountHeader(header: Header | undefined, parts: HeaderParts): Node[] {
  const { words, run, refresh, problem } = parts;
  const { name = words('account'), record, facts = [], actions = [] } = header ?? {};
  const buttons =
    actionButtons(actions, record, { run, words, subject: name }) ?? element('div', { class: 'actions' });
  buttons.append(textButton(words('refresh'), refresh));
  return [
    element('div', { class: 'page-title' }, element('h1', { text: name }), buttons),
    ...(problem === undefined ? [] : [element('p', { class: 'problem', text: problem })]),
    ...(facts.length > 0 ? [factStrip(facts)] : []),
  ];
}

/** Figures side by side, each under its label. */
export function factStrip(facts: readonly Fact[]): HTMLElement {
  return element('dl', { class: 'facts' }, ...facts.map(factTile));
}

function factTile({ label, value, note, tone, color }: Fact): HTMLElement {
  return element(
    'div',
    { class: 'fact' },
    element('dt', { text: label }),
    element(
      'dd',
      { class: `value ${tone ?? ''}` },
      color ? element('span', { class: `mark ${color}`, attributes: { 'aria-hidden': 'true' } }) : undefined,
      element('span', { text: value }),
    ),
    note ? element('dd', { class: 'note', text: note }) : undefined,
  );
}
