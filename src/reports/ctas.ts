import { addDays } from '../base/dates';
import type { Facts } from '../tools/toolAnswer';
import { facts, sentence } from './blocks';
import { account, unnamed } from './cells';
import { defineReport } from './defineReport';
import { numberOf, type Row, rowsOf, textOf } from './facts';
import { ownRecords } from './instead';
import type { Section } from './report';
import { ctaTable, taskTable } from './workTables';

const SOON_DAYS = 7;

/** What is on the user's plate, or open at an account: the late first. */
export const ctas = defineReport({
  name: 'ctas',
  command: 'gainsight.openCtas',
  title: 'My Open CTAs',
  description: 'Your open CTAs and tasks by due date; with an account, everybody’s there',
  argument: 'accountOrMine',
  tools: ['gainsight_ctas_list'],
  heading: (found, argument) => (argument === '' ? 'My open CTAs' : `Open CTAs: ${found?.name ?? argument}`),
  questions: (argument) => ({
    open: {
      tool: 'gainsight_ctas_list',
      input: {
        ...(argument === '' ? {} : { account: argument }),
        ...{ include_tasks: true, limit: 500, detail: 'detailed' },
      },
    },
  }),
  instead: (argument, { open }) => ownRecords('CTAs', argument, open.facts),
  build: ({ open: { facts: answer } }, { clock }, argument) =>
    sectionsOf(answer, addDays(clock.today(), SOON_DAYS), argument !== ''),
});

function sectionsOf(answer: Facts, soon: string, ofAccount: boolean): readonly Section[] {
  const shown = ofAccount ? unnamed : (all: readonly Row[]) => all;
  const rows = shown(rowsOf(answer));
  const tasks = shown(rowsOf(answer, 'tasks'));
  const groups = grouped(rows, soon);
  const late = tasks.filter((row) => numberOf(row, 'daysLate') !== undefined);
  return [
    {
      title: 'At a glance',
      blocks: [
        facts({
          Account: account(answer),
          'Open CTAs': numberOf(answer, 'total') ?? textOf(answer, 'total'),
          Overdue: groups[0]?.rows.length,
          [`Due within ${SOON_DAYS} days`]: groups[1]?.rows.length,
          'Open tasks': numberOf(answer, 'tasksTotal'),
          'Overdue tasks': late.length,
        }),
        ...(rows.length === 0 ? [sentence('No CTA is open.')] : []),
      ],
    },
    ...groups
      .filter((group) => group.rows.length > 0)
      .map((group) => ({ title: group.title, blocks: [ctaTable(group.rows)] })),
    ...(tasks.length > 0
      ? [{ title: 'Open tasks', blocks: [taskTable(placed(tasks, rows), numberOf(answer, 'tasksTotal'))] }]
      : []),
  ];
}

/** Tasks with the ids of the CTA and the account that they belong to, where that CTA is among the rows. */
export function placed(tasks: readonly Row[], rows: readonly Row[]): readonly Row[] {
  const homes = new Map(rows.flatMap((row) => rowsOf(row, 'tasks').map((task) => [task.gsid, row] as const)));
  return tasks.map((task) => {
    const home = homes.get(task.gsid);
    return home ? { ...task, ctaGsid: home.gsid, accountGsid: home.accountGsid } : task;
  });
}

function grouped(rows: readonly Row[], soon: string): readonly { title: string; rows: readonly Row[] }[] {
  const isLate = (row: Row): boolean => numberOf(row, 'daysLate') !== undefined;
  const isSoon = (row: Row): boolean => (textOf(row, 'due') ?? '9') <= soon;
  const open = rows.filter((row) => !isLate(row));
  return [
    { title: 'Overdue', rows: rows.filter(isLate) },
    { title: `Due within ${SOON_DAYS} days`, rows: open.filter(isSoon) },
    { title: 'Later, or without a due date', rows: open.filter((row) => !isSoon(row)) },
  ];
}
