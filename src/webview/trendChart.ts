import type { HealthView } from '../shared/accountMessages';
import { dataTable } from './dataTable';
import { element, svg } from './dom';
import { drawing } from './drawing';
import { roving } from './roving';
import { trendGeometry, type TrendGeometry } from './trendGeometry';
import type { Words } from './words';

const HEIGHT = 190;

/** The score over time above the tenant's bands; what a point stands for is said below the drawing. */
export function trendChart({ points, bands, trend }: HealthView, words: Words): HTMLElement {
  const readout = element('p', { class: 'readout', attributes: { 'aria-hidden': 'true' } });
  const draw = (width: number): SVGSVGElement => {
    const geometry = trendGeometry(points, bands, { width, height: HEIGHT });
    const dots = geometry.dots.map(({ x, y, point }) =>
      svg(
        'g',
        {
          class: `dot ${point.color ?? 'foreground'}`,
          role: 'img',
          'aria-label': `${point.label}: ${point.text}`,
        },
        svg('circle', { class: 'reach', cx: x, cy: y, r: 9 }),
        svg('circle', { class: 'seen', cx: x, cy: y, r: 3 }),
      ),
    );
    const tell = (index: number): void => {
      const point = points[index];
      if (point) readout.replaceChildren(element('span', { text: `${point.label}: ${point.text}` }));
    };
    roving(dots, dots.length - 1, tell);
    return svg(
      'svg',
      { width, height: HEIGHT, role: 'group', 'aria-label': `${words('trend')}. ${trend}` },
      ...background(geometry),
      svg('path', { class: 'line', d: geometry.path, 'aria-hidden': 'true' }),
      ...dots,
    );
  };
  const rows = points.toReversed().map(({ label, text }) => [label, text]);
  return element(
    'div',
    { class: 'chart' },
    drawing('trend', draw),
    readout,
    dataTable(words('asTable'), words('trend'), [words('day'), words('score')], rows),
  );
}

function background({ stripes, days, scores, left, right, bottom }: TrendGeometry): Node[] {
  const seen = { 'aria-hidden': 'true' };
  const format = dayFormat(days.map(({ day }) => day));
  return [
    ...stripes.map(({ y, height, color = 'foreground' }) =>
      svg('rect', { ...seen, class: `stripe ${color}`, x: left, y, width: right - left, height }),
    ),
    ...scores.map(({ y, score }) =>
      svg('text', { ...seen, class: 'tick', x: left - 6, y: y + 4, 'text-anchor': 'end' }, String(score)),
    ),
    ...days.map(({ x, day }) =>
      svg('text', { ...seen, class: 'tick', x, y: bottom + 17, 'text-anchor': 'middle' }, format.format(day)),
    ),
  ];
}

/** The name of a month is enough where nothing but months begins; days of one month would all be called alike. */
function dayFormat(days: readonly Date[]): Intl.DateTimeFormat {
  const day = days.every((one) => one.getUTCDate() === 1) ? undefined : 'numeric';
  return new Intl.DateTimeFormat(document.documentElement.lang, { month: 'short', day, timeZone: 'UTC' });
}
