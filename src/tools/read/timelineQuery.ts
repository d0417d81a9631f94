import * as z from 'zod';
import { activitySelect } from '../../gainsight/records/activity';
import { defineTool } from '../defineTool';
import { objectRows } from '../rows/objectRows';
import { completeA, orderBy, pageA, select } from '../query/queryInput';

/** Rows of the Timeline. */
export const timelineQuery = defineTool({
  name: 'gainsight_timeline_query',
  reference: 'gainsightTimelineRows',
  title: 'Query Timeline',
  icon: '$(history)',
  effect: 'read',
  modelDescription:
    'Timeline rows by any field, across accounts: GsCompanyId EQ takes a company name, AuthorId EQ a user or "me"; ActivityDate, TypeName. ' +
    'For one account prefer gainsight_activities_list.',
  userDescription: 'Reads Timeline activities by any condition.',
  input: () =>
    z.object({
      select: select(),
      ...pageA(50),
      orderBy: orderBy().describe('Omitted = CreatedDate desc'),
    }),
  progress: () => 'Reading the Timeline',
  run: async (input, tenant, signal) =>
    objectRows(
      {
        ...input,
        object: 'activity_timeline',
        usual: activitySelect,
        where: completeA(input.where),
        orderBy: input.orderBy ?? { CreatedDate: 'desc' },
        what: 'Timeline entries',
      },
      tenant,
      signal,
    ),
});
