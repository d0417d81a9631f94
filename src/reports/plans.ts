import type { Facts } from '../tools/toolAnswer';
import { facts, list, sentence } from './blocks';
import { account, accountOf, counted, unnamed } from './cells';
import { defineReport } from './defineReport';
import { numberOf, type Row, rowsOf, textOf } from './facts';
import { ownRecords } from './instead';
import { objectiveTable, plan, planTable } from './planTables';
import type { Cell, Section } from './report';

const STALLED_DAYS = 30;

/** The user's success plans, or those of an account, and which of them need a look. */
export const plans = defineReport({
  name: 'plans',
  command: 'gainsight.openPlans',
  title: 'My Success Plans',
  description: 'Your open success plans with their progress; with an account, everybody’s there',
  argument: 'accountOrMine',
  tools: ['gainsight_success_plans_get'],
  heading: (found, argument) =>
    argument === '' ? 'My success plans' : `Success plans: ${found?.name ?? argument}`,
  questions: (argument) => ({
    open: {
      tool: 'gainsight_success_plans_get',
      input: { ...(argument === '' ? {} : { account: argument }), limit: 200, detail: 'detailed' },
    },
  }),
  instead: (argument, { open }) => ownRecords('success plans', argument, open.facts),
  build: ({ open }, _, argument) => sectionsOf(open.facts, argument !== ''),
});

function sectionsOf(answer: Facts, ofAccount: boolean): readonly Section[] {
  const rows = ofAccount ? unnamed(rowsOf(answer)) : rowsOf(answer);
  const wanting = rows.filter((row) => reasonsOf(row).length > 0);
  return [
    {
      title: 'At a glance',
      blocks: [
        facts({
          Account: account(answer),
          'Open plans': numberOf(answer, 'total'),
          'Past due': rows.filter((row) => numberOf(row, 'daysLate') !== undefined).length,
          [`Unchanged for ${STALLED_DAYS} days or longer`]: rows.filter(isStalled).length,
        }),
        ...(rows.length === 0 ? [sentence(textOf(answer, 'none') ?? 'No success plan is open.')] : []),
      ],
    },
    ...(wanting.length > 0
      ? [
          {
            title: 'Need a look',
            blocks: [
              list(
                wanting.map((row) => [plan(row), ...where(row, ofAccount), ':', reasonsOf(row).join(', ')]),
              ),
            ],
          },
        ]
      : []),
    ...(rows.length > 0 ? [{ title: 'Plans', blocks: [planTable(rows, answer.total)] }] : []),
    ...(ofAccount && rows.length > 0 ? [{ title: 'Objectives', blocks: [objectiveTable(rows)] }] : []),
  ];
}

function where(row: Row, ofAccount: boolean): readonly Cell[] {
  return ofAccount ? [] : ['at', accountOf(row)];
}

/** Why a plan needs a look: the same rules as for stalled plans in the catalogue, and objectives that are late. */
export function reasonsOf(row: Row): readonly string[] {
  const late = numberOf(row, 'daysLate');
  const lateObjectives = rowsOf(row, 'late').length;
  return [
    ...(late === undefined ? [] : [`${counted(late, 'day')} past due`]),
    ...(isStalled(row) ? [`unchanged for ${numberOf(row, 'daysSinceChange') ?? 0} days`] : []),
    ...(lateObjectives > 0 ? [counted(lateObjectives, 'late objective')] : []),
  ];
}

function isStalled(row: Row): boolean {
  return (numberOf(row, 'daysSinceChange') ?? 0) >= STALLED_DAYS;
}
