import { dayOf } from '../../base/dates';
import type { Measure } from '../../model/health';
import type { Untrusted } from '../untrusted';
import { type Detail, richWording } from './detail';
import { scoreCells } from './scoreCells';

/** A measure of a scorecard; `detailed` names the band it was in before, and gives its comment in full. */
export function measureRow(measure: Measure, timeZone: string, untrusted: Untrusted, detail: Detail): object {
  const { name, group, weight, score, previous, trend, comment, changedAt } = measure;
  return {
    measure: name,
    group,
    weight,
    ...scoreCells(score),
    before: previous?.value ?? previous?.band?.label,
    bandBefore: detail === 'detailed' ? previous?.band?.label : undefined,
    trend,
    changed: changedAt && dayOf(changedAt, timeZone),
    comment: richWording(comment, detail, untrusted),
  };
}
