import { type Chart, CHARTS, type MarkRef } from '../shared/portfolioMessages';
import { dataTable } from './dataTable';
import { element } from './dom';
import { drawing } from './drawing';
import { markBars, markColumns } from './markBars';
import type { Mark } from './portfolioMarks';
import type { Words } from './words';

export type Marks = Readonly<Record<Chart, readonly Mark[]>>;

/** The source of each chart that is not the accounts themselves, by the name of its message. */
const SOURCES: Readonly<Partial<Record<Chart, string>>> = {
  movers: 'changes',
  touch: 'touches',
  owners: 'ctas',
};

export interface ChartParts {
  readonly words: Words;
  /** Why a source could not be read, by the name of its message. */
  readonly problems: ReadonlyMap<string, string>;
  readonly pressed: MarkRef | undefined;
}

/** The charts of a portfolio. Their marks are buttons; whoever uses keys keeps their place when a chart is drawn anew. */
export class MarkCharts {
  readonly place = element('div', { class: 'charts' });
  readonly #press: (mark: MarkRef) => void;
  #pressed: MarkRef | undefined;
  /** The mark that is to have the focus once its chart is drawn again. */
  #focused: MarkRef | undefined;

  constructor(press: (mark: MarkRef) => void) {
    this.#press = press;
  }

  draw(marks: Marks, parts: ChartParts): void {
    this.#pressed = parts.pressed;
    this.#focused = focusedMark() ?? this.#focused;
    this.place.replaceChildren(...CHARTS.map((chart) => this.#chart(chart, marks[chart], parts)));
  }

  clear(): void {
    this.place.replaceChildren();
  }

  /** Shows another mark as the pressed one, without drawing anything anew. */
  show(pressed: MarkRef | undefined): void {
    this.#pressed = pressed;
    for (const one of this.place.querySelectorAll<SVGElement>('[data-key]')) {
      const chart = chartOf(one);
      const isPressed = chart !== undefined && this.#pressedIn(chart) === one.dataset.key;
      one.setAttribute('aria-pressed', String(isPressed));
    }
  }

  #chart(chart: Chart, marks: readonly Mark[], { words, problems }: ChartParts): HTMLElement {
    const id = `chart-${chart}`;
    const heading = element('h2', { text: words(chart), attributes: { id } });
    const attributes = { 'aria-labelledby': id, 'data-chart': chart };
    const problem = problems.get(SOURCES[chart] ?? '');
    const content =
      problem !== undefined
        ? [element('p', { class: 'problem', text: `${words('problem')} ${problem}` })]
        : marks.length === 0
          ? [element('p', { class: 'summary', text: words(`empty.${chart}`) })]
          : this.#drawn(chart, marks, words);
    return element('section', { class: `card chart-${chart}`, attributes }, heading, ...content);
  }

  #drawn(chart: Chart, marks: readonly Mark[], words: Words): readonly HTMLElement[] {
    const press = (key: string): void => this.#press({ chart, key });
    const paint = chart === 'renewals' ? markColumns : markBars;
    return [
      drawing(
        'marks',
        (width) => paint(marks, width, { pressed: this.#pressedIn(chart), press, name: words(chart) }),
        (place) => this.#refocus(chart, place),
      ),
      dataTable(
        words('asTable'),
        words(chart),
        [words('what'), words('value')],
        marks.map(({ label, text }) => [label, text]),
      ),
    ];
  }

  #refocus(chart: Chart, place: HTMLElement): void {
    if (this.#focused?.chart !== chart) return;
    const { key } = this.#focused;
    const found = [...place.querySelectorAll<SVGElement>('[data-key]')].find(
      (one) => one.dataset.key === key,
    );
    this.#focused = undefined;
    found?.focus();
  }

  #pressedIn(chart: Chart): string | undefined {
    return this.#pressed?.chart === chart ? this.#pressed.key : undefined;
  }
}

function focusedMark(): MarkRef | undefined {
  const { activeElement } = document;
  const key = activeElement instanceof SVGElement ? activeElement.dataset.key : undefined;
  const chart = activeElement ? chartOf(activeElement) : undefined;
  return key === undefined || chart === undefined ? undefined : { chart, key };
}

function chartOf(mark: Element): Chart | undefined {
  const name = mark.closest('[data-chart]')?.getAttribute('data-chart');
  return CHARTS.find((chart) => chart === name);
}
