import type { Facts } from '../tools/toolAnswer';
import { facts, rowsSection, sentence, table } from './blocks';
import { account, arr, dayAway, score, sums } from './cells';
import { defineReport } from './defineReport';
import type { ReportContext } from './definition';
import { dayOf, numberOf, partOf, type Row, rowsOf, textOf, textsOf } from './facts';
import { type RenewalSpan, spanIn } from './renewalSpan';
import type { Cell, Section } from './report';

const DEFAULT: RenewalSpan = { input: { within_days: 90 }, words: 'the next 90 days' };

/** What renews in the time to come that is named, and how much of it is in danger. */
export const renewals = defineReport({
  name: 'renewals',
  command: 'gainsight.upcomingRenewals',
  title: 'Upcoming Renewals…',
  description: 'Your renewals of the next 90 days, or of the days, weeks, months or quarter you name',
  argument: 'days',
  tools: ['gainsight_renewals_upcoming'],
  heading: (_, argument, context) => `Renewals of ${spanOf(argument, context).words}`,
  questions: (argument, context) => ({
    due: {
      tool: 'gainsight_renewals_upcoming',
      input: { ...spanOf(argument, context).input, limit: 25, detail: 'detailed' },
    },
  }),
  build: ({ due }, context, argument) => [
    ...misread(argument, context),
    overview(due.facts),
    rowsOfRenewals(due.facts),
  ],
});

function spanOf(argument: string, context: ReportContext): RenewalSpan {
  return spanIn(argument, context) ?? DEFAULT;
}

function misread(argument: string, context: ReportContext): readonly Section[] {
  if (argument === '' || spanIn(argument, context)) return [];
  const text = `“${argument}” names no time that can be read here, so 90 days were taken. For example: /renewals 60, /renewals 3 months, /renewals next quarter.`;
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
        'Past their renewal date': numberOf(partOf(answer, 'past') ?? {}, 'accounts'),
        'Red accounts': numberOf(red, 'accounts'),
        'ARR on red accounts': sums(partOf(red, 'arr')),
        'Share of ARR on red accounts': shares(partOf(red, 'sharePercent') ?? {}),
        'Without a score': textsOf(answer, 'withoutScore').join(', '),
        'Without ARR': textsOf(answer, 'withoutArr').join(', '),
        'Without a renewal date': textsOf(answer, 'withoutDate').join(', '),
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
