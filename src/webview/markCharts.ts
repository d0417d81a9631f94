import { type Chart, CHARTS, type MarkRef } from '../shared/portfolioMessages';
import { dataTable } from './dataTable';
import { element } from './dom';
import { drawing } from './drawing';
import { keepingPlace } from './keepPlace';
import { markBars, markColumns } from './markBars';
import type { Extent, Source } from './portfolioData';
import type { Mark } from './portfolioMarks';
import type { Words } from './words';

export type Marks = Readonly<Record<Chart, readonly Mark[]>>;

/** The source that each chart is drawn from, by the name of its message. */
const SOURCES: Readonly<Record<Chart, Source>> = {
  ...{ health: 'accounts', arr: 'accounts', renewals: 'accounts' },
  movers: 'changes',
  touch: 'touches',
  owners: 'ctas',
};

export interface ChartParts {
  readonly words: Words;
  /** Why a source could not be read, by the name of its message. */
  readonly problems: ReadonlyMap<string, string>;
  readonly extentOf: (source: Source) => Extent;
  readonly pressed: MarkRef | undefined;
}

/** The charts of a portfolio. Their marks are buttons; whoever uses keys keeps their place when they are drawn anew. */
export class MarkCharts {
  readonly place = element('div', { class: 'charts' });
  readonly #press: (mark: MarkRef) => void;
  #pressed: MarkRef | undefined;

  constructor(press: (mark: MarkRef) => void) {
    this.#press = press;
  }

  draw(marks: Marks, parts: ChartParts): void {
    this.#pressed = parts.pressed;
    keepingPlace(this.place, () =>
      this.place.replaceChildren(...CHARTS.map((chart) => this.#chart(chart, marks[chart], parts))),
    );
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

  #chart(chart: Chart, marks: readonly Mark[], { words, problems, extentOf }: ChartParts): HTMLElement {
    const id = `chart-${chart}`;
    const heading = element('h2', { text: words(chart), attributes: { id } });
    const attributes = { 'aria-labelledby': id, 'data-chart': chart };
    const problem = problems.get(SOURCES[chart]);
    const rest = restWord(chart, extentOf(SOURCES[chart]), marks.length);
    const content =
      problem !== undefined
        ? [element('p', { class: 'problem', text: `${words('problem')} ${problem}` })]
        : [
            ...(marks.length > 0 ? this.#drawn(chart, marks, words) : []),
            ...(rest === undefined ? [] : [element('p', { class: 'summary', text: words(rest) })]),
          ];
    return element('section', { class: `card chart-${chart}`, attributes }, heading, ...content);
  }

  #drawn(chart: Chart, marks: readonly Mark[], words: Words): readonly HTMLElement[] {
    const press = (key: string): void => this.#press({ chart, key });
    const paint = chart === 'renewals' ? markColumns : markBars;
    return [
      drawing('marks', (width) =>
        paint(marks, width, { pressed: this.#pressedIn(chart), press, name: words(chart) }),
      ),
      chart === 'renewals'
        ? dataTable(
            words('asTable'),
            words(chart),
            [words('month'), words('quarter'), words('value')],
            marks.map(({ label, under, text }) => [label, under?.label ?? '', text]),
          )
        : dataTable(
            words('asTable'),
            words(chart),
            [words('what'), words('value')],
            marks.map(({ label, text }) => [label, text]),
          ),
    ];
  }

  #pressedIn(chart: Chart): string | undefined {
    return this.#pressed?.chart === chart ? this.#pressed.key : undefined;
  }
}

/** What stands below the marks of a chart. That there is nothing is said of what was read to its end alone. */
function restWord(chart: Chart, extent: Extent, marks: number): string | undefined {
  if (extent === 'all') return marks > 0 ? undefined : `empty.${chart}`;
  return extent === 'none' ? 'notRead' : 'notAllRead';
}

function chartOf(mark: Element): Chart | undefined {
  const name = mark.closest('[data-chart]')?.getAttribute('data-chart');
  return CHARTS.find((chart) => chart === name);
}
