import type { Header } from '../shared/accountMessages';
import type { Fact } from '../shared/viewParts';
import { actionButtons, type Run } from './actionButtons';
import { element } from './dom';
import type { Words } from './words';

/** The name of the account, what can be done with it, and its figures. */
export function accountHeader({ name, record, facts, actions }: Header, words: Words, run: Run): Node[] {
  const buttons = actionButtons(actions, record, { run, words, subject: name });
  return [element('div', { class: 'page-title' }, element('h1', { text: name }), buttons), factStrip(facts)];
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
