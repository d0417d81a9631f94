import { l10n } from 'vscode';
import { bandOf } from '../model/bandColor';
import { chartColor } from '../model/bandColor';
import type { Band, Measure, Score, Snapshot } from '../model/health';
import type { HealthView, MeasureView, TrendPoint } from '../shared/accountMessages';
import type { Tone } from '../shared/viewParts';
import { colorOf, pageColor, scaleOf, scoreText, type ViewContext } from './viewContext';

/** What was read of an account's health. */
export interface HealthFacts {
  /** Undefined when they could not be read. */
  readonly measures: readonly Measure[] | undefined;
  readonly measuresProblem?: string | undefined;
  readonly snapshots: readonly Snapshot[];
  readonly historyProblem?: string | undefined;
  readonly bands: readonly Band[];
}

/** Measures worst first, and the score's way through the last months over the tenant's bands. */
export function healthView(facts: HealthFacts, { phrases }: Pick<ViewContext, 'phrases'>): HealthView {
  const { bands, snapshots, historyProblem } = facts;
  const points = snapshots.map((snapshot) => pointOf(snapshot, bands, phrases));
  const [low, high] = scaleOf(bands);
  return {
    measures: [...(facts.measures ?? [])]
      .sort(worstFirst)
      .map((measure) => measureView(measure, bands, low, high)),
    measuresProblem: facts.measuresProblem,
    points,
    bands: bands.flatMap((band, index) => stripeOf(band, bands[index + 1], bands, high)),
    trend: historyProblem ?? trendText(points),
  };
}

/** A band that has no number stands nowhere on the scale of the scores. */
function stripeOf(
  band: Band,
  next: Band | undefined,
  bands: readonly Band[],
  high: number,
): HealthView['bands'] {
  const { label, from, to = high } = band;
  if (from === undefined) return [];
  return [{ label, color: pageColor(chartColor(band, bands)), from, to: next?.from ?? to }];
}

function measureView(measure: Measure, bands: readonly Band[], low: number, high: number): MeasureView {
  const { name, group, score, comment } = measure;
  return {
    name,
    group,
    score: scoreText(score, bands),
    percent: score?.value === undefined ? undefined : ((score.value - low) / (high - low)) * 100,
    color: colorOf(score, bands),
    trend: trendOf(measure),
    comment,
  };
}

/** By the numbers where both are known, else by the tenant's own word. */
function trendOf({ score, previous, trend }: Measure): { text: string; tone?: Tone } | undefined {
  if (score?.value !== undefined && previous?.value !== undefined) {
    const change = Math.round((score.value - previous.value) * 10) / 10;
    if (change === 0) return { text: l10n.t('unchanged') };
    return change > 0
      ? { text: l10n.t('up {0}', change), tone: 'good' }
      : { text: l10n.t('down {0}', -change), tone: 'bad' };
  }
  return trend === undefined ? undefined : { text: trend };
}

function pointOf(
  { day, score }: Snapshot,
  bands: readonly Band[],
  phrases: ViewContext['phrases'],
): TrendPoint {
  const asScore: Score = { value: score, source: 'history' };
  return {
    day,
    label: phrases.day(day) ?? day,
    score,
    text: [score, bandOf(asScore, bands)?.label].filter((part) => part !== undefined).join(' '),
    color: colorOf(asScore, bands),
  };
}

function trendText(points: readonly TrendPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return l10n.t('No history of the score.');
  if (first === last) return l10n.t('One snapshot only: {0} on {1}.', first.text, first.label);
  const change = Math.round((last.score - first.score) * 10) / 10;
  const since = { from: first.score, to: last.score, day: first.label };
  if (change === 0) return l10n.t('{0} now, as on {1}.', since.to, since.day);
  const size = Math.abs(change) === 1 ? l10n.t('1 point') : l10n.t('{0} points', Math.abs(change));
  return change > 0
    ? l10n.t('Up {0} since {1}: from {2} to {3}.', size, since.day, since.from, since.to)
    : l10n.t('Down {0} since {1}: from {2} to {3}.', size, since.day, since.from, since.to);
}

/** Unscored measures come last: nothing is known of them. */
function worstFirst(a: Measure, b: Measure): number {
  const last = Number.MAX_SAFE_INTEGER;
  const rank = ({ score }: Measure): number =>
    score === undefined ? last : (score.value ?? score.band?.from ?? last - 1);
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}
