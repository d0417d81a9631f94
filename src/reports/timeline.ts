import type { Facts } from '../tools/toolAnswer';
import { activityTable, lastContact } from './activityTable';
import { facts, list, MOST_ROWS, rowsSection } from './blocks';
import { account } from './cells';
import { defineReport } from './defineReport';
import { dayOf, numberOf, partOf, rowsOf, textOf, textsOf } from './facts';
import type { Section } from './report';

/** The newest entries of one account. */
export const timeline = defineReport({
  name: 'timeline',
  command: 'gainsight.accountTimeline',
  title: 'Account Timeline…',
  description: 'The newest Timeline entries of one account, and the last contact',
  argument: 'account',
  tools: ['gainsight_activities_list'],
  heading: (found, argument) => `Timeline: ${found?.name ?? argument}`,
  questions: (argument) => ({
    entries: {
      tool: 'gainsight_activities_list',
      input: { account: argument, limit: MOST_ROWS, detail: 'detailed' },
    },
  }),
  build: ({ entries }) => sectionsOf(entries.facts),
});

function sectionsOf(answer: Facts): readonly Section[] {
  const doubles = rowsOf(answer, 'alike').map((row) => [
    dayOf(row, 'date'),
    ':',
    `${textsOf(row, 'gsids').length} entries say the same`,
  ]);
  return [
    {
      title: 'At a glance',
      blocks: [
        facts({
          Account: account(answer),
          Entries: numberOf(answer, 'total') ?? textOf(answer, 'total'),
          'Contacts with the customer': numberOf(answer, 'contacts'),
          'Other entries': numberOf(answer, 'notContacts'),
          'Last contact': lastContact(partOf(answer, 'lastContact'), 'none'),
        }),
      ],
    },
    rowsSection('Entries', rowsOf(answer), 'Nothing was logged.', (rows) => [
      activityTable(rows, answer.total),
    ]),
    ...(doubles.length > 0 ? [{ title: 'Look-alikes', blocks: [list(doubles)] }] : []),
  ];
}
