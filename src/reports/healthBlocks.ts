import { quote, score, signed, trend } from './cells';
import { facts, table } from './blocks';
import { dayOf, numberOf, type Row, textOf } from './facts';
import type { Block } from './report';

/** Score and trend. */
export function healthFacts(health: Row): Block {
  return facts({ Health: score(health), Trend: trend(health) });
}

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

/** The points of a trend, oldest first, each with the change since the one before. */
export function pointTable(points: readonly (readonly [day: string, score: number])[]): Block {
  return table<readonly [string, number, number | undefined]>(
    {
      Date: ([day]) => ({ day }),
      Score: ([, value]) => value,
      Change: ([, , change]) => (change === undefined ? undefined : signed(change)),
    },
    points.map(([day, value], index) => {
      const before = points[index - 1]?.[1];
      return [day, value, before === undefined ? undefined : Math.round((value - before) * 100) / 100];
    }),
  );
}
