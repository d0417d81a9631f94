import { element } from './dom';

/** The numbers of a chart as a table that opens below it, for those who do not see the drawing. */
export function dataTable(
  summary: string,
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const head = heads.map((text) => element('th', { text, attributes: { scope: 'col' } }));
  const body = rows.map(([first = '', ...rest]) =>
    element(
      'tr',
      {},
      element('th', { text: first, attributes: { scope: 'row' } }),
      ...rest.map((text) => element('td', { text })),
    ),
  );
  const table = element(
    'table',
    {},
    element('caption', { text: caption }),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  );
  // Wide tables move sideways in here; a keyboard can do that too.
  const attributes = { tabindex: '0', role: 'group', 'aria-label': caption };
  return element(
    'details',
    { class: 'as-table' },
    element('summary', { text: summary }),
    element('div', { class: 'scrolls', attributes }, table),
  );
}
