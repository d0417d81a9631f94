import * as z from 'zod';
import { ctaSelect } from '../gainsight/records/cta';
import { nameCurrentUser } from './currentUser';
import { defineTool } from './defineTool';
import { listed } from './listed';
import { completeB, select, whereB } from './queryInput';

/** Rows of the Cockpit's CTA list. */
export const ctaList = defineTool({
  name: 'gainsight_cta_list',
  reference: 'gainsightCtas',
  title: 'List CTAs',
  icon: '$(checklist)',
  effect: 'read',
  modelDescription:
    'CTAs (calls to action) of Cockpit with company, owner, type, status, priority and due date. Conditions name the field as fieldName, ' +
    'e.g. CompanyId EQ, OwnerId EQ, IsClosed EQ false, DueDate LTE yyyy-MM-dd. Find the company GSID with gainsight_company_query first.',
  userDescription: 'Lists CTAs by any condition.',
  input: () =>
    z.object({
      select: select().optional().describe('Field names; omitted = the usual ones'),
      where: whereB().optional(),
      pageNumber: z.int().min(1).default(1),
      pageSize: z.int().min(1).max(1000).default(50),
      linkedObject: z.boolean().optional().describe('true adds the records linked to each CTA'),
    }),
  progress: () => 'Reading CTAs',
  run: async ({ pageNumber, pageSize, linkedObject, ...input }, tenant, signal) => {
    const where = await nameCurrentUser(completeB(input.where), tenant, signal);
    const rows = await tenant.client.listCtas(
      { select: input.select ?? ctaSelect, where, pageNumber, pageSize, linkedObject },
      { signal },
    );
    return listed({
      rows,
      size: pageSize,
      nextCall: `pageNumber ${pageNumber + 1}`,
      scope: where
        ? 'CTAs of the whole tenant that meet the conditions'
        : 'All CTAs of the tenant, closed ones too',
      source: 'call_to_action',
      clock: tenant.clock,
    });
  },
});
