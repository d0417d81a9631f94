import type { FromPortfolioPage, MarkRef, PortfolioBand } from '../shared/portfolioMessages';
import { exportedAccount, orderedAccounts, type Sort } from './accountOrder';
import { accountTable, SHOWN_AT_ONCE } from './accountTable';
import { element, textButton } from './dom';
import { keepingPlace } from './keepPlace';
import type { Marks } from './markCharts';
import type { PortfolioRow } from './portfolioData';
import { arrText, type Mark, rowsUnder } from './portfolioMarks';
import type { Words } from './words';

export interface ListParts {
  readonly words: Words;
  readonly locale: string;
  readonly bands: readonly PortfolioBand[];
  readonly marks: Marks;
  /** The mark that the list is filtered by, as long as there is such a mark. */
  readonly mark: MarkRef | undefined;
  readonly sort: Sort;
  readonly sorted: (sort: Sort) => void;
  /** Which accounts there are is known, if not all of them yet. */
  readonly isKnown: boolean;
}

/** The accounts of a portfolio below its charts: all of them, or those of the mark that is pressed. */
export class MarkedAccounts {
  readonly place = element('section', { class: 'card', attributes: { 'aria-labelledby': 'list-heading' } });
  readonly #send: (message: FromPortfolioPage) => void;
  readonly #press: (mark: MarkRef) => void;
  /** How many rows of which list are shown. */
  #shown = { of: '', count: SHOWN_AT_ONCE };

  constructor(send: (message: FromPortfolioPage) => void, press: (mark: MarkRef) => void) {
    this.#send = send;
    this.#press = press;
  }

  draw(all: readonly PortfolioRow[], parts: ListParts): void {
    const { words, locale, bands, marks, mark, sort } = parts;
    const own = mark && rowsUnder(marks[mark.chart], mark.key);
    const rows = own ?? all;
    const of = mark ? `${mark.chart} ${mark.key}` : '';
    if (this.#shown.of !== of) this.#shown = { of, count: SHOWN_AT_ONCE };
    const table = accountTable(rows, {
      ...{ words, locale, bands, sort, shown: this.#shown.count },
      open: (gsid) => this.#send({ type: 'run', action: 'openPage', record: { kind: 'company', gsid } }),
      sorted: (other) => {
        this.#shown = { of, count: SHOWN_AT_ONCE };
        parts.sorted(other);
      },
      showedMore: (count) => {
        this.#shown = { of, count };
      },
    });
    const content = parts.isKnown ? table : element('p', { class: 'summary', text: words('notRead') });
    keepingPlace(this.place, () => this.place.replaceChildren(this.#top(rows, own && mark, parts), content));
  }

  clear(): void {
    this.place.replaceChildren();
  }

  #top(
    rows: readonly PortfolioRow[],
    mark: MarkRef | undefined,
    { words, locale, marks, isKnown, sort }: ListParts,
  ): HTMLElement {
    const title = mark ? titleOf(mark, marks[mark.chart], words) : words('all');
    const text = !isKnown
      ? ''
      : [words('accounts').replace('{0}', String(rows.length)), arrText(rows, locale)]
          .filter(Boolean)
          .join(' · ');
    return element(
      'div',
      { class: 'section-title' },
      element('h2', { text: title, attributes: { id: 'list-heading' } }),
      element('span', { class: 'summary', text, attributes: { role: 'status' } }),
      this.#actions(rows, mark, words, sort),
    );
  }

  #actions(rows: readonly PortfolioRow[], mark: MarkRef | undefined, words: Words, sort: Sort): HTMLElement {
    const ofMark = mark && [
      textButton(words('action.ask'), () => this.#send({ type: 'ask', mark })),
      textButton(words('clear'), () => this.#press(mark)),
    ];
    const exporting = textButton(words('export'), () => this.#export(rows, sort));
    return element('div', { class: 'actions' }, ...(ofMark ?? []), exporting);
  }

  #export(rows: readonly PortfolioRow[], sort: Sort): void {
    this.#send({ type: 'export', rows: orderedAccounts(rows, sort).map(exportedAccount) });
  }
}

function titleOf({ chart, key }: MarkRef, marks: readonly Mark[], words: Words): string {
  const own = marks.find((mark) => mark.key === key);
  const label = own?.label ?? marks.find(({ under }) => under?.key === key)?.under?.label ?? '';
  return `${words(chart)}: ${label}`;
}
