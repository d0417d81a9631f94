import type { HealthView, MeasureView } from '../shared/accountMessages';
import { element } from './dom';
import { bar } from './rowList';
import { trendChart } from './trendChart';
import type { Words } from './words';

/** The score's way and the measures that it is made of, in the tenant's words and colours. */
export function healthSection(health: HealthView, words: Words): HTMLElement {
  const { points, trend, measures, measuresProblem } = health;
  return element(
    'div',
    { class: 'health' },
    element('p', { class: 'summary', text: trend }),
    points.length > 1 ? trendChart(health, words) : undefined,
    element('h3', { text: words('measures') }),
    measuresProblem === undefined
      ? measureList(measures, words)
      : element('p', { class: 'problem', text: `${words('problem')} ${measuresProblem}` }),
  );
}

function measureList(measures: readonly MeasureView[], words: Words): HTMLElement {
  if (measures.length === 0) return element('p', { class: 'summary', text: words('noMeasures') });
  return element('ul', { class: 'measures' }, ...measures.map(measureItem));
}

function measureItem({ name, group, score, percent, color, trend, comment }: MeasureView): HTMLElement {
  return element(
    'li',
    {},
    element(
      'span',
      { class: 'measure-name' },
      element('span', { text: name }),
      group ? element('span', { class: 'note', text: group }) : undefined,
    ),
    element(
      'span',
      { class: 'measure-bar' },
      percent === undefined ? undefined : bar(percent, color ?? 'foreground'),
    ),
    element('span', { class: 'measure-score', text: score }),
    element('span', { class: `measure-trend ${trend?.tone ?? ''}`, text: trend?.text ?? '' }),
    comment ? element('span', { class: 'measure-comment', text: comment }) : undefined,
  );
}
