import * as z from 'zod';
import { activitySelect } from '../gainsight/records/activity';
import { defineTool } from './defineTool';
import { listed } from './listed';
import { completeA, orderBy, select, whereA } from './queryInput';

/** Rows of the Timeline. */
export const timelineQuery = defineTool({
  name: 'gainsight_timeline_query',
  reference: 'gainsightTimeline',
  title: 'Query Timeline',
  icon: '$(history)',
  effect: 'read',
  modelDescription:
    'Timeline activities (calls, meetings, e-mails, notes), newest first: subject, notes as text, date, type, author, company. ' +
    'The company filter is GsCompanyId EQ (find the GSID with gainsight_company_query), the date is ActivityDate, the type TypeName.',
  userDescription: 'Reads Timeline activities by any condition.',
  input: () =>
    z.object({
      select: select().optional().describe('Field names; omitted = the usual ones'),
      where: whereA().optional(),
      orderBy: orderBy().optional().describe('Omitted = CreatedDate desc'),
      limit: z.int().min(1).max(5000).default(50),
      offset: z.int().min(0).default(0),
    }),
  progress: () => 'Reading the Timeline',
  run: async ({ limit, offset, ...input }, tenant, signal) => {
    const where = completeA(input.where);
    const query = {
      object: 'activity_timeline',
      select: input.select ?? activitySelect,
      where,
      orderBy: input.orderBy ?? { CreatedDate: 'desc' as const },
      limit,
      offset,
    };
    const rows = await tenant.client.queryObjects(query, { signal });
    return listed({
      rows,
      size: limit,
      nextCall: `offset ${offset + rows.length}`,
      scope: where
        ? 'Timeline of the whole tenant, entries that meet the conditions'
        : 'Timeline of the whole tenant',
      source: 'activity_timeline',
      clock: tenant.clock,
    });
  },
});
