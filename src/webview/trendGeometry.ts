import { extent } from 'd3-array';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import type { BandView, TrendPoint } from '../shared/accountMessages';
import type { Color } from '../shared/viewParts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A score's way over the tenant's bands, in the coordinates of a drawing. */
export interface TrendGeometry {
  readonly path: string;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly point: TrendPoint }[];
  readonly stripes: readonly {
    readonly y: number;
    readonly height: number;
    readonly label: string;
    readonly color: Color | undefined;
  }[];
  readonly days: readonly { readonly x: number; readonly day: Date }[];
  readonly scores: readonly { readonly y: number; readonly score: number }[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

const MARGIN = { top: 10, right: 14, bottom: 24, left: 34 };
const POINTS_BETWEEN_DAYS = 90;
const DAY_MS = 86_400_000;

/** Lays out at least one point. Bands and points share one scale, so that each point lies in its band. */
export function trendGeometry(
  points: readonly TrendPoint[],
  bands: readonly BandView[],
  { width, height }: Size,
): TrendGeometry {
  const [left, right] = [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)];
  const bottom = height - MARGIN.bottom;
  const days = points.map(({ day }) => new Date(`${day}T00:00:00Z`));
  const [first = new Date(0), last = first] = extent(days);
  const x = scaleUtc([first, last], [left, right]);
  const scores = [...points.map(({ score }) => score), ...bands.flatMap(({ from, to }) => [from, to])];
  const [low = 0, high = 100] = extent(scores);
  const y = scaleLinear([low, high === low ? low + 1 : high], [bottom, MARGIN.top]);
  const dots = points.map((point, index) => ({ x: x(days[index] ?? first), y: y(point.score), point }));
  const path = line<(typeof dots)[number]>(
    (dot) => dot.x,
    (dot) => dot.y,
  ).curve(curveMonotoneX)(dots);
  return {
    path: path ?? '',
    dots,
    stripes: bands.map(({ label, color, from, to }) => ({
      ...{ label, color, y: y(to) },
      height: Math.max(0, y(from) - y(to)),
    })),
    days: daysOf(x.ticks(Math.max(2, Math.floor(width / POINTS_BETWEEN_DAYS)))).map((day) => ({
      x: x(day),
      day,
    })),
    scores: ticksOf(bands, y.ticks(4)).map((score) => ({ y: y(score), score })),
    ...{ left, right, bottom },
  };
}

/** Hours of a day say nothing about a score. */
function daysOf(ticks: readonly Date[]): readonly Date[] {
  return ticks.filter((tick) => tick.getTime() % DAY_MS === 0);
}

/** Where the tenant has bands, their ends say more than round numbers. */
function ticksOf(bands: readonly BandView[], round: readonly number[]): readonly number[] {
  const [first] = bands;
  return first ? [...new Set([first.from, ...bands.map(({ to }) => to)])] : round;
}
