import { group, max } from 'd3-array';
import { type ScaleBand, scaleBand, scaleLinear } from 'd3-scale';
import { clip } from '../base/plainText';
import { svg } from './dom';
import type { Mark } from './portfolioMarks';

const ROW = 30;
/** What a letter takes of the width, on average. */
const LETTER = 7;
const SMALL_LETTER = 6;
const SPACE = 8;

/** What a chart of marks needs to know of the page. */
export interface MarkChart {
  readonly pressed: string | undefined;
  readonly press: (key: string) => void;
  /** What it is a chart of. */
  readonly name: string;
}

/** Marks as bars one below the other: label, bar, figures. Each is a button that filters. */
export function markBars(marks: readonly Mark[], width: number, chart: MarkChart): SVGSVGElement {
  const labels = Math.min(width * 0.4, 10 + LETTER * longest(marks, ({ label }) => label));
  const figures = Math.min(width * 0.45, 8 + SMALL_LETTER * longest(marks, ({ text }) => text));
  const length = scaleLinear(
    [0, max(marks, ({ value }) => Math.abs(value)) ?? 1],
    [2, width - labels - figures - 2 * SPACE],
  );
  const height = marks.length * ROW;
  const rows = marks.map((mark, index) => {
    const y = index * ROW;
    return markButton(
      mark,
      chart,
      svg('rect', { class: 'reach', x: 0, y: y + 1, width, height: ROW - 2, rx: 3 }),
      svg('text', { class: 'label', x: 6, y: y + 19 }, clip(mark.label, Math.floor(labels / LETTER))),
      svg('rect', {
        ...{ class: 'seen', x: labels + SPACE, y: y + 9, height: ROW - 18, rx: 2 },
        width: length(Math.abs(mark.value)),
      }),
      svg(
        'text',
        { class: 'figure', x: width - 4, y: y + 19, 'text-anchor': 'end' },
        clip(mark.text, Math.floor(figures / SMALL_LETTER)),
      ),
    );
  });
  return svg('svg', { width, height, role: 'group', 'aria-label': chart.name }, ...rows);
}

const COLUMNS = 202;
const HEADING = 34;
/** Room beside a column that stands under no heading: its name is longer than a month's. */
const GAP = 'gap';

/** A narrower step has room for one letter below it: short names of months would run into one another. */
const WORD = 27;

const initial = (text: string): string => Array.from(text)[0] ?? '';

/** Marks as columns side by side, those under one heading together; headings are buttons too. */
export function markColumns(marks: readonly Mark[], width: number, chart: MarkChart): SVGSVGElement {
  const bottom = COLUMNS - 22 - HEADING;
  const x = scaleBand(
    marks.flatMap(({ key, under }) => (under ? [key] : [key, GAP])),
    [0, width],
  ).padding(0.25);
  const y = scaleLinear([0, max(marks, ({ value }) => value) ?? 1], [bottom, 18]);
  const columns = marks.map((mark) => {
    const left = x(mark.key) ?? 0;
    const middle = left + x.bandwidth() / 2;
    return markButton(
      mark,
      chart,
      svg('rect', {
        class: 'reach',
        x: left - 2,
        y: 0,
        width: x.bandwidth() + 4,
        height: bottom + 20,
        rx: 3,
      }),
      svg('rect', {
        class: 'seen',
        x: left,
        y: y(mark.value),
        width: x.bandwidth(),
        height: bottom - y(mark.value),
        rx: 2,
      }),
      svg(
        'text',
        { class: 'figure', x: middle, y: y(mark.value) - 5, 'text-anchor': 'middle' },
        mark.value > 0 ? String(mark.value) : '',
      ),
      svg(
        'text',
        mark.under
          ? { class: 'tick', x: middle, y: bottom + 15, 'text-anchor': 'middle' }
          : { class: 'tick', x: 0, y: bottom + 15 },
        mark.under && x.step() < WORD
          ? initial(mark.tick ?? mark.label)
          : clip(
              mark.tick ?? mark.label,
              Math.max(1, Math.floor((x.step() * (mark.under ? 1 : 2)) / SMALL_LETTER)),
            ),
      ),
    );
  });
  return svg(
    'svg',
    { width, height: COLUMNS, role: 'group', 'aria-label': chart.name },
    ...columns,
    ...headingsBelow(marks, x, bottom, chart),
  );
}

/** What several columns stand under, as buttons below them. */
function headingsBelow(
  marks: readonly Mark[],
  x: ScaleBand<string>,
  bottom: number,
  chart: MarkChart,
): readonly SVGGElement[] {
  const headed = marks.filter(({ under }) => under !== undefined);
  return [...group(headed, ({ under }) => under?.key ?? '')].map(([key, own]) => {
    const [first, last] = [own[0], own.at(-1)];
    const left = x(first?.key ?? '') ?? 0;
    const right = (x(last?.key ?? '') ?? 0) + x.bandwidth();
    const count = own.reduce((sum, { value }) => sum + value, 0);
    const label = first?.under?.label ?? '';
    const heading: Pick<Mark, 'key' | 'label' | 'text' | 'color'> = {
      key,
      label,
      text: String(count),
      color: 'foreground',
    };
    return markButton(
      heading,
      chart,
      svg('rect', {
        class: 'reach',
        x: left,
        y: bottom + 22,
        width: right - left,
        height: HEADING - 1,
        rx: 3,
      }),
      svg('line', { class: 'axis', x1: left, x2: right, y1: bottom + 22, y2: bottom + 22 }),
      ...lines(label, right - left).map((line, index) =>
        svg(
          'text',
          { class: 'tick', x: (left + right) / 2, y: bottom + 36 + index * 13, 'text-anchor': 'middle' },
          line,
        ),
      ),
    );
  });
}

/** Only the shapes are the button: its name says in full what the texts over it say as far as there is room. */
function markButton(
  { key, label, text, color }: Pick<Mark, 'key' | 'label' | 'text' | 'color'>,
  { pressed, press }: MarkChart,
  ...parts: readonly SVGElement[]
): SVGGElement {
  const isText = (part: SVGElement): boolean => part instanceof SVGTextElement;
  const button = svg(
    'g',
    {
      ...{ class: `mark-button ${color}`, role: 'button', tabindex: '0', 'data-key': key },
      ...{ 'aria-label': `${label}: ${text}`, 'aria-pressed': String(pressed === key) },
    },
    ...parts.filter((part) => !isText(part)),
  );
  button.addEventListener('click', () => press(key));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press(key);
  });
  const texts = svg('g', { class: 'mark-text', 'aria-hidden': 'true' }, ...parts.filter(isText));
  return svg('g', {}, button, texts);
}

function longest(marks: readonly Mark[], textOf: (mark: Mark) => string): number {
  return max(marks, (mark) => textOf(mark).length) ?? 0;
}

/** A word on each line where there is no room for all of them on one. */
function lines(text: string, width: number): readonly string[] {
  return text.length * LETTER <= width ? [text] : text.split(' ');
}
