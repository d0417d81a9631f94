import * as z from 'zod';
import { planSelect } from '../gainsight/records/successPlan';
import { nameCurrentUser } from './currentUser';
import { defineTool } from './defineTool';
import { listed } from './listed';
import { completeB, select, whereB } from './queryInput';

/** Rows of the success plan list. */
export const successPlanList = defineTool({
  name: 'gainsight_success_plan_list',
  reference: 'gainsightPlans',
  title: 'List success plans',
  icon: '$(milestone)',
  effect: 'read',
  modelDescription:
    'Success plans with company, owner, type, status, due date and percent complete. Conditions name the field as fieldName, ' +
    'e.g. CompanyId EQ, OwnerId EQ, DueDate LT yyyy-MM-dd. Find the company GSID with gainsight_company_query first.',
  userDescription: 'Lists success plans by any condition.',
  input: () =>
    z.object({
      select: select().optional().describe('Field names; omitted = the usual ones'),
      where: whereB().optional(),
      pageNumber: z.int().min(1).default(1),
      pageSize: z.int().min(1).max(1000).default(50),
    }),
  progress: () => 'Reading success plans',
  run: async ({ pageNumber, pageSize, ...input }, tenant, signal) => {
    const where = await nameCurrentUser(completeB(input.where), tenant, signal);
    const rows = await tenant.client.listSuccessPlans(
      { select: input.select ?? planSelect, where, pageNumber, pageSize },
      { signal },
    );
    return listed({
      rows,
      size: pageSize,
      nextCall: `pageNumber ${pageNumber + 1}`,
      scope: where
        ? 'Success plans of the whole tenant that meet the conditions'
        : 'All success plans of the tenant',
      source: 'cta_group',
      clock: tenant.clock,
    });
  },
});
