import { l10n } from 'vscode';
import { bandOf, type ChartColor, chartColor } from '../model/bandColor';
import type { Band, Score } from '../model/health';
import type { Action, Color, Tone } from '../shared/viewParts';
import type { Phrases } from '../tree/phrases';

/** How a page speaks, and what it may offer. */
export interface ViewContext {
  readonly phrases: Phrases;
  readonly offered: (...actions: readonly Action[]) => Action[];
}

interface Detail {
  readonly text: string;
  readonly tone?: Tone | undefined;
}

/** Details of a row, leaving out what the record does not say. */
export function detailsOf(...parts: readonly (string | Detail | undefined)[]): Detail[] {
  return parts.flatMap((part) => {
    const detail = typeof part === 'string' ? { text: part } : part;
    return detail?.text ? [detail] : [];
  });
}

/** The theme colour of a score's band, as pages name it. */
export function colorOf(score: Score | undefined, bands: readonly Band[]): Color | undefined {
  return pageColor(chartColor(bandOf(score, bands), bands));
}

export function pageColor(color: ChartColor | undefined): Color | undefined {
  // Every chart colour is one of the page's under the same name.
  return color?.slice('charts.'.length) as Color | undefined;
}

/** A score with the tenant's own word for it. */
export function scoreText(score: Score | undefined, bands: readonly Band[]): string {
  if (score === undefined) return l10n.t('Not scored');
  const band = bandOf(score, bands)?.label;
  return [score.value, band].filter((part) => part !== undefined).join(' ');
}

/** The ends of the tenant's scale; 0 to 100 where it does not say. */
export function scaleOf(bands: readonly Band[]): readonly [number, number] {
  const froms = bands.flatMap(({ from }) => from ?? []);
  const tos = bands.flatMap(({ to }) => to ?? []);
  const [low, high] = [Math.min(0, ...froms), tos.length > 0 ? Math.max(...tos) : 100];
  return high > low ? [low, high] : [0, 100];
}
