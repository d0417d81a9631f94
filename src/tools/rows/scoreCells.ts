import type { Score } from '../../model/health';

/** A score as cells of a row. An unscored account says so: it is not a zero. */
export function scoreCells(score: Score | undefined): object {
  if (!score) return { score: 'unscored' };
  return { score: score.value, band: score.band?.label, scoreFrom: score.asOf && `history, ${score.asOf}` };
}
