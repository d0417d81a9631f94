import type { TimelineEntry, TimelineView } from '../shared/accountMessages';
import { actionButtons, besideTitle, type Run, title } from './actionButtons';
import { element, textButton } from './dom';
import type { Words } from './words';

export interface FeedParts {
  readonly words: Words;
  readonly run: Run;
  readonly more: () => void;
  /** The type that is shown alone; undefined = all. */
  readonly filter: string | undefined;
  readonly filtered: (type: string | undefined) => void;
}

/** Entries newest first, of all types or of one. */
export function timelineFeed(view: TimelineView, parts: FeedParts): HTMLElement {
  const { words, run, more } = parts;
  const body = element('div', { class: 'feed' });
  if (view.entries.length === 0) {
    body.append(element('p', { class: 'summary', text: words('noEntries') }));
    return body;
  }
  const list = element('ol', { class: 'entries' });
  const show = (type: string | undefined): void => {
    const shown = view.entries.filter((entry) => type === undefined || entry.type === type);
    list.replaceChildren(...shown.map((entry) => item(entry, words, run)));
  };
  body.append(filterBox(view.entries, parts, show), list);
  if (view.moreProblem !== undefined)
    body.append(element('p', { class: 'problem', text: `${words('problem')} ${view.moreProblem}` }));
  if (view.more) body.append(moreButton(words, more));
  return body;
}

/** Asks once: the answer comes with a feed of its own. It keeps the focus until then. */
function moreButton(words: Words, more: () => void): HTMLElement {
  const button = textButton(words('more'), () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    more();
  });
  return button;
}

function filterBox(
  entries: readonly TimelineEntry[],
  { words, filter, filtered }: FeedParts,
  show: (type: string | undefined) => void,
): HTMLElement {
  const types = [...new Set(entries.map(({ type }) => type))].sort((a, b) => a.localeCompare(b));
  const select = element(
    'select',
    {},
    element('option', { text: words('all'), attributes: { value: '' } }),
    ...types.map((type, index) =>
      element('option', { text: type, attributes: { value: String(index + 1) } }),
    ),
  );
  const chosen = filter !== undefined && types.includes(filter) ? filter : undefined;
  select.selectedIndex = chosen === undefined ? 0 : types.indexOf(chosen) + 1;
  select.addEventListener('change', () => {
    const type = types[select.selectedIndex - 1];
    filtered(type);
    show(type);
  });
  show(chosen);
  return element('label', { class: 'filter' }, element('span', { text: words('filter') }), select);
}

function item(entry: TimelineEntry, words: Words, run: Run): HTMLElement {
  const { record, subject, type, when, author, notes, actions } = entry;
  const name = subject || type;
  return element(
    'li',
    { class: 'entry' },
    element(
      'div',
      { class: 'row-main' },
      title(name, record, actions, run),
      actionButtons(besideTitle(actions), record, { run, words, subject: name }),
    ),
    element(
      'div',
      { class: 'details' },
      ...[type, when, author].filter(Boolean).map((text) => element('span', { class: 'detail', text })),
    ),
    notes ? element('p', { class: 'notes', text: notes }) : undefined,
  );
}
