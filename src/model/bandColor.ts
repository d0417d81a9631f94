import type { Band, Score } from './health';
import { bandAt } from './scoring';

/** Colours that every VS Code theme defines, high contrast included. */
export type ChartColor =
  | 'charts.red'
  | 'charts.orange'
  | 'charts.yellow'
  | 'charts.green'
  | 'charts.blue'
  | 'charts.purple'
  | 'charts.foreground';

/** Upper ends, in degrees of the colour circle, of what people call by each name. */
const HUES: readonly (readonly [number, ChartColor])[] = [
  [16, 'charts.red'],
  [43, 'charts.orange'],
  [70, 'charts.yellow'],
  [170, 'charts.green'],
  [255, 'charts.blue'],
  [330, 'charts.purple'],
  [360, 'charts.red'],
];
/** Below this difference between the strongest and weakest part a colour is a grey. */
const GREY = 24;

/** The band of a score: its own, else the tenant's band that holds the number. */
export function bandOf(score: Score | undefined, bands: readonly Band[]): Band | undefined {
  if (score?.band !== undefined || score?.value === undefined) return score?.band;
  return bandAt(bands, score.value);
}

/**
 * The theme colour nearest to the colour that the tenant gave a band; a band without a colour is placed
 * by its position among `bands` (lowest first). Undefined when neither says anything.
 */
export function chartColor(band: Band | undefined, bands: readonly Band[]): ChartColor | undefined {
  if (band === undefined) return undefined;
  return nearest(band.color) ?? nearest(colorOf(band, bands)) ?? byOrder(band, bands);
}

function colorOf(band: Band, bands: readonly Band[]): string | undefined {
  return bands.find(({ label }) => label === band.label)?.color;
}

function nearest(color: string | undefined): ChartColor | undefined {
  if (color === undefined || !/^#[0-9a-f]{6}$/i.test(color)) return undefined;
  const part = (start: number): number => Number.parseInt(color.slice(start, start + 2), 16);
  const [red, green, blue] = [part(1), part(3), part(5)];
  const strongest = Math.max(red, green, blue);
  const spread = strongest - Math.min(red, green, blue);
  if (spread < GREY) return 'charts.foreground';
  const sector =
    strongest === red
      ? (green - blue) / spread
      : strongest === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread;
  const hue = (sector * 60 + 360) % 360;
  return HUES.find(([end]) => hue < end)?.[1];
}

function byOrder(band: Band, bands: readonly Band[]): ChartColor | undefined {
  const index = bands.findIndex(({ label }) => label === band.label);
  if (index < 0) return undefined;
  if (index === bands.length - 1) return 'charts.green';
  if (index === 0) return 'charts.red';
  return index < (bands.length - 1) / 2 ? 'charts.orange' : 'charts.yellow';
}
