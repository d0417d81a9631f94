import type { Facts } from '../tools/toolAnswer';
import { facts, rowsSection, sentence, table } from './blocks';
import { account, arr, dayAway, score, sums } from './cells';
import { defineReport } from './defineReport';
import { dayOf, numberOf, partOf, type Row, rowsOf, textOf, textsOf } from './facts';
import type { Cell, Section } from './report';

const DEFAULT_DAYS = 90;
const MOST_DAYS = 3650;

/** What renews in the next days, and how much of it is in danger. */
export const renewals = defineReport({
  name: 'renewals',
  command: 'gainsight.upcomingRenewals',
  title: 'Upcoming Renewals…',
  description: 'Your renewals of the next 90 days, or of as many days as you name',
  argument: 'days',
  tools: ['gainsight_renewals_upcoming'],
  heading: (_, argument) => `Renewals of the next ${daysIn(argument) ?? DEFAULT_DAYS} days`,
  questions: (argument) => ({
    due: {
      tool: 'gainsight_renewals_upcoming',
      input: { within_days: daysIn(argument) ?? DEFAULT_DAYS, limit: 25, detail: 'detailed' },
    },
  }),
  build: ({ due }, _, argument) => [...misread(argument), overview(due.facts), rowsOfRenewals(due.facts)],
});

/** `60`, `60 days`; undefined when nothing of this kind was said. */
export function daysIn(argument: string): number | undefined {
  const days = /^(?:next\s+)?(\d{1,4})\s*(?:d|days?)?$/i.exec(argument.trim())?.[1];
  return days === undefined || Number(days) > MOST_DAYS ? undefined : Number(days);
}

function misread(argument: string): readonly Section[] {
  if (argument === '' || daysIn(argument) !== undefined) return [];
  const text = `No number of days from 0 to ${MOST_DAYS} was given, so ${DEFAULT_DAYS} were taken. For example: /renewals 60.`;
  return [{ title: '', blocks: [sentence(text)] }];
}

function overview(answer: Facts): Section {
  const red = partOf(answer, 'red') ?? {};
  return {
    title: 'At a glance',
    blocks: [
      facts({
        Renewals: numberOf(answer, 'total'),
        ARR: sums(partOf(answer, 'totalArr')),
        'Red accounts': numberOf(red, 'accounts'),
        'ARR on red accounts': sums(partOf(red, 'arr')),
        'Share of ARR on red accounts': shares(partOf(red, 'sharePercent') ?? {}),
        'Without a score': textsOf(answer, 'withoutScore').join(', '),
        'Without ARR': textsOf(answer, 'withoutArr').join(', '),
        'Left out': textsOf(answer, 'churned').join(', '),
      }),
    ],
  };
}

/** One share for each currency; the code is told only where there are several. */
function shares(row: Row): Cell {
  const entries = Object.entries(row);
  return entries.flatMap(([currency, percent]): readonly Cell[] =>
    typeof percent === 'number' ? [{ percent }, entries.length > 1 ? `of ${currency}` : undefined] : [],
  );
}

function rowsOfRenewals(answer: Facts): Section {
  return rowsSection('Renewals', rowsOf(answer), 'Nothing renews in this time.', (rows) => [
    table<Row>(
      {
        Account: account,
        Renewal: (row) => dayAway(row, 'renewalDate', 'daysLeft'),
        ARR: arr,
        Health: score,
        'Last touch': (row) => dayOf(row, 'lastTouch') ?? textOf(row, 'lastTouch'),
        Stage: (row) => textOf(row, 'stage'),
        CSM: (row) => textOf(row, 'csm'),
      },
      rows,
      answer.total,
    ),
  ]);
}
