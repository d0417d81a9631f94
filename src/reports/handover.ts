import type { CalendarDay } from '../base/dates';
import type { Facts } from '../tools/toolAnswer';
import { activityTable } from './activityTable';
import type { Answers } from './asking';
import { facts, rowsSection, sentence } from './blocks';
import { unnamed } from './cells';
import { gapsSection, measuresSection, overview, peopleSections } from './briefSections';
import { placed } from './ctas';
import { dangerRule, dangersIn, dangerTable } from './dangers';
import { defineReport, part } from './defineReport';
import { accountOfCsm } from './instead';
import { numberOf, partOf, type Row, rowsOf, textOf } from './facts';
import { ownerTable } from './owners';
import { objectiveTable, planTable } from './planTables';
import { PROMISE_RULE, promisesIn, promiseTable } from './promises';
import type { Section } from './report';
import { ctaTable, taskTable } from './workTables';

/** Entries of the Timeline that are looked through for risks and promises. */
const ENTRIES = 50;

type Asked = 'brief' | 'ctas' | 'plans' | 'timeline';

/** What somebody needs to know who takes over an account. */
export const handover = defineReport<Asked>({
  name: 'handover',
  command: 'gainsight.accountHandover',
  title: 'Account Handover…',
  description: 'People, open work with owners and dates, promises, risks and renewal of one account',
  argument: 'account',
  tools: [
    'gainsight_account_brief',
    'gainsight_ctas_list',
    'gainsight_success_plans_get',
    'gainsight_activities_list',
  ],
  heading: (account, argument) => `Handover: ${account?.name ?? argument}`,
  questions: (account) => ({
    brief: {
      tool: 'gainsight_account_brief',
      input: {
        ...{ account, detail: 'detailed' },
        sections: ['health', 'renewal', 'timeline', 'contacts', 'relationships'],
      },
    },
    ctas: {
      tool: 'gainsight_ctas_list',
      input: { account, include_tasks: true, limit: 200, detail: 'detailed' },
    },
    plans: { tool: 'gainsight_success_plans_get', input: { account, limit: 50, detail: 'detailed' } },
    timeline: { tool: 'gainsight_activities_list', input: { account, limit: ENTRIES, detail: 'detailed' } },
  }),
  instead: accountOfCsm,
  build: (answers, { clock }) => sectionsOf(answers, clock.today()),
});

function sectionsOf(
  { brief, ctas, plans, timeline }: Answers<Asked>,
  today: CalendarDay,
): readonly Section[] {
  return [
    ...part('At a glance', brief.facts, (facts) => [
      overview(facts),
      ...peopleSections(facts),
      ...measuresSection(facts),
    ]),
    dangerSection(
      { brief: brief.facts, ctas: ctas.facts, plans: plans.facts, timeline: timeline.facts },
      today,
    ),
    ...ownerSection(ctas.facts, plans.facts),
    ...part('Open CTAs', ctas.facts, workSections),
    ...part('Success plans', plans.facts, planSections),
    ...part('Promises', timeline.facts, timelineSections),
    ...(brief.facts.status === 'ok' ? gapsSection(brief.facts) : []),
  ];
}

function dangerSection(answers: Readonly<Record<Asked, Facts>>, today: CalendarDay): Section {
  const health = partOf(answers.brief, 'health') ?? {};
  const dangers = dangersIn('', {
    ctas: rowsOf(answers.ctas),
    plans: rowsOf(answers.plans),
    measures: rowsOf(health, 'measures'),
    renewal: partOf(answers.brief, 'renewal') ?? {},
    timeline: rowsOf(answers.timeline).filter((row) => (textOf(row, 'date') ?? '') <= today),
  });
  return {
    title: 'Risks and problems',
    blocks: [
      dangers.length === 0
        ? sentence('Nothing of this kind is in what could be read.')
        : dangerTable(dangers),
      sentence('Rule:', dangerRule(`one of the newest ${ENTRIES} Timeline entries`), '.'),
    ],
  };
}

function ownerSection(ctas: Facts, plans: Facts): readonly Section[] {
  const objectives = rowsOf(plans).flatMap((row) => rowsOf(row, 'all').filter(isOpen));
  const work = {
    CTAs: rowsOf(ctas),
    Tasks: rowsOf(ctas, 'tasks'),
    Plans: rowsOf(plans),
    Objectives: objectives,
  };
  if (Object.values(work).every((rows) => rows.length === 0)) return [];
  return [{ title: 'Who owns the open work', blocks: [ownerTable(work)] }];
}

function workSections(answer: Facts): readonly Section[] {
  const [rows, tasks] = [unnamed(rowsOf(answer)), unnamed(rowsOf(answer, 'tasks'))];
  return [
    rowsSection('Open CTAs', rows, 'No CTA is open.', () => [ctaTable(rows, answer.total)]),
    ...(tasks.length > 0
      ? [{ title: 'Open tasks', blocks: [taskTable(placed(tasks, rows), numberOf(answer, 'tasksTotal'))] }]
      : []),
  ];
}

function planSections(answer: Facts): readonly Section[] {
  return [
    rowsSection('Success plans', unnamed(rowsOf(answer)), 'No success plan is open.', (rows) => [
      planTable(rows, answer.total),
      ...(rows.some((row) => rowsOf(row, 'all').some(isOpen)) ? [objectiveTable(rows, isOpen)] : []),
    ]),
  ];
}

function timelineSections(answer: Facts): readonly Section[] {
  const promises = promisesIn(rowsOf(answer));
  return [
    {
      title: 'Promises',
      blocks: [
        promises.length === 0
          ? sentence('No sentence of the newest entries reads like a promise.')
          : promiseTable(promises),
        sentence('Rule:', PROMISE_RULE, '.'),
      ],
    },
    rowsSection('Last entries', rowsOf(answer), 'Nothing was logged.', (rows) => [
      facts({ Entries: numberOf(answer, 'total') ?? textOf(answer, 'total') }),
      activityTable(rows.slice(0, 15), answer.total),
    ]),
  ];
}

function isOpen(objective: Row): boolean {
  return textOf(objective, 'stage') !== 'done';
}
