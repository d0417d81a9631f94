import type { Facts } from '../tools/toolAnswer';
import { facts, list, rowsSection } from './blocks';
import { account, score, trend } from './cells';
import { defineReport } from './defineReport';
import { numberOf, type Row, rowsOf, textOf } from './facts';
import { measureTable, pointsOf, pointTable } from './healthBlocks';
import type { Cell, Section } from './report';

/** The score of one account, what it is made of, and how it got there. */
export const health = defineReport({
  name: 'health',
  command: 'gainsight.accountHealth',
  title: 'Account Health…',
  description: 'Score, measures and trend of one account',
  argument: 'account',
  tools: ['gainsight_accounts_health_get'],
  heading: (found, argument) => `Health: ${found?.name ?? argument}`,
  questions: (argument) => ({
    health: { tool: 'gainsight_accounts_health_get', input: { account_id: argument, detail: 'detailed' } },
  }),
  build: ({ health: { facts: answer } }) => sectionsOf(answer),
});

function sectionsOf(answer: Facts): readonly Section[] {
  const measures = rowsOf(answer);
  const fallen = measures.filter(hasFallen);
  const points = pointsOf(answer);
  return [
    {
      title: 'At a glance',
      blocks: [
        facts({
          Account: account(answer),
          CSM: textOf(answer, 'csm'),
          Health: score(answer),
          Trend: trend(answer),
          Measures: measures.length,
          Unscored: measures.filter((row) => textOf(row, 'score') === 'unscored').length,
        }),
      ],
    },
    ...(fallen.length > 0
      ? [{ title: 'Fell since the score before', blocks: [list(fallen.map(fallWords))] }]
      : []),
    ...(textOf(answer, 'notAvailable') !== undefined && measures.length === 0
      ? []
      : [rowsSection('Measures', measures, 'No measures are on file.', (rows) => [measureTable(rows)])]),
    ...(points.length > 0 ? [{ title: 'Trend', blocks: [pointTable(points)] }] : []),
  ];
}

/** Whether a measure stands lower than before. */
export function hasFallen(row: Row): boolean {
  const [now, before] = [numberOf(row, 'score'), numberOf(row, 'before')];
  return now !== undefined && before !== undefined && now < before;
}

export function fallWords(row: Row): Cell {
  return [textOf(row, 'measure'), ':', numberOf(row, 'before'), '→', score(row)];
}
