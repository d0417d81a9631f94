import type { CalendarDay } from '../base/dates';
import { quote, score, signed } from './cells';
import { MOST_ROWS, table } from './blocks';
import { dayOf, numberOf, type Row, textOf } from './facts';
import type { Block, Cell } from './report';

/** The measures of a scorecard, in the order in which they came. */
export function measureTable(rows: readonly Row[]): Block {
  return table<Row>(
    {
      Measure: (row) => textOf(row, 'measure'),
      Group: (row) => textOf(row, 'group'),
      Weight: (row) => numberOf(row, 'weight'),
      Score: score,
      Before: (row) => numberOf(row, 'before') ?? textOf(row, 'before'),
      Trend: (row) => textOf(row, 'trend'),
      Changed: (row) => dayOf(row, 'changed'),
      Comment: (row) => quote(row, 'comment'),
    },
    rows,
  );
}

type Point = readonly [day: string, score: number];

/** The points of a trend, oldest first. */
export function pointsOf(answer: Row): readonly Point[] {
  const { points } = answer;
  if (!Array.isArray(points)) return [];
  return points.flatMap((point: unknown): readonly Point[] => {
    if (!Array.isArray(point)) return [];
    // The check cannot see what a list that came as JSON holds.
    const [day, value] = point as readonly unknown[];
    return typeof day === 'string' && typeof value === 'number' ? [[day, value]] : [];
  });
}

/** The way from the score of a day, or from the first one after it, to the newest one; undefined where one is no way. */
export function trendSince(points: readonly Point[], since: CalendarDay): Cell {
  const first = points.findLast(([day]) => day <= since) ?? points[0];
  const last = points.at(-1);
  if (!first || !last || first[0] === last[0]) return undefined;
  const change = Math.round((last[1] - first[1]) * 100) / 100;
  return [first[1], '→', last[1], `(${signed(change)})`, 'since', { day: first[0] }];
}

/** The newest points of a trend, oldest first, each with the change since the one before. */
export function pointTable(points: readonly Point[]): Block {
  const changes = points.map(([day, value], index) => {
    const before = points[index - 1]?.[1];
    return [day, value, before === undefined ? undefined : Math.round((value - before) * 100) / 100] as const;
  });
  return table<(typeof changes)[number]>(
    {
      Date: ([day]) => ({ day }),
      Score: ([, value]) => value,
      Change: ([, , change]) => (change === undefined ? undefined : signed(change)),
    },
    changes.slice(-MOST_ROWS),
    changes.length,
  );
}
