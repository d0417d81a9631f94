import {
  gapsSection,
  measuresSection,
  openWorkSections,
  overview,
  peopleSections,
  timelineSection,
} from './briefSections';
import { defineReport } from './defineReport';

/** One account on a page. */
export const brief = defineReport({
  name: 'brief',
  command: 'gainsight.accountBrief',
  title: 'Account Brief…',
  description: 'Health, renewal, open work, people and the last entries of one account',
  argument: 'account',
  tools: ['gainsight_account_brief'],
  heading: (account, argument) => `Account brief: ${account?.name ?? argument}`,
  questions: (account) => ({
    brief: { tool: 'gainsight_account_brief', input: { account } },
  }),
  build: ({ brief: { facts } }) => [
    overview(facts),
    ...gapsSection(facts),
    ...measuresSection(facts),
    ...openWorkSections(facts),
    ...timelineSection(facts),
    ...peopleSections(facts),
  ],
});
